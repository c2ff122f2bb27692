import type { Duty } from '../../domain/plan.ts';
import { shortDate } from '../../messages/dates.ts';
import { dutyName, statusLine } from '../../messages/overview.ts';
import { recipientName } from '../../messages/people.ts';
import { receiptLines } from '../../messages/receipts.ts';
import { legalBasisShortName } from '../../messages/words.ts';
import type { ShownTrajectory } from '../../services/read.ts';
import { workOf } from './duties.ts';

/** The list of cases, those with something overdue first: where each is today, what is to be done, and the next date. */
export function listView(shown: readonly ShownTrajectory[], others: number) {
  const rows = shown.map(rowOf).sort((a, b) => b.overdue - a.overdue || (a.soonest < b.soonest ? -1 : 1));
  return { title: 'Forløb', rows, others };
}

function rowOf({ summary, plan }: ShownTrajectory) {
  const { overdue, next: duty } = plan ? workOf(plan) : { overdue: 0, next: null };
  const { id, citizenName, course, status, next, receipt } = summary;
  return {
    id,
    name: citizenName || 'Uden navn',
    basis: course ? legalBasisShortName.da[course.legalBasis] : '',
    status,
    where: statusLine(summary),
    overdue,
    duty: duty ? dutyLine(duty) : null,
    next: next ? dutyName(next) : '',
    on: next ? `${next.provisional ? 'tidligst ' : ''}${shortDate(next.on)}` : '',
    why: receipt ? receiptLines(receipt, 'da') : [],
    soonest: [duty?.dueOn, next?.on].flatMap((on) => on ?? []).sort()[0] ?? '9999',
  };
}

function dutyLine(duty: Duty) {
  const on = `${duty.provisional ? 'tidligst ' : ''}${shortDate(duty.dueOn!)}`;
  return { on, name: dutyName(duty), who: recipientName.da[duty.owner], id: duty.id };
}
