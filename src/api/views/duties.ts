import { addDays, type CivilDate, weekday } from '../../domain/calendar/civil-date.ts';
import type { Receipt } from '../../domain/explain.ts';
import type { Duty, Plan } from '../../domain/plan.ts';
import type { Trajectory } from '../../domain/state.ts';
import { shortDate } from '../../messages/dates.ts';
import { dutyWords, kindOfDuty } from '../../messages/model/index.ts';
import { dutyDueLine, dutyName, dutyTodo } from '../../messages/overview.ts';
import { recipientName } from '../../messages/people.ts';
import { receiptLines } from '../../messages/receipts.ts';
import { capital } from '../../messages/words.ts';
import type { OwnTexts } from '../../store/own-programmes.ts';

/** The duties of a case in the order in which they press: overdue first, what is done last. Empty groups are left out. */
export function dutyGroups({ duties, today }: Plan, receipts: readonly Receipt[], texts?: OwnTexts) {
  const why = new Map(receipts.map((receipt) => [receipt.duty, receiptLines(receipt, 'da')]));
  const byGroup = Object.groupBy(duties, (duty) => groupOf(duty, today));
  return GROUPS.flatMap(({ key, caption }) => {
    const rows = (byGroup[key] ?? []).map((duty) => rowOf(duty, today, why.get(duty.id) ?? [], texts));
    return rows.length > 0 ? [{ key, caption: `${caption} (${rows.length})`, isDone: key === 'done', rows }] : [];
  });
}

/**
 * Duties that somebody was reminded of and that a later registration has made void: a link in an old mail lands here.
 * `news` are the ids that are no duties.
 */
export function voidDuties({ reminded }: Trajectory, { duties }: Plan, news: ReadonlySet<string>, texts?: OwnTexts) {
  const known = new Set([...duties.map(({ id }) => id), ...news]);
  const ids = new Set(reminded.map((said) => said.split('/').slice(0, -REMINDER_PARTS).join('/')));
  return [...ids]
    .filter((id) => !known.has(id))
    .map((id) => ({ id, name: capital(dutyWords(kindOfDuty(id), texts)?.name.da ?? 'opgave') }));
}

/** A reminder is remembered as duty/rung/due date. */
const REMINDER_PARTS = 2;

type GroupKey = 'overdue' | 'today' | 'week' | 'noLimit' | 'later' | 'waiting' | 'done';
const GROUPS: readonly { readonly key: GroupKey; readonly caption: string }[] = [
  { key: 'overdue', caption: 'Over fristen' },
  { key: 'today', caption: 'Frist i dag' },
  { key: 'week', caption: 'Frist i denne uge' },
  { key: 'noLimit', caption: 'Uden fast frist' },
  { key: 'later', caption: 'Senere' },
  { key: 'waiting', caption: 'Venter, mens forløbet er på pause' },
  { key: 'done', caption: 'Gjort' },
];

function groupOf({ state, dueOn }: Duty, today: CivilDate): GroupKey {
  if (state === 'done' || state === 'overdue' || state === 'waiting') return state;
  if (dueOn === null) return state === 'open' ? 'noLimit' : 'later';
  if (dueOn === today) return 'today';
  return dueOn <= addDays(today, 7 - weekday(today)) ? 'week' : 'later';
}

function rowOf(duty: Duty, today: CivilDate, why: readonly string[], texts: OwnTexts | undefined) {
  const said = duty.reminders.filter((reminder) => reminder.said);
  return {
    id: duty.id,
    name: dutyName(duty, texts),
    todo: duty.state === 'done' ? '' : dutyTodo(duty, texts),
    who: capital(recipientName.da[duty.owner]),
    due: duty.state === 'done' ? (duty.dueOn === null ? '' : shortDate(duty.dueOn)) : dutyDueLine(duty, today),
    reminded: said.length > 0 && duty.state !== 'done' ? `Påmindet senest ${shortDate(said.at(-1)!.on)}` : '',
    why: duty.dueOn === null || duty.state === 'done' ? [] : why,
  };
}
