import type { FactValue } from '../facts.ts';
import type { Participant } from '../people.ts';
import type { RuleId } from '../rule.ts';

/** How somebody talked with the citizen. `remote` says that the citizen was not in the room, and no more. */
export const CONTACT_FORMS = ['inPerson', 'remote', 'telephone', 'video', 'message'] as const;
export type ContactForm = (typeof CONTACT_FORMS)[number];

/** A registration in which somebody has been in contact with the citizen. Meetings with the citizen are contacts anyway. */
export interface ContactRule {
  readonly step: string;
  readonly rule: RuleId;
  /** Only when a field says so: whom a job consultant talked with, who was informed of a grant. */
  readonly where?: Readonly<Record<string, FactValue>>;
  /** Only when this person was there: a talk with a supporter may be one without the citizen. */
  readonly with?: Participant;
  /** The field that says in which form. */
  readonly formIn?: string;
  /** The field that says whether the citizen was reached; always when left out. */
  readonly reachedIn?: string;
}
