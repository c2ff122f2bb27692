import type { TrajectoryEvent } from '../domain/events.ts';
import type { DateRule, DutyRule, Rung } from '../domain/model/duties.ts';
import type { ProgrammeModel } from '../domain/programme.ts';
import type { Settings } from '../domain/settings.ts';
import type { JournalRow } from './evidence.ts';
import { dayInCopenhagen, daysAfter, isClosed, openDay } from './own/calendar.ts';
import { checkpointsTold, numberOf } from './own/checkpoints.ts';
import { type OwnPeriod, periodsAround } from './own/periods.ts';
import { type Told, toldBy } from './told/told.ts';

type Reminder = Extract<TrajectoryEvent, { type: 'ReminderIssued' }>;

/** A period or checkpoint that a duty is about, on some day: what it is called, when it is due, whether it is open. */
interface Occasion {
  readonly key: string;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly isOpen: boolean;
}

/** Reminders of contact and reviews that were said though nobody was to be reminded, or on another day than their rung's. */
export function falseReminders(journal: readonly JournalRow[], model: ProgrammeModel): string[] {
  return journal.flatMap(({ sequence, event }, index) => {
    const rule =
      event.type === 'ReminderIssued' ? recurringRules(model).find(({ id }) => id === event.what) : undefined;
    if (!rule || event.type !== 'ReminderIssued') return [];
    const told = toldBy(journal.slice(0, index));
    const day = dayInCopenhagen(Date.parse(event.recordedAt));
    const fault = faultOf(event, rule, occasionsOf(rule, told, model, day), told.programme!.settings);
    return fault ? [`event ${sequence}: ${event.duty}/${event.rung}/${event.dueOn} ${fault}`] : [];
  });
}

function faultOf(reminder: Reminder, rule: DutyRule, occasions: readonly Occasion[], settings: Settings) {
  const occasion = occasions.find(({ key }) => `${key}/${rule.id}` === reminder.duty);
  if (!occasion) return 'is of what nobody is asked for';
  if (!occasion.isOpen) return 'is of what is not open';
  if (occasion.dueOn !== reminder.dueOn) return `was due on ${occasion.dueOn}`;
  const rung = rule.ladder.find(({ id }) => id === reminder.rung);
  const on = rung && dayOfRung(rung, occasion, settings);
  return on === reminder.on ? undefined : `says its day is ${reminder.on}, it was ${on ?? 'none'}`;
}

/**
 * Reminders that were never said: on the morning of a rung's day, by all that had been registered before it, the period or
 * checkpoint was open. What is registered later for an earlier day asks for nothing here.
 */
export function unsaidReminders(journal: readonly JournalRow[], model: ProgrammeModel, livedUntil: string): string[] {
  const said = new Set(
    journal.flatMap(({ event }) =>
      event.type === 'ReminderIssued' ? [`${event.duty}/${event.rung}/${event.dueOn}`] : [],
    ),
  );
  const { settings } = toldBy(journal).programme!;
  if (!settings.remindsOfDuties) return [];
  const rules = recurringRules(model).filter(
    ({ done, rule }) => done === undefined && !settings.rulesOff.includes(rule),
  );
  const days = journal.map(({ event }) => dayInCopenhagen(Date.parse(event.recordedAt)));
  const found: string[] = [];
  let known = 0;
  let told = toldBy([]);
  for (let day = days[0]!; day < livedUntil && told.archivedOn === null; day = daysAfter(day, 1)) {
    const before = known;
    while (known < days.length && days[known]! < day) known++;
    if (known > before) told = toldBy(journal.slice(0, known));
    if (known === 0 || isClosed(day, settings.closingDays) || (told.left && told.left.on <= day)) continue;
    const periods = new Map<string, readonly OwnPeriod[]>();
    // Of several that fall on one day, as closing days make them, the last is said alone.
    for (const rule of rules)
      for (const occasion of occasionsOf(rule, told, model, day, periods).filter(({ isOpen }) => isOpen))
        for (const rung of rule.ladder.filter((one) => dayOfRung(one, occasion, settings) === day).slice(-1)) {
          const name = `${occasion.key}/${rule.id}/${rung.id}/${occasion.dueOn}`;
          if (!said.has(name)) found.push(`${name} was to be said on ${day} and never was`);
        }
  }
  return found;
}

/** The duties that come of cadences and reviews. */
const recurringRules = ({ duties }: ProgrammeModel): readonly DutyRule[] =>
  duties.filter(({ each }) => typeof each === 'object' && ('cadence' in each || 'review' in each));

/** `known` keeps the periods of a day's cadences from one duty to the next. */
function occasionsOf(
  rule: DutyRule,
  told: Told,
  model: ProgrammeModel,
  day: string,
  known = new Map<string, readonly OwnPeriod[]>(),
): Occasion[] {
  const { settings } = told.programme!;
  const dated = (key: string, dates: Dates, isOpen: boolean): Occasion => {
    const dueOn = dayOf(rule.due, dates, settings);
    const opensOn = rule.opens ? dayOf(rule.opens, dates, settings) : dueOn;
    return { key, opensOn, dueOn, isOpen: isOpen && !(rule.inPause !== 'continues' && isHeld(told, dueOn, day)) };
  };
  const { each } = rule;
  if (typeof each !== 'object' || 'step' in each || 'successorAs' in each) return [];
  if ('cadence' in each) {
    const cadence = model.cadences!.find(({ id }) => id === each.cadence)!;
    const periods = known.get(cadence.id) ?? periodsAround(told, model, cadence, day);
    known.set(cadence.id, periods);
    const key = ({ rhythm, from }: (typeof periods)[number]) => `${rhythm}-${from}`;
    if (each.is === 'asked')
      return periods
        .filter(({ last }) => last >= day)
        .map((one) => dated(key(one), { ...one, own: one.from }, one.notAskedBy === null && one.state !== 'reached'));
    const gone = periods.findLast(({ last }) => last < day);
    const inARow = 'inARow' in each ? numberOf(each.inARow, settings) : 1;
    if (!gone || gone.missedInARow === 0) return [];
    return [dated(key(gone), { ...gone, own: daysAfter(gone.last, 1) }, gone.missedInARow % inARow === 0)];
  }
  const review = model.reviews!.find(({ id }) => id === each.review)!;
  return checkpointsTold(told, model, review, day).map(({ number, dueFrom, state, expected, preparedOn }) => {
    const isAhead = state === 'coming' && expected === 'due' && preparedOn === null;
    // What is done in another way than by the meeting stays open when that has been held.
    const isDue = state === 'due' || (state === 'held' && !rule.whileOpen);
    const isOpen = each.is === 'ahead' ? isAhead : isDue && dueFrom <= day;
    return dated(`checkpoint-${number}`, { own: dueFrom }, isOpen);
  });
}

/** The days that the dates of a duty can be counted from. */
interface Dates {
  readonly own: string;
  readonly from?: string;
  readonly last?: string;
}

function dayOf({ anchor, plus = 0, minus = 0 }: DateRule, dates: Dates, settings: Settings): string {
  const field = 'of' in anchor && anchor.of === 'subject' ? anchor.field : undefined;
  const from = field === 'from' ? dates.from : field === 'last' ? dates.last : dates.own;
  if (from === undefined) throw new Error(`Expected a day of a period, found ${JSON.stringify(anchor)}`);
  return daysAfter(from, numberOf(plus, settings) - numberOf(minus, settings));
}

/** T-05: a pause that had begun when it was due is going on. */
const isHeld = ({ courses }: Told, dueOn: string, day: string): boolean =>
  courses.some(
    ({ ended, pauses }) =>
      !ended && pauses.some(({ from, until }) => from <= dueOn && from <= day && (until === null || day < until)),
  );

/** K-32: what goes out before a day is moved back to an open day, all else forward. */
function dayOfRung({ at }: Rung, { opensOn, dueOn }: Occasion, settings: Settings): string {
  const { closingDays } = settings;
  if (at === 'open') return openDay(opensOn, 'after', closingDays);
  if (at === 'due') return openDay(dueOn, 'after', closingDays);
  if ('before' in at) return openDay(daysAfter(dueOn, -numberOf(at.before, settings)), 'before', closingDays);
  const [from, days] = 'after' in at ? [dueOn, at.after] : [opensOn, at.openFor];
  return openDay(daysAfter(from, numberOf(days, settings)), 'after', closingDays);
}
