import { resolveProgramme } from '../../domain/programmes/index.ts';
import type { ResolvedProgramme } from '../../domain/settings.ts';
import { findOwnProgramme, type OwnProgramme } from '../../store/own-programmes.ts';
import type { ServiceDeps } from '../services.ts';

/**
 * The programme as a new case of a municipality will run it: its newest version, with what the municipality has set.
 * Undefined when id or variant is unknown.
 */
export async function resolveOwn(
  { db, settingOverrides }: Pick<ServiceDeps, 'db' | 'settingOverrides'>,
  of: Pick<OwnProgramme, 'municipality' | 'programme' | 'variant'>,
): Promise<ResolvedProgramme | undefined> {
  const own = await findOwnProgramme(db, of);
  return resolveWith(own?.variant === of.variant ? own : { ...of, settings: {} }, settingOverrides);
}

/** The programme with settings that a municipality has, or might have. */
export const resolveWith = (
  { programme, variant, settings }: Pick<OwnProgramme, 'programme' | 'variant' | 'settings'>,
  settingOverrides: ServiceDeps['settingOverrides'] = {},
): ResolvedProgramme | undefined => resolveProgramme(programme, variant, { ...settings, ...settingOverrides });
