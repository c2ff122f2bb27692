import type { FiguresReport } from '../model/figures.ts';
import { caseAsOf } from './as-of.ts';
import type { Column, Figure, Filled, FilledRow, KnownCase, Source } from './content.ts';
import type { Figure as LiveFigure, ReportCase } from './figure.ts';
import { figuresOf } from './figures.ts';
import type { Days } from './rolling-quarters.ts';

/**
 * The figures of a programme as they stood at the end of a period (G-60): how many, of how many, part by part. A row for each
 * case says how much of each figure it is, so that the rows add up to it.
 */
export function fillFigures(rule: FiguresReport, { last }: Days, { settings, cases }: Source): Filled {
  const live = figuresOf(rule, last, settings, casesAsOf(last, cases));
  return { rows: rowsOf(live), figures: live.flatMap(countsOf), gaps: [] };
}

/** A column for each figure: how many of it the case is, or how many days or hours. */
export const figureColumns = ({ figures }: FiguresReport): Column[] =>
  figures.map(({ id }) => ({ id, type: 'number' }));

/** The cases that had been enrolled by a day, as they stood then. Throws for a case without its journal. */
export const casesAsOf = (day: Days['last'], cases: readonly KnownCase[]): ReportCase[] =>
  cases
    .map(({ id, events }) => {
      if (!events) throw new Error(`Expected case ${id} with its journal, found its state alone`);
      return caseAsOf(day, id, events);
    })
    .filter(({ state }) => state.programme !== null);

function rowsOf(figures: readonly LiveFigure[]): FilledRow[] {
  const values = new Map<string, Record<string, number>>();
  for (const figure of figures) {
    for (const { trajectoryId } of figure.countsNot) valuesOf(trajectoryId)[figure.id] ??= 0;
    for (const { trajectoryId, amount } of figure.counts) {
      const own = valuesOf(trajectoryId);
      // Of several ways through the model the last one's days; everything else is counted.
      own[figure.id] = amount ?? (own[figure.id] ?? 0) + 1;
    }
  }
  return [...values]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([trajectoryId, own]) => ({ key: trajectoryId, trajectoryId, values: own }));

  function valuesOf(id: string): Record<string, number> {
    const known = values.get(id) ?? {};
    values.set(id, known);
    return known;
  }
}

/** The id of how many a figure is of, and of how many a municipality expects. */
export const wholeOfFigure = (id: string) => `${id}.of`;
export const expectedOfFigure = (id: string) => `${id}.expected`;

const PLAIN = { group: null, of: null, percent: null, isMet: null } as const;

/** A figure in counts: null is not computable, and then there is no line but what it is of. */
function countsOf({ id, shows, value, of, estimate, parts }: LiveFigure): Figure[] {
  const whole = (count: number, group: string | null = null): Figure => ({
    ...{ ...PLAIN, id: wholeOfFigure(id), group, count },
  });
  switch (shows) {
    case 'share': {
      const percent = estimate === null ? null : estimate * 100;
      const counted =
        value === null ? [] : [{ ...PLAIN, id, count: Math.round(value * of!), of: wholeOfFigure(id), percent }];
      return [whole(of ?? 0), ...counted];
    }
    case 'reached':
      return [
        { ...PLAIN, id, count: value! },
        ...(of === null ? [] : [{ ...PLAIN, id: expectedOfFigure(id), count: of }]),
      ];
    case 'parts':
    case 'months':
      return [
        { ...PLAIN, id, count: value! },
        ...parts.map(({ key, counts }) => ({ ...PLAIN, id, group: key, count: counts.length })),
      ];
    case 'days':
      return [whole(of ?? 0), ...(value === null ? [] : [amountOf(id, value, 'days')])];
    case 'hours':
      return [
        ...(value === null ? [whole(0)] : [whole(of!), amountOf(id, value, 'hours')]),
        ...parts.flatMap((part) =>
          part.value === null ? [] : [whole(part.counts.length, part.key), amountOf(id, part.value, 'hours', part.key)],
        ),
      ];
  }
}

const amountOf = (id: string, count: number, unit: 'days' | 'hours', group: string | null = null): Figure => ({
  ...{ ...PLAIN, id, group, count, of: wholeOfFigure(id), unit },
});
