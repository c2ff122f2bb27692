import type { CivilDate } from './calendar/civil-date.ts';
import type { TrajectoryEvent } from './events.ts';
import type { Fact, FactValues } from './facts.ts';
import { type Meeting, meetingsOf } from './meetings.ts';
import { CONTACT_FORMS, type ContactForm, type ContactRule } from './model/contacts.ts';
import { agrees } from './model/spells.ts';
import type { Participant } from './people.ts';
import { type ProgrammeModel, stepOf } from './programme.ts';
import { programmeOf } from './programmes/index.ts';
import type { RuleId } from './rule.ts';
import type { Trajectory } from './state.ts';

/** One contact with the citizen, or an attempt at one. */
export interface Contact {
  /** Sequence number of its event; of a meeting the one that it began with. */
  readonly id: number;
  /** Of the programme, or of what the engine itself registers. */
  readonly step: string;
  readonly rule: RuleId;
  readonly on: CivilDate;
  readonly course: number | null;
  readonly isMeeting: boolean;
  readonly with: readonly Participant[];
  /** Null where the model does not register it. */
  readonly form: ContactForm | null;
  readonly place: string | null;
  /** Null of a message: nobody knows whether it was read. */
  readonly isReached: boolean | null;
}

/** Every registered contact with the citizen, by day; and the day on which the citizen was last reached. */
export function contactsOf(
  state: Trajectory,
  events: readonly TrajectoryEvent[],
): { readonly contacts: readonly Contact[]; readonly lastOn: CivilDate | null } {
  if (!state.programme) return { contacts: [], lastOn: null };
  const model = programmeOf(state.programme);
  const ruleOf = (meeting: string) => model.steps.find(({ id }) => id === meeting)!.rule;
  const met = meetingsOf(events).flatMap((one) => asContact(one, ruleOf(one.meeting)));
  const others = state.facts.flatMap((fact) => {
    const rule = model.contacts.find(
      ({ step, where, with: person }) =>
        step === fact.step && agrees(fact.values, where) && (person === undefined || fact.with.includes(person)),
    );
    return rule ? [ofFact(fact, rule)] : [];
  });
  const contacts = [...met, ...others].sort((a, b) => (a.on === b.on ? a.id - b.id : a.on < b.on ? -1 : 1));
  return { contacts, lastOn: contacts.findLast(({ isReached }) => isReached)?.on ?? null };
}

/**
 * How often the one who carries the citizen's way through the model has met, reached or written to the citizen from one day until
 * another, exclusive (S-73).
 */
export function contactsBetween(
  { contacts }: Pick<ReturnType<typeof contactsOf>, 'contacts'>,
  carrier: Participant,
  { start, end }: { readonly start: CivilDate; readonly end: CivilDate },
): number {
  return contacts.filter(
    ({ on, with: people, isReached }) => start <= on && on < end && isReached !== false && people.includes(carrier),
  ).length;
}

/** A meeting that the citizen did not come to is an attempt; one that others missed was a contact all the same. */
function asContact(meeting: Meeting, rule: RuleId): Contact[] {
  const { id, meeting: step, on, course, with: people, required, values } = meeting;
  if (on === null || !(required.includes('citizen') || people.includes('citizen'))) return [];
  const isReached = people.includes('citizen');
  const form = isReached ? formAtMeeting(values) : null;
  return [{ id, step, rule, on, course, isMeeting: true, with: people, form, place: placeIn(values), isReached }];
}

/** The form in which a registration says that somebody talked with the citizen; null where it does not say. */
export function formOf(model: ProgrammeModel, { step, values }: Pick<Fact, 'step' | 'values'>): ContactForm | null {
  if (stepOf(model, step)?.kind === 'meeting') return formAtMeeting(values);
  return formIn(values, model.contacts.find((rule) => rule.step === step)?.formIn);
}

const formAtMeeting = ({ remotely }: FactValues): ContactForm =>
  Array.isArray(remotely) && remotely.includes('citizen') ? 'remote' : 'inPerson';

const formIn = (values: FactValues, field: string | undefined): ContactForm | null =>
  CONTACT_FORMS.find((one) => field !== undefined && one === values[field]) ?? null;

function ofFact(fact: Fact, { rule, formIn: field, reachedIn }: ContactRule): Contact {
  const { id, step, on, course, with: people, values } = fact;
  const form = formIn(values, field);
  const isTold = reachedIn === undefined || values[reachedIn] === true;
  const isReached = isTold ? (form === 'message' ? null : true) : false;
  return { id, step, rule, on, course, isMeeting: false, with: people, form, place: placeIn(values), isReached };
}

const placeIn = ({ place }: Fact['values']) => (typeof place === 'string' ? place : null);
