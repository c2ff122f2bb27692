import type { FactValue } from '../facts.ts';
import type { JobFunction, Participant } from '../people.ts';
import type { RuleId } from '../rule.ts';
import type { Condition } from './conditions.ts';
import type { Anchor } from './duties.ts';
import type { SpellOf } from './spells.ts';

/** Weeks run from Monday to Sunday, fortnights are two of them; a month runs from its first to its last day. */
export const RHYTHMS = ['week', 'fortnight', 'fourWeeks', 'month'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** How many days those periods have that are made of weeks. */
export const DAYS_OF = { week: 7, fortnight: 14, fourWeeks: 28 } as const satisfies Partial<Record<Rhythm, number>>;

/** A registration that counts as contact, or as an attempt at it. */
export interface ContactTest {
  readonly step: string;
  readonly where?: Readonly<Record<string, FactValue>>;
  /** Counts only when this person was there. */
  readonly with?: Participant;
  /** Counts only where the municipality has it so. */
  readonly onlyIf?: Condition;
}

/** Contact that is to be had again and again, once in every period. */
export interface CadenceRule {
  readonly id: string;
  readonly rule: RuleId;
  /** One for all time, in calendar weeks or months; or one for each phase of the course, counted from its first day. */
  readonly rhythm: Rhythm | readonly [Rhythm, Rhythm, Rhythm];
  /** Who is to have the contact. */
  readonly contactBy: JobFunction;
  /** Asked for only where the municipality has it so. */
  readonly onlyIf?: Condition;
  /** The first whole period that begins on that day or later is the first to be asked for. */
  readonly begins: Anchor;
  /** Only periods that lie wholly in such a spell are asked for. */
  readonly within?: SpellOf;
  /** A period with a day in one of these is not asked for. */
  readonly suspendedBy: readonly (SpellOf & { readonly rule: RuleId })[];
  readonly reachedBy: readonly ContactTest[];
  readonly attemptedBy: readonly ContactTest[];
}
