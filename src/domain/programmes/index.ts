import type { ProgrammeModel } from '../programme.ts';
import type { ResolvedProgramme, Settings } from '../settings.ts';
import { birRessourceforloeb } from './bir-ressourceforloeb/index.ts';
import { ctiImplementering } from './cti-implementering/index.ts';
import { ctiOvergang } from './cti-overgang/index.ts';
import { implementeringsstoette } from './implementeringsstoette/index.ts';
import { projekt } from './projekt/index.ts';
import { socialStoette } from './social-stoette/index.ts';

/** Every version of every model that a running case may be on. */
const MODELS: readonly ProgrammeModel[] = [
  ...[socialStoette, birRessourceforloeb, ctiOvergang],
  ...[projekt, implementeringsstoette, ctiImplementering],
];

/** The ids of all programmes. */
export const PROGRAMME_IDS: readonly string[] = [...new Set(MODELS.map(({ id }) => id))];

/** Those that citizens are in, rather than organisations. */
export const CITIZEN_PROGRAMME_IDS: readonly string[] = PROGRAMME_IDS.filter(
  (id) => newestProgramme(id)?.subject === undefined,
);

/** The ids of all meetings, of whichever programme and version. */
export const MEETING_IDS: readonly string[] = [
  ...new Set(MODELS.flatMap(({ steps }) => steps.filter(({ kind }) => kind === 'meeting').map(({ id }) => id))),
];

/** What of the fidelity of a course no registration can tell, of whichever programme: people may answer it themselves. */
export const UNMEASURABLE_ITEMS: readonly string[] = [
  ...new Set(
    MODELS.flatMap(({ fidelity }) => fidelity?.course ?? []).flatMap(({ id, kind }) =>
      kind === 'notMeasurable' ? [id] : [],
    ),
  ),
];

/** The newest version of a programme; undefined when there is none of that name. */
export function newestProgramme(id: string): ProgrammeModel | undefined {
  return MODELS.filter((model) => model.id === id).sort((a, b) => b.version - a.version)[0];
}

/** The very version a case runs on. Throws when it is gone: removing a version with running cases is a bug. */
export function programmeOf({ id, version }: Pick<ResolvedProgramme, 'id' | 'version'>): ProgrammeModel {
  const model = MODELS.find((candidate) => candidate.id === id && candidate.version === version);
  if (!model)
    throw new Error(
      `Expected programme ${id} version ${version} to exist, found ${MODELS.map((m) => `${m.id} ${m.version}`)}`,
    );
  return model;
}

/** The programme as a new case will run it; undefined when the id or the variant is unknown. */
export function resolveProgramme(
  id: string,
  variant: string,
  overrides: Partial<Settings> = {},
): ResolvedProgramme | undefined {
  const model = newestProgramme(id);
  const settings = model?.variants[variant];
  return model && settings
    ? { id, version: model.version, variant, settings: withOwn(settings, overrides) }
    : undefined;
}

/** Settings with what a municipality has set otherwise; of the programme's own each for itself. */
function withOwn(settings: Settings, overrides: Partial<Settings>): Settings {
  const own = { ...settings.own, ...overrides.own };
  return { ...settings, ...overrides, ...(Object.keys(own).length > 0 ? { own } : {}) };
}
