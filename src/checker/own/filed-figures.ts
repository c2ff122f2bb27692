import type { FiguresReport, StopsReport } from '../../domain/model/figures.ts';
import type { Filing } from '../../domain/model/filing.ts';
import type { Content } from '../filed-content.ts';
import { toldBy } from '../told/told.ts';
import { daysAfter, monthsAfter } from './calendar.ts';
import type { Shown, ToldCase } from './figure.ts';
import { figuresAsked, figureTold, type Reported } from './figures.ts';
import { stopsTold } from './stops.ts';

type Period = Pick<Content, 'from' | 'last'>;

// What is kept of a period by the calendar: the figures and stops as they stood on its last day, by all that is known now.

/** Periods of so many months from a January on, cut off where the project ends, that do not end before anything is known. */
export function calendarPeriods(
  { everyMonths }: Filing,
  { since, today, until }: { readonly since: string; readonly today: string; readonly until: string | null },
): Period[] {
  const periods: Period[] = [];
  for (let from = `${since.slice(0, 4)}-01-01`; from <= (until ?? today) && from <= today; ) {
    const next = monthsAfter(from, everyMonths);
    periods.push({ from, last: [daysAfter(next, -1), until ?? '9999'].sort()[0]! });
    from = next;
  }
  return periods.filter(({ last }) => last >= since);
}

/** What had happened by the end of a day; of what was taken back later nothing is left. */
const asOf = (last: string, cases: readonly ToldCase[]): ToldCase[] =>
  cases.flatMap(({ id, journal }) => {
    const known = journal.filter(({ event }) => event.on <= last || event.type === 'EventWithdrawn');
    const told = toldBy(known);
    return told.programme === null ? [] : [{ id, journal: known, told }];
  });

/** Figures in numbers, and in each case's line how much of each figure it is. Throws NotReckoned. */
export function figuresContent(rule: FiguresReport, period: Period, reported: Omit<Reported, 'today'>): Content {
  const then = { ...reported, cases: asOf(period.last, reported.cases), today: period.last };
  const rows: Record<string, Record<string, number>> = {};
  const figures: Record<string, number> = {};
  for (const figure of figuresAsked(rule, then)) {
    const shown = figureTold(figure, then);
    const lineOf = (id: string) => (rows[id] ??= {});
    for (const { trajectoryId } of shown.countsNot) lineOf(trajectoryId)[figure.id] ??= 0;
    for (const { trajectoryId, amount } of shown.counts)
      lineOf(trajectoryId)[figure.id] = amount ?? (rows[trajectoryId]?.[figure.id] ?? 0) + 1;
    Object.assign(figures, numbersOf(figure.id, shown));
  }
  return { ...period, rows, figures, gaps: [] };
}

/** By name and group: what is kept of a figure. */
function numbersOf(id: string, { shows, value, of, parts }: Shown): Record<string, number> {
  const named = (name: string, group: string | null, count: number | null) =>
    count === null ? {} : { [`${name} of ${group}`]: count };
  switch (shows) {
    case 'share':
      return {
        ...named(`${id}.of`, null, of ?? 0),
        ...named(id, null, value === null ? null : Math.round(value * of!)),
      };
    case 'reached':
      return { ...named(id, null, value), ...named(`${id}.expected`, null, of) };
    case 'days':
      return { ...named(`${id}.of`, null, of ?? 0), ...named(id, null, value) };
    case 'hours':
      return Object.assign(
        { ...named(`${id}.of`, null, value === null ? 0 : of), ...named(id, null, value) },
        ...parts
          .filter((part) => part.value !== null)
          .map((part) => ({ ...named(`${id}.of`, part.key, part.counts.length), ...named(id, part.key, part.value) })),
      );
    default:
      return Object.assign(named(id, null, value), ...parts.map(({ key, counts }) => named(id, key, counts.length)));
  }
}

/** A line for each pause, interruption and exit, and who outside has not been told. */
export function stopsContent(rule: StopsReport, period: Period, reported: Omit<Reported, 'today'>): Content {
  const { rows } = stopsTold(asOf(period.last, reported.cases), reported.model, period.last);
  const lines = rows.map((row) => ({ ...row, key: `${row.trajectoryId}/${row.kind}/${row.course ?? 0}/${row.on}` }));
  const told = (row: (typeof lines)[number], what: string) => {
    const days = row.told.filter((one) => one.what === what).map(({ on }) => on);
    return days.length > 0 && !days.includes(null) ? [...days].sort().at(-1)! : null;
  };
  const kinds = [null, ...new Set(lines.map(({ kind }) => kind))];
  return {
    ...period,
    rows: Object.fromEntries(
      lines.map((row) => [
        row.key,
        {
          ...{ kind: row.kind, course: row.course, from: row.on, until: row.until, reason: row.reason },
          ...Object.fromEntries(['began', 'ended', 'reasons', 'discussed'].map((what) => [what, told(row, what)])),
        },
      ]),
    ),
    figures: Object.fromEntries(
      kinds.map((kind) => [`${rule.id} of ${kind}`, lines.filter((row) => kind === null || row.kind === kind).length]),
    ),
    gaps: lines
      .flatMap((row) => row.told.filter(({ on }) => on === null).map(({ party }) => `${row.key} told:${party}`))
      .sort(),
  };
}
