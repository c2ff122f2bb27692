import { apply } from '../../src/domain/apply.ts';
import { addDays, type CivilDate, date, earliest } from '../../src/domain/calendar/civil-date.ts';
import type { Command, CommandBody } from '../../src/domain/commands.ts';
import type { LegalBasis } from '../../src/domain/course.ts';
import { type Decision, decide } from '../../src/domain/decide.ts';
import type { FactValues } from '../../src/domain/facts.ts';
import type { Participant } from '../../src/domain/people.ts';
import { resolveProgramme } from '../../src/domain/programmes/index.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { newTrajectory, type Trajectory } from '../../src/domain/state.ts';
import { tick } from '../../src/domain/tick.ts';

let count = 0;
/** A command with an id of its own; dates are written as text. */
export function aCommand(body: Dated<CommandBody>, id = `c${++count}`): Command {
  return { id, by: 'tester', ...(body as CommandBody) };
}

/** Any type with its civil dates as plain text, for readable tests. */
export type Dated<T> = T extends CivilDate
  ? string
  : T extends readonly (infer I)[]
    ? readonly Dated<I>[]
    : T extends object
      ? { [K in keyof T]: Dated<T[K]> }
      : T;

/** Brings a state to a day and asks; the state after it, or the refusal thrown so that a test cannot overlook it. */
export function played(state: Trajectory, today: string, ...bodies: Dated<CommandBody>[]): Trajectory {
  let now = ticked(state, today);
  for (const body of bodies) {
    const decision = decide(date(today), now, aCommand(body));
    if ('refusal' in decision) throw new Error(`refused: ${codesOf(decision)}`);
    now = ticked(decision.events.reduce(apply, now), today);
  }
  return now;
}

export function ticked(state: Trajectory, today: string): Trajectory {
  return tick(date(today), state).reduce(apply, state);
}

export function ask(state: Trajectory, today: string, body: Dated<CommandBody>): Decision {
  return decide(date(today), ticked(state, today), aCommand(body));
}

/** The codes of a refusal, or `accepted`. */
export function codesOf(decision: Decision): string {
  return 'refusal' in decision
    ? decision.refusal.reasons.map(({ code, rule }) => `${code} ${rule}`).join(', ')
    : 'accepted';
}

/** The programme without reminders of duties, unless a test is about them: a timeline then holds dates and deeds alone. */
export const programme = (variant: Variant = 'pilot', settings: Partial<Settings> = {}) =>
  resolveProgramme('social-stoette', variant, { actingWindowMinutes: 0, remindsOfDuties: false, ...settings })!;

type Variant = 'pilot' | 'rollout';
interface Beginning {
  readonly on?: string;
  readonly variant?: Variant;
  readonly settings?: Partial<Settings>;
}

export function anEnrolled({ on = '2025-01-02', variant = 'pilot', settings = {} }: Beginning = {}): Trajectory {
  return played(newTrajectory, on, {
    type: 'EnrolCitizen',
    citizenId: 'citizen-1',
    municipality: '101',
    programme: programme(variant, settings),
    on,
  });
}

export const EVERYBODY = ['citizen', 'jobCentreCaseworker', 'socialCaseworker', 'ctiWorker', 'jobConsultant'] as const;
const TRAINED = { trainedOn: '2020-01-15', trainedIn: 'social-stoette', authority: 'none' } as const;

/** The four people around the citizen; the CTI worker is trained. */
export const assignments = (on: string): Dated<CommandBody>[] => [
  { type: 'AssignStaff', function: 'ctiWorker', staffId: 'staff-cti', register: TRAINED, on },
  { type: 'AssignStaff', function: 'jobConsultant', staffId: 'staff-job', on },
  { type: 'AssignStaff', function: 'jobCentreCaseworker', staffId: 'staff-jobcentre', on },
  { type: 'AssignStaff', function: 'socialCaseworker', staffId: 'staff-social', on },
];

/** A citizen who may take part, in either variant (S-01, S-02, S-03, S-06). */
export const inclusion = (on: string, values: FactValues = {}): Dated<CommandBody> => ({
  type: 'RecordFact',
  step: 'inclusion',
  values: {
    benefit: 'activityReadyCashBenefit',
    inResourceCourse: false,
    overThirty: true,
    unemployedOneYear: true,
    selectedBy: 'evaluator',
    judgedBy: 'jobCentreCaseworker',
    reasonNote: 'note-included',
    ...values,
  },
  on,
});

/** A start-up meeting as the model wants it (S-19 … S-25). */
export const startUpMeeting = (on: string, values: FactValues = {}, who: readonly Participant[] = EVERYBODY) =>
  ({
    type: 'HoldMeeting',
    meeting: 'startUpMeeting',
    with: who,
    values: {
      agenda: ['project', 'dreams', 'resources', 'skills', 'experience', 'network', 'partners'],
      cvOn: on,
      registrationsMade: true,
      timetableAgreed: true,
      planResponsible: 'socialCaseworker',
      ...values,
    },
    on,
  }) as const satisfies Dated<CommandBody>;

export const contactMeeting = (on: string): Dated<CommandBody> => ({
  type: 'HoldMeeting',
  meeting: 'contactMeeting',
  with: ['citizen', 'ctiWorker'],
  on,
});

/** The one plan, agreed by all three (S-28 … S-30). */
export const jointPlan = (on: string, values: FactValues = {}): Dated<CommandBody> => ({
  type: 'RecordFact',
  step: 'jointActionPlan',
  with: ['citizen', 'jobCentreCaseworker', 'socialCaseworker'],
  values: { mapped: ['resources', 'barriers', 'supportNeeds'], citizensGoals: 2, supportAtWorkplace: true, ...values },
  on,
});

export const handoverPlan = (on: string): Dated<CommandBody> => ({
  type: 'RecordFact',
  step: 'handoverPlan',
  with: ['citizen', 'ctiWorker'],
  values: { whatCitizenDoes: true, whomToContact: true, crisesAndRelapses: true },
  on,
});

export const continuedNeed = (on: string, values: FactValues = { isNeeded: false }): Dated<CommandBody> => ({
  type: 'RecordFact',
  step: 'continuedNeed',
  with: ['jobCentreCaseworker', 'socialCaseworker'],
  values,
  on,
});

export const closingMeeting = (on: string, who: readonly Participant[] = EVERYBODY): Dated<CommandBody> => ({
  type: 'HoldMeeting',
  meeting: 'closingMeeting',
  with: who,
  values: { everybodyKnowsThePlan: true },
  on,
});

/** Grant, information and match, on one day. */
export const papers = (on: string, basis: LegalBasis = 'LAB_31B'): Dated<CommandBody>[] => [
  ...(basis === 'SEL_85' ? [{ type: 'AssessTargetGroup', inTargetGroup: true, on } as const] : []),
  { type: 'GrantSupport', legalBasis: basis, on },
  { type: 'InformOfGrant', who: 'citizen', on },
  { type: 'InformOfGrant', who: 'ctiWorker', on },
  { type: 'RegisterJobMatch', on },
];

/** A citizen who has been met: people, inclusion, start-up meeting and plan on `on`, then a contact meeting a day for two days. */
export function aMet({ on = '2025-01-02', ...beginning }: Beginning = {}): Trajectory {
  const met = played(
    anEnrolled({ on, ...beginning }),
    on,
    ...assignments(on),
    inclusion(on),
    startUpMeeting(on),
    jointPlan(on),
  );
  const [first, second] = [addDays(date(on), 1), addDays(date(on), 2)];
  return played(played(met, first, contactMeeting(first)), second, contactMeeting(second));
}

/** A citizen with everything that must be known before the start, known on `on`. */
export function aReady({
  basis = 'LAB_31B',
  on = '2025-01-02',
  ...beginning
}: Beginning & { basis?: LegalBasis } = {}): Trajectory {
  const metOn = addDays(date(on), -2);
  return played(aMet({ on: metOn, ...beginning }), on, ...papers(on, basis));
}

/** A course that began on `startOn`, registered that day. */
export function aCourse({
  basis = 'LAB_31B',
  startOn = '2026-01-15',
  on = earliest(date('2023-01-04'), addDays(date(startOn), -1)),
  ...beginning
}: Beginning & { basis?: LegalBasis; startOn?: string } = {}): Trajectory {
  return played(aReady({ basis, on, ...beginning }), startOn, { type: 'StartCourse', startOn });
}

export const together = { citizenAgrees: true, ctiWorker: 'staff-cti' };
export const pause = (from: string): Dated<CommandBody> => ({
  type: 'PauseCourse',
  from,
  reason: 'illness',
  citizenWishesToGoOn: true,
});
export const resume = (until: string): Dated<CommandBody> => ({ type: 'ResumeCourse', until, decision: together });
export const restart = (
  startOn: string,
  confirmedBy: readonly ('jobCentreCaseworker' | 'socialCaseworker')[] = ['jobCentreCaseworker', 'socialCaseworker'],
): Dated<CommandBody> => ({ type: 'RestartCourse', startOn, decision: together, confirmedBy });
export const pastPause = (from: string, until: string): Dated<CommandBody> => ({
  type: 'RecordPastPause',
  from,
  until,
  reason: 'illness',
  decision: together,
});
