import type { CivilDate } from './calendar/civil-date.ts';
import type { ProgrammeModel } from './programme.ts';
import { programmeOf } from './programmes/index.ts';
import type { Settings } from './settings.ts';
import type { Trajectory } from './state.ts';

/** What the rules need besides the facts: the model, the case's own settings, and which day it is in Copenhagen. */
export interface Context {
  readonly programme: ProgrammeModel;
  readonly settings: Settings;
  readonly today: CivilDate;
}

/** The context of a case on a day; undefined before enrolment, when there is no programme yet. */
export function contextOf({ programme }: Pick<Trajectory, 'programme'>, today: CivilDate): Context | undefined {
  return programme ? { programme: programmeOf(programme), settings: programme.settings, today } : undefined;
}
