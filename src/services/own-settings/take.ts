import { movedTo } from '../../domain/decide-move.ts';
import { type Difference, differenceOf, isNoDifference } from '../../domain/rehearsal.ts';
import { faultLines } from '../../messages/settings-faults.ts';
import {
  listOwnProgrammes,
  type OwnProgramme,
  type TakenProgramme,
  takeOwnProgramme,
} from '../../store/own-programmes.ts';
import { openCases } from '../caseload.ts';
import type { ServiceDeps } from '../services.ts';
import { readSettingsFile } from './read-file.ts';
import { resolveWith } from './resolve.ts';

/** A running case in which something would be otherwise under new settings. */
export interface CaseDifference {
  readonly trajectoryId: string;
  readonly difference: Difference;
}

/** What new settings would mean to the cases that run: they keep theirs until they are moved. */
export interface SettingsTrial {
  readonly own: OwnProgramme;
  /** How many cases of the municipality run this programme and variant. */
  readonly running: number;
  readonly trajectories: readonly string[];
  readonly differing: readonly CaseDifference[];
}

/** A file that cannot be taken: every mistake with its place. */
class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused';
}

function read(text: string): OwnProgramme {
  const answer = readSettingsFile(text);
  if ('own' in answer) return answer.own;
  throw new SettingsRefused(faultLines(answer.faults, 'da').join('\n'));
}

/** Tries a file of settings out on the running cases. Nothing is stored. Throws {@link SettingsRefused}. */
export async function trySettings(deps: ServiceDeps, text: string): Promise<SettingsTrial> {
  const own = read(text);
  const today = deps.clock.today();
  const programme = resolveWith(own, deps.settingOverrides)!;
  const cases = (await openCases(deps.db, own.municipality)).filter(
    ({ state }) => state.programme?.id === own.programme && state.programme.variant === own.variant && !state.left,
  );
  const all = cases.map(({ id: trajectoryId, state }) => ({
    trajectoryId,
    difference: differenceOf(today, state, movedTo(state, programme)),
  }));
  return {
    own,
    running: cases.length,
    trajectories: cases.map(({ id }) => id),
    differing: all.filter(({ difference }) => !isNoDifference(difference)),
  };
}

/** Takes a file of settings for new cases; its words hold at once, for all. Throws {@link SettingsRefused}. */
export async function takeSettings(
  { db, clock }: ServiceDeps,
  { text, by }: { readonly text: string; readonly by: string },
): Promise<TakenProgramme> {
  return takeOwnProgramme(db, { ...read(text), takenBy: by, takenAt: new Date(clock.now()) });
}

/** What municipalities have set, or one of them. */
export const readSettings = ({ db }: Pick<ServiceDeps, 'db'>, municipality?: string): Promise<TakenProgramme[]> =>
  listOwnProgrammes(db, municipality);
