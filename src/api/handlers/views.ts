import type { z } from 'zod';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { Consequence as Told } from '../../domain/events.ts';
import { explain, type Receipt } from '../../domain/explain.ts';
import type { Notice } from '../../domain/notices.ts';
import * as domain from '../../domain/plan.ts';
import { type Recurring, shownPeriods } from '../../domain/recurring.ts';
import type { Reason } from '../../domain/rule.ts';
import type { Trajectory } from '../../domain/state.ts';
import type { Language } from '../../messages/language.ts';
import { recurringName } from '../../messages/model/index.ts';
import { noticeText } from '../../messages/notices.ts';
import { dutyName } from '../../messages/overview.ts';
import { receiptLines } from '../../messages/receipts.ts';
import { refusalText } from '../../messages/refusals.ts';
import { consequenceLine } from '../../messages/timeline/consequences.ts';
import type { Glance } from '../../services/glance.ts';
import type { ListedRow } from '../../store/trajectories.ts';
import { type Actor, seesNames } from '../access/policy.ts';
import type { Consequence, Duty, Message, Objection, Plan, Transition } from '../contract/parts.ts';

export const objection = (reason: Reason, language: Language): z.input<typeof Objection> => ({
  ...{ code: reason.code, rule: reason.rule },
  ...refusalText(reason, language),
});

const transition = (one: domain.PlannedTransition): z.input<typeof Transition> => ({ ...one, name: dutyName(one) });

const duty = (one: domain.Duty): z.input<typeof Duty> => ({
  ...one,
  name: dutyName(one),
  reminders: one.reminders.map((reminder) => ({ ...reminder })),
});

export const consequence = (one: Told, language: Language): z.input<typeof Consequence> => ({
  ...one,
  inWords: consequenceLine(one, language),
});

/** A message that nobody has been sent yet. */
export const messageAhead = ({ on, tells, body }: Notice): z.input<typeof Message> => ({
  ...{ on, to: [...tells], kind: body.kind, duty: body.kind === 'reminder' ? body.duty : null },
  subject: noticeText(body, on, { late: false, link: '', today: on }).subject,
});

/** The plan of a trajectory on a day as the API shows it. */
export function planView(today: CivilDate, state: Trajectory, language: Language): z.input<typeof Plan> {
  const { status, wait, courses, transitions, duties, recurring } = domain.plan(today, state);
  const inWords = (reasons: readonly Reason[]) => reasons.map((reason) => objection(reason, language));
  return {
    today,
    status,
    wait,
    courses: courses.map((course) => ({
      ...course,
      phases: [...course.phases],
      pauses: [...course.pauses],
      deviations: inWords(course.deviations),
      missing: inWords(course.missing),
      missingNow: inWords(course.missingNow),
    })),
    transitions: transitions.map(transition),
    duties: duties.map(duty),
    ...(recurring ? { recurring: recurringView(recurring, today) } : {}),
  };
}

const recurringView = ({ cadences, reviews }: Recurring, today: CivilDate): z.input<typeof Plan>['recurring'] => ({
  cadences: cadences.map((cadence) => ({
    ...cadence,
    name: recurringName(cadence.id, 'da') ?? '',
    periods: shownPeriods(cadence, today).map(({ missedInARow: _, ...period }) => period),
  })),
  reviews: reviews.map(({ id, rule, checkpoints }) => ({
    ...{ id, rule, name: recurringName(id, 'da') ?? '' },
    checkpoints: checkpoints.map(({ due, mayLapse: _, ...checkpoint }) => ({ ...checkpoint, dueFrom: due.on })),
  })),
});

/** Whom a case is about: who a citizen is only for those who may see it. */
export function subjectView(row: Pick<ListedRow, Subject>, actor: Actor) {
  const { citizenId, organisationId, subjectName: name, citizenIsProtected: isProtected } = row;
  return {
    citizen: citizenId !== null && seesNames(actor) ? { id: citizenId, name, isProtected } : null,
    ...(organisationId === null ? {} : { organisation: { id: organisationId, name } }),
  };
}

type Subject = 'citizenId' | 'organisationId' | 'subjectName' | 'citizenIsProtected';

/** One line of a list; the name only for those who may see who it is. */
export function summaryView({ id, caseNumber, ...row }: ListedRow, glance: Glance, actor: Actor) {
  const { status, wait, course, next, work, sequence } = glance;
  return {
    id,
    ...subjectView(row, actor),
    caseNumber: seesNames(actor) ? caseNumber : null,
    status,
    wait,
    phase: course?.phase ?? null,
    next: next && transition(next),
    overdue: work.overdue,
    nextDuty: work.next && duty(work.next),
    sequence,
  };
}

/** A duty of a case on a day, and where the case is; undefined when it is not to be done. */
export function dutyInCaseView(
  today: CivilDate,
  { state, ...subject }: Pick<ListedRow, Subject> & { readonly state: Trajectory },
  id: string,
  actor: Actor,
) {
  const planned = domain.plan(today, state);
  const found = planned.duties.find((one) => one.id === id && one.state !== 'done');
  return (
    found && {
      ...{ ...subjectView(subject, actor), status: planned.status, duty: duty(found) },
      phase: domain.shownCourse(planned)?.phase ?? null,
    }
  );
}

/** Why a date is what it is; undefined when the plan has no such transition or duty. */
export function receiptView(today: CivilDate, state: Trajectory, id: string, language: Language) {
  const receipt = explain(today, state, id);
  return receipt && shownReceipt(receipt, language);
}

export function shownReceipt(receipt: Receipt, language: Language) {
  const { anchor, steps, rule, result, provisional } = receipt;
  return { anchor, steps: [...steps], rule, result, provisional, inWords: receiptLines(receipt, language) };
}
