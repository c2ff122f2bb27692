import type { Duty } from '../../domain/plan.ts';
import { shortDate } from '../../messages/dates.ts';
import { dutyName, statusLine } from '../../messages/overview.ts';
import { recipientName } from '../../messages/people.ts';
import { receiptLines } from '../../messages/receipts.ts';
import { legalBasisShortName } from '../../messages/words.ts';
import type { TrajectorySummary } from '../../services/read.ts';

/** The list of cases, those with something overdue first: where each is today, what is to be done, and the next date. */
export function listView(shown: readonly TrajectorySummary[], hasMore: boolean) {
  const rows = shown.map(rowOf).sort((a, b) => b.overdue - a.overdue || (a.soonest < b.soonest ? -1 : 1));
  return { title: 'Forløb', rows, hasMore };
}

function rowOf(summary: TrajectorySummary) {
  const { id, subjectName, course, status, next, receipt } = summary;
  const { overdue, next: duty } = summary.work;
  return {
    id,
    name: subjectName || 'Uden navn',
    isProtected: summary.citizenIsProtected,
    basis: course ? legalBasisShortName.da[course.legalBasis] : '',
    status,
    where: statusLine(summary),
    overdue,
    duty: duty ? dutyLine(duty, summary.texts) : null,
    next: next ? dutyName(next) : '',
    on: next ? `${next.provisional ? 'tidligst ' : ''}${shortDate(next.on)}` : '',
    why: receipt ? receiptLines(receipt, 'da') : [],
    soonest: [duty?.dueOn, next?.on].flatMap((on) => on ?? []).sort()[0] ?? '9999',
  };
}

function dutyLine(duty: Duty, texts: TrajectorySummary['texts']) {
  const on = `${duty.provisional ? 'tidligst ' : ''}${shortDate(duty.dueOn!)}`;
  return { on, name: dutyName(duty, texts), who: recipientName.da[duty.owner], id: duty.id };
}
