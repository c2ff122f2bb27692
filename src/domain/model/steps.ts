import type { FactValue } from '../facts.ts';
import type { JobFunction, Participant } from '../people.ts';
import type { RefusalCode, RuleId } from '../rule.ts';

/** What one field of a registration holds. A note is the id of a text that stays in the store. */
export type Field = {
  readonly rule?: RuleId;
  /** False: may be left out … */
  readonly required?: boolean;
  /** … but not when another field has this value. */
  readonly requiredWhen?: Readonly<Record<string, FactValue>>;
  /** May be there only while other fields have these values. */
  readonly onlyWhen?: Readonly<Record<string, FactValue>>;
  /** A no, or a list without a code, is as good as nothing. */
  readonly mustHold?: true;
  /** The server puts it in from what only it knows: whether the municipality has a place left (S-05). */
  readonly fromServer?: 'hasPlace';
} & (
  | { readonly type: 'flag' | 'note' | 'staff' | 'company' }
  /** `notBefore`: the field whose date it may not precede. */
  | { readonly type: 'date'; readonly notBefore?: string }
  | { readonly type: 'number'; readonly atLeast?: number }
  | { readonly type: 'choice'; readonly of: readonly string[] }
  /** `all`: each of them must be there. */
  | { readonly type: 'codes'; readonly of: readonly string[]; readonly all?: boolean }
);

/** A function that somebody else's presence covers too, when the condition on the person holds (G-03, G-10, B-16). */
export interface Double {
  readonly person: JobFunction;
  readonly covers: JobFunction;
  readonly when: 'wholeAuthority' | 'oneCaseworkerForBoth' | 'always';
  readonly rule: RuleId;
}

interface StepBase {
  readonly id: string;
  readonly rule: RuleId;
  readonly fields?: Readonly<Record<string, Field>>;
  /** Belongs to a running course: not before its first day, not from its end on. Each limit has its rule. */
  readonly notBeforeStart?: RuleId;
  readonly notAfterEnd?: RuleId;
}

export interface MeetingStep extends StepBase {
  readonly kind: 'meeting';
  /** Without them all the meeting counts as not held. */
  readonly participants: readonly Participant[];
  readonly doubles?: readonly Double[];
  /** Who must have prepared it together before anybody is summoned. */
  readonly preparedBy?: readonly JobFunction[];
  readonly participantsRule: RuleId;
}

/** Something written and agreed upon: each registration is a new version. */
export interface DocumentStep extends StepBase {
  readonly kind: 'document';
  /** Without them all it is not agreed. */
  readonly participants: readonly Participant[];
  readonly participantsRule: RuleId;
}

/** A plain registration: a contact, a consent, an answer, a judgement. */
export interface RecordStep extends StepBase {
  readonly kind: 'record';
  /** Who must stand behind it. */
  readonly participants?: readonly Participant[];
  readonly participantsRule?: RuleId;
}

export type ModelStep = MeetingStep | DocumentStep | RecordStep;

/** How the citizen can leave the programme, or why a change does not end it (S-88 … S-91, A-11). */
export interface Exit {
  readonly why: string;
  readonly rule: RuleId;
  /** Described and discussed first, like an interruption, after the registration of one of these steps (S-87). */
  readonly interruptionAfter?: readonly string[];
}

/** Two functions in one person for one citizen (rules catalogue 6.1). */
export interface Combination {
  readonly functions: readonly [JobFunction, JobFunction];
  readonly verdict: 'allowed' | 'advisedAgainst' | 'forbidden';
  readonly rule: RuleId;
  readonly code?: RefusalCode;
}
