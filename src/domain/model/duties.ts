import type { JobFunction, OutsideParty, Recipient } from '../people.ts';
import type { RefusalCode, RuleId } from '../rule.ts';
import type { Condition, Count, OwnSetting } from './conditions.ts';

/** What a due date is counted from. */
export type Anchor =
  | { readonly of: 'roundBegan' | 'courseStart' | 'granted' }
  /** A date among the programme's own settings; there is no such duty while none is set, or when it lay before the case. */
  | { readonly of: 'setting'; readonly own: OwnSetting }
  /** The day on which somebody was first given a function. */
  | { readonly of: 'assigned'; readonly as: JobFunction }
  /** The subject's own day: a fact's, a pause's first day, an appointment's day. */
  | { readonly of: 'subject'; readonly field?: string }
  /** The day from which on a review is due. */
  | { readonly of: 'checkpoint' }
  /** The day on which somebody registered the subject. */
  | { readonly of: 'registered' }
  /** The last registration of a step, or the date that one of its fields holds; no day once `unless` has been registered. */
  | { readonly of: 'step'; readonly step: string; readonly field?: string; readonly unless?: string }
  | { readonly of: 'boundary'; readonly number: 1 | 2 | 3 }
  /** The last day on which a meeting that people had been summoned to could not be held. */
  | { readonly of: 'notHeld'; readonly meeting: string }
  /** The latest of those that there are. */
  | { readonly latestOf: readonly Anchor[] };

/** A date: an anchor and calendar days after or before it. `rule` is where the number comes from. */
export interface DateRule {
  readonly anchor: Anchor;
  readonly plus?: Count;
  readonly minus?: Count;
  readonly rule: RuleId;
  /** Where this comes later it counts instead: nobody is late with what has only now become needed. */
  readonly notBefore?: Anchor;
}

/** When a reminder goes out and to whom. Days are calendar days; the day itself is moved to a working day (K-32). */
export interface Rung {
  readonly id: string;
  readonly at: 'open' | 'due' | { readonly before: Count } | { readonly after: Count } | { readonly openFor: Count };
  /** Again every so many days while the duty is open. */
  readonly every?: Count;
  readonly tells: readonly (Recipient | 'owner' | 'beside')[];
}

/** What gives rise to duties of a kind: one for each. */
export type Each =
  | 'round'
  | 'course'
  | 'pause'
  | 'resume'
  | 'appointment'
  | 'left'
  /** A case given from one to another who is to confirm it; none where the municipality asks for no confirmation. */
  | 'handOver'
  /** Whoever has taken a function over from another. */
  | { readonly successorAs: JobFunction }
  | { readonly step: string }
  /** The periods of a cadence: the one at hand and the next, or the last that went by without contact. */
  | { readonly cadence: string; readonly is: 'asked' | 'missed' }
  /** The same, but only when so many have gone by in a row. */
  | { readonly cadence: string; readonly is: 'missed'; readonly inARow: Count }
  /** The checkpoints of a review: those that are due, or the next that looks like it. */
  | { readonly review: string; readonly is: 'due' | 'ahead' };

/** Whom the case itself has named: in the first of some registrations that there is. */
export interface NamedOwner {
  readonly namedIn: readonly { readonly step: string; readonly field: string; readonly thisRound?: boolean }[];
  readonly otherwise: JobFunction;
}

/** The function that a field of the duty's subject names. */
export interface SubjectOwner {
  readonly inSubject: string;
}

/** Who has to do it: a function, the one that it is about, or whom the case has named for it. */
export type Owner = Recipient | SubjectOwner | NamedOwner;

/** Something that somebody must do by a date: owner, date and ladder as data. */
export interface DutyRule {
  readonly id: string;
  readonly rule: RuleId;
  readonly owner: Owner;
  /** Who else its rungs may name: `beside`. */
  readonly beside?: Owner;
  readonly each: Each;
  /** There is such a duty only while this holds. */
  readonly applies?: Condition;
  /** From when on it can be done; from the beginning when left out. */
  readonly opens?: DateRule;
  readonly due: DateRule;
  /** Done when this holds; a duty without it is ticked off by hand. */
  readonly done?: Condition;
  /** An open pause stops it (default), does not touch it, or is what it is about. */
  readonly inPause?: 'stops' | 'continues';
  readonly ladder: readonly Rung[];
  /** What the course's end registers when it is still missing (S-96). */
  readonly missingAtEnd?: RefusalCode;
  /** Somebody outside who is told by doing it: a message can take the task's place by setting. */
  readonly tellsOutside?: OutsideParty | { readonly setting: 'pauseToldTo' };
  /** What they must be given is in no message, such as a number or a description: it stays a task whatever is set. */
  readonly isTaskAlways?: boolean;
  /** Doing it leaves something in another system or with somebody outside, though no one party is told: a correction lists it. */
  readonly reachesOutside?: boolean;
  /** Asked for only until its subject is over: a pause ends, a meeting is held. */
  readonly whileOpen?: boolean;
  /** A piece of news rather than a task: past when its day has come. */
  readonly isNews?: boolean;
  /** To be done when it can be: no day makes it late. */
  readonly hasNoLimit?: boolean;
}
