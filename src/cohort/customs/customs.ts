import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { LegalBasis } from '../../domain/course.ts';
import type { OwnedDuty } from '../../domain/duties.ts';
import { newestProgramme } from '../../domain/programmes/index.ts';
import type { OwnValue } from '../../domain/settings.ts';
import type { Trajectory } from '../../domain/state.ts';
import type { Chance } from '../chance.ts';
import type { TeamFunction } from '../people.ts';
import type { Act, Happening, Scene, Traits } from '../scene.ts';

/** How a duty is done. Every duty of a programme that can be done has one; news needs none. */
export type Deed = (scene: Scene, state: Trajectory, duty: OwnedDuty) => Promise<unknown>;

/** What befalls a citizen besides the usual course of things. */
export interface Fate {
  readonly name: string;
  readonly legalBasis?: LegalBasis;
  readonly variant?: string;
  readonly traits?: Partial<Traits>;
  readonly happenings: (chance: Chance) => readonly Happening[];
  /** The citizen comes back and is enrolled once more, so many days after the first time. */
  readonly comesBackAfter?: number;
}

/** The people around one citizen. */
export interface Around {
  readonly chance: Chance;
  readonly traits: Traits;
}

/** How people go about a programme: what its rules leave to them. Data of the cohort, one file tree for each programme. */
export interface Customs {
  readonly programme: string;
  /** Who works in it … */
  readonly functions: readonly TeamFunction[];
  /** … and who of them is found on the first day. */
  readonly foundAtOnce: readonly TeamFunction[];
  /** Enrolled within so many days of the first, where the programme's own dates want it. */
  readonly enrolledWithinDays?: number;
  readonly variantOf: (chance: Chance) => string;
  /** What every municipality of the cohort sets, besides the programme's own defaults. */
  readonly own: Readonly<Record<string, OwnValue>>;
  /** What is registered on the day of the enrolment. */
  readonly inclusion: Act;
  /** What always happens and no duty asks for. */
  readonly usual: (around: Around & { readonly legalBasis: LegalBasis | undefined }) => readonly Happening[];
  /** Those that are drawn from; none where the model has no timed course. */
  readonly legalBases: readonly LegalBasis[];
  /** One for each citizen of a turn; whoever has none goes right. */
  readonly fates: readonly Fate[];
  readonly right: Fate;
  /** After so many citizens the fates are dealt anew. */
  readonly turn: number;
  /** Small things that may come on top of any fate. */
  readonly extras: (chance: Chance) => readonly Happening[];
  readonly deeds: Readonly<Record<string, Deed>>;
  /** Duties that now and then nobody ever does. */
  readonly mayBeNeglected: readonly string[];
  /** What people know must come first; what they do not know they learn from a refusal. */
  readonly first: Readonly<Record<string, readonly string[]>>;
  /** Meetings with a duty of their own name: held on the day for which they are summoned, whenever that is moved. */
  readonly meetings: readonly string[];
  /** Duties that are not done some time before they are due, but on a day of their own. */
  readonly dayOf: Readonly<
    Record<string, (duty: OwnedDuty, state: Trajectory, today: CivilDate, around: Around) => CivilDate | undefined>
  >;
}

/**
 * The fate of a programme's citizen by number: each once in a turn, what is not dealt goes right. Spread over the turn
 * rather than its beginning: 37 has no divisor in common with the length of any turn.
 */
export function fateOf({ fates, right, turn }: Pick<Customs, 'fates' | 'right' | 'turn'>, index: number): Fate {
  return fates[(index * 37) % turn] ?? right;
}

/** A happening that comes with a probability. */
export const some = (chance: Chance, probability: number, happening: Happening): Happening[] =>
  chance.happens(probability) ? [happening] : [];

export const isAboutOrganisations = (programme: string): boolean =>
  newestProgramme(programme)?.subject === 'organisation';
