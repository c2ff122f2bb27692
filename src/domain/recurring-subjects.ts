import { addDays } from './calendar/civil-date.ts';
import { type Checkpoint, checkpointsOf } from './checkpoints.ts';
import type { Context } from './context.ts';
import type { Subject } from './duty-dates.ts';
import { count } from './model/conditions.ts';
import type { Each } from './model/duties.ts';
import { cadencesOf, type Period, periodsOf } from './periods.ts';
import { currentCourse, type Trajectory } from './state.ts';

/** The period at hand and the next one asked for; or the last that went by without contact, or would if nothing happens. */
export function periodSubjects(
  each: Extract<Each, { cadence: string }>,
  context: Context,
  state: Trajectory,
): Subject[] {
  const { settings, today } = context;
  const cadence = cadencesOf(context, state).find(({ id }) => id === each.cadence);
  if (!cadence) return [];
  const periods = periodsOf(context, state, cadence);
  const about = (period: Period, on = period.from): Subject => ({
    key: `${period.rhythm}-${period.from}`,
    scope: {},
    ...(typeof cadence.rhythm === 'string' ? {} : { course: currentCourse(state) }),
    on,
    values: { from: period.from, last: period.last },
    isOver: period.state === 'reached',
  });
  const now = periods.filter(({ last, notAskedBy }) => last >= today && notAskedBy === null);
  if (each.is === 'asked') return now.map((period) => about(period));
  const inARow = 'inARow' in each ? count(each.inARow, settings) : 1;
  const before = periods.findLast(({ last }) => last < today);
  const gone = before && before.missedInARow > 0 ? [{ period: before, number: before.missedInARow }] : [];
  return [...gone, ...wouldBeMissed(now, before)]
    .filter(({ number }) => number % inARow === 0)
    .map(({ period }) => about(period, addDays(period.last, 1)));
}

/** Which in a row each period would be the missed one, if nothing happened. */
function wouldBeMissed(now: readonly Period[], before: Period | undefined): { period: Period; number: number }[] {
  const counted: { period: Period; number: number }[] = [];
  for (const period of now) {
    const last = counted.at(-1) ?? (before && { period: before, number: before.missedInARow });
    const follows = last !== undefined && addDays(last.period.last, 1) === period.from;
    if (period.state !== 'reached') counted.push({ period, number: follows ? last.number + 1 : 1 });
  }
  return counted;
}

/** The checkpoints that are or were due; or the next, when nothing speaks against its being so. */
export function checkpointSubjects(
  each: Extract<Each, { review: string }>,
  context: Context,
  state: Trajectory,
): Subject[] {
  const review = context.programme.reviews!.find(({ id }) => id === each.review)!;
  const isMeant = ({ state: is, expected, mayLapse }: Checkpoint) =>
    each.is === 'ahead' ? is === 'coming' && expected === 'due' : expected === 'due' || mayLapse;
  return checkpointsOf(context, state, review)
    .filter(isMeant)
    .map(({ number, due, state: is, preparedOn }) => ({
      key: `checkpoint-${number}`,
      scope: {},
      on: due.on,
      checkpoint: due,
      values: { number },
      isOver: each.is === 'ahead' ? preparedOn !== null : is === 'held',
    }));
}
