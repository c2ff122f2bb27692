import { type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import { caseloads } from '../caseload.ts';
import { factsOf } from '../facts.ts';
import { ownSetting } from '../model/conditions.ts';
import type { FigureRule, FiguresReport, Point, ShareOf } from '../model/figures.ts';
import { isOff } from '../model/gates.ts';
import type { Settings } from '../settings.ts';
import type { Trajectory } from '../state.ts';
import { casesInTime, casesThat, casesThatReached } from './case-shares.ts';
import { coursesWithFallingContact, meetingsWithAll, transitionsOnTime } from './course-shares.ts';
import { type Figure, type Part, type ReportCase, sorted, type Verdict } from './figure.ts';
import { byMonth, hoursByMonth } from './months.ts';
import { partsOfWhole } from './parts.ts';
import { dutiesDone } from './timely-duties.ts';

/** The figures of one municipality on a day, but for those whose rule its variant leaves out. Pure. */
export const figuresOf = (
  { figures }: FiguresReport,
  today: CivilDate,
  settings: Settings,
  cases: readonly ReportCase[],
): Figure[] => {
  const enrolled = cases.filter(({ state }) => state.programme !== null);
  return figures
    .filter(({ rule }) => !isOff(rule, { settings }))
    .map((figure) => ({
      ...NOTHING,
      id: figure.id,
      rule: figure.rule,
      shows: figure.shows,
      ...shown(figure, today, settings, enrolled),
    }));
};

const NOTHING = {
  ...{ value: null, of: null, estimate: null },
  ...{ counts: [], countsNot: [], leftOut: [], parts: [] },
} as const satisfies Partial<Figure>;

function shown(
  figure: FigureRule,
  today: CivilDate,
  settings: Settings,
  cases: readonly ReportCase[],
): Partial<Figure> {
  switch (figure.shows) {
    case 'share': {
      const percent = numberIn(figure.estimate, settings);
      return { ...shareOf(figure.of, today, cases), estimate: percent === null ? null : percent / 100 };
    }
    case 'reached': {
      const of = figure.expected === 'places' ? settings.places : numberIn(figure.expected, settings);
      const verdicts = sorted(casesThatReached(figure, today, cases));
      return { ...verdicts, value: verdicts.counts.length, of };
    }
    case 'parts':
      return wholeOf(partsOfWhole(figure.by, today, cases));
    case 'days': {
      const verdicts = sorted(cases.flatMap((one) => waits(figure.from, figure.to, one)));
      return { ...verdicts, value: median(verdicts.counts.map(({ amount }) => amount!)), of: verdicts.counts.length };
    }
    case 'months':
      return figure.of === 'hours' ? hoursByMonth(figure, today, cases) : wholeOf(byMonth(figure.of, today, cases));
  }
}

const numberIn = (name: Parameters<typeof ownSetting>[0] | undefined, settings: Settings): number | null => {
  const value = name === undefined ? null : ownSetting(name, settings);
  return typeof value === 'number' ? value : null;
};

/** The parts add up to the whole. */
const wholeOf = (parts: readonly Part[]): Partial<Figure> => {
  const counts = parts.flatMap((part) => part.counts);
  return { parts, counts, value: counts.length, of: counts.length };
};

function shareOf(of: ShareOf, today: CivilDate, cases: readonly ReportCase[]): Partial<Figure> {
  if (of.each === 'worker') return workersWithinLimit(today, cases);
  const verdicts = sorted(verdictsOf(of, today, cases));
  const judged = verdicts.counts.length + verdicts.countsNot.length;
  return { ...verdicts, value: judged === 0 ? null : verdicts.counts.length / judged, of: judged };
}

function verdictsOf(
  of: Exclude<ShareOf, { each: 'worker' }>,
  today: CivilDate,
  cases: readonly ReportCase[],
): Verdict[] {
  switch (of.each) {
    case 'case':
      return casesThat(of, today, cases);
    case 'caseInTime':
      return casesInTime(today, cases);
    case 'duty':
      return dutiesDone(of, today, cases);
    case 'meeting':
      return meetingsWithAll(of, cases);
    case 'transition':
      return transitionsOnTime(today, cases);
    case 'courseWithFallingContact':
      return coursesWithFallingContact(of, today, cases);
  }
}

/** A part for each worker with the load as its value, down to the cases; the value is the share within the limit. */
function workersWithinLimit(today: CivilDate, cases: readonly ReportCase[]): Partial<Figure> {
  const open = cases.filter(({ state }) => state.archivedOn === null);
  const loads = caseloads(
    today,
    open.map(({ state }) => state),
  ).filter(({ inCourse }) => Object.keys(inCourse).length > 0);
  const casesOf = (staffId: string) =>
    open.filter(({ state }) => state.staff.ctiWorker === staffId).map(({ id }) => ({ trajectoryId: id, about: null }));
  const parts = loads.map(({ staffId, load }) => ({ key: staffId, value: load, counts: casesOf(staffId) }));
  const within = loads.filter(({ isHigh }) => !isHigh);
  const refsOf = (some: typeof loads) => some.flatMap(({ staffId }) => casesOf(staffId));
  return {
    ...{ parts, value: loads.length === 0 ? null : within.length / loads.length, of: loads.length },
    counts: refsOf(within),
    countsNot: refsOf(loads.filter(({ isHigh }) => isHigh)).map((ref) => ({ ...ref, why: 'overLimit' as const })),
  };
}

/** Days from one point to another in each way through the model (S-15). */
function waits(from: Point, to: Point, { id, state }: ReportCase): Verdict[] {
  return Array.from({ length: state.round }, (_, index): Verdict => {
    const round = index + 1;
    const ref = { trajectoryId: id, about: round === 1 ? null : `round-${round}` };
    const [begun, done] = [from, to].map((point) => firstDay(point, round, state));
    if (!begun) return { ...ref, whyNot: 'notBegun', isLeftOut: true };
    if (!done) return { ...ref, whyNot: state.left ? 'left' : 'notYet', isLeftOut: true };
    if (done < begun) return { ...ref, whyNot: 'before', isLeftOut: true };
    return { ...ref, whyNot: null, amount: daysBetween(begun, done) };
  });
}

function firstDay(point: Point, round: number, { facts, courses }: Trajectory): CivilDate | undefined {
  if ('of' in point) return courses.find((course) => course.round === round)?.startOn;
  return factsOf(facts, point.step, { round })
    .map(({ on }) => on)
    .sort()[0];
}

/** Of an even number the mean of the two in the middle; null of none. */
export function median(numbers: readonly number[]): number | null {
  const all = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(all.length / 2);
  if (all.length === 0) return null;
  return all.length % 2 === 1 ? all[middle]! : (all[middle - 1]! + all[middle]!) / 2;
}
