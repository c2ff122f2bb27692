import type { PhaseNumber } from '../course.ts';
import type { FactValue } from '../facts.ts';
import type { JobFunction } from '../people.ts';
import type { RuleId } from '../rule.ts';
import type { Condition, OwnSetting } from './conditions.ts';

// How near a course comes to the method. Method material, configurable, never a rule: nothing is refused, asked for or
// reminded of because of it.

interface ItemBase {
  readonly id: string;
  /** Its part of the score; 0 is shown beside it and never scored. */
  readonly weight: number;
  /** Needs registrations that the model does not ask for: reckoned only where they are made. */
  readonly isOptional?: true;
}

/** One thing that is looked at in a course. Its value lies between 0 and 1. */
export type CourseItem = ItemBase &
  (
    | { readonly kind: 'guaranteed'; readonly by: readonly RuleId[] }
    | { readonly kind: 'notMeasurable' }
    /** Phases in whose middle the plan in force has no fewer and no more areas than this. */
    | {
        readonly kind: 'focus';
        readonly step: string;
        readonly field: string;
        readonly between: readonly [number, number];
      }
    /** Meetings outside the office in a phase, up to as many as are wished for. */
    | {
        readonly kind: 'meetings';
        readonly with: 'citizen' | 'supporters';
        readonly phase: PhaseNumber;
        readonly wanted: number;
      }
    /** Talks with the citizen in the first months, up to as many as are wished for. */
    | { readonly kind: 'earlyTalks'; readonly months: number; readonly wanted: number }
    /** Whether there is less talk with the citizen from phase to phase, by active day. */
    | { readonly kind: 'decreasing' }
    /** How many talks there are to one every so many active days, by phase. */
    | { readonly kind: 'guide'; readonly everyDays: readonly [number, number, number] }
    /** How many of the codes of some fields have been registered by the end of phase 1. */
    | { readonly kind: 'filled'; readonly of: readonly { readonly step: string; readonly field: string }[] }
    /** Something was registered in a phase. */
    | {
        readonly kind: 'inPhase';
        readonly step: string;
        readonly where?: Readonly<Record<string, FactValue>>;
        readonly phase: PhaseNumber;
      }
    /** Agreed so many months before the end; later, but before the end, is worth less. */
    | { readonly kind: 'beforeEnd'; readonly step: string; readonly months: number; readonly lateIsWorth: number }
    /** Phases in whose first days one of these was agreed; the last of them is the registration that is optional. */
    | { readonly kind: 'eachPhase'; readonly steps: readonly [string, ...string[]]; readonly withinDays: number }
    /** Supporters named before phase 2 who met the citizen with the worker before then, unless no one may be involved. */
    | { readonly kind: 'linked'; readonly consent: { readonly step: string; readonly purpose: string } }
    /** Supporters with a task when phase 3 begins with whom the worker has been in touch since phase 2 began. */
    | { readonly kind: 'monitored' }
  );

/** One thing that is looked at in a team. */
export type TeamItem = ItemBase &
  /** Days on which a worker had no more than one is expected to have. */
  (
    | { readonly kind: 'load'; readonly atMost: number }
    /** Courses that reached their end of those that should have by now; lawful ways out are left out. */
    | { readonly kind: 'completed'; readonly lawfulExits: readonly string[] }
    /** Stretches of so many days in which a worker came to supervision, or the cases were gone through. */
    | { readonly kind: 'gatherings'; readonly of: GatheringKind; readonly everyDays: number }
  );

/** What a team does together for the method: supervision, and a going through of all its cases. */
export const GATHERING_KINDS = ['supervision', 'caseReview'] as const;
export type GatheringKind = (typeof GATHERING_KINDS)[number];

/** The meter of a programme: what it reads, and what it is made of. */
export interface FidelityModel {
  /** Raised with every change of a weight or a formula: a score is told together with it. */
  readonly version: number;
  /** Shown only where the municipality has it so. */
  readonly onlyIf?: Condition;
  /** The one whose work it is about. */
  readonly worker: JobFunction;
  /** Registrations in which the worker met or talked with the citizen. */
  readonly talks: readonly string[];
  /** Supporters stand under a number that they have in the plan: who they are is nowhere in the case. */
  readonly supporters: {
    readonly named: string;
    readonly contact: string;
    readonly number: string;
    readonly hasTask: string;
  };
  /** The setting with the ids of the optional items whose registrations the municipality makes. */
  readonly recorded: OwnSetting;
  readonly course: readonly CourseItem[];
  readonly team: readonly TeamItem[];
}
