import { parseCivilDate } from '../domain/calendar/civil-date.ts';
import { type CprNumber, formatCpr } from '../domain/cpr.ts';
import type { ReportRule } from '../domain/model/reports.ts';
import { type Cell, type Column, columnsOf, type Figure, type Filled } from '../domain/reports/filled.ts';
import { hideSmallGroups } from '../domain/reports/small-groups.ts';
import { choiceName } from './model/index.ts';
import { figureName, reportColumnName } from './report-words.ts';
import { nameOf } from './words.ts';

/** A cell as it is written out: a text, a number, a day, or nothing. */
export type SheetCell = string | number | Date | null;

/** A table as people read it, in Danish. */
export interface Sheet {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** A line for each row of the report, the citizen's number first (C-19). */
export function caseSheet(rule: ReportRule, { rows }: Filled, cprs: ReadonlyMap<string, CprNumber>): Sheet {
  const columns = columnsOf(rule);
  return {
    name: 'Forløb',
    headings: ['CPR-nummer', ...columns.map(({ id }) => nameOf(reportColumnName, id, 'da') ?? '')],
    rows: rows.map(({ trajectoryId, values }) => {
      const cpr = cprs.get(trajectoryId);
      return [cpr ? formatCpr(cpr) : null, ...columns.map((column) => written(values[column.id] ?? null, column))];
    }),
  };
}

function written(cell: Cell, column: Column): SheetCell {
  if (cell === null) return null;
  switch (column.type) {
    case 'day':
      return dayOf(String(cell));
    case 'yesNo':
      return cell === true ? 'ja' : 'nej';
    case 'number':
      return Number(cell);
    case 'code':
      return choiceName(column.field, String(cell), 'da', column.step) ?? String(cell);
  }
}

/** A day at midnight in UTC: what a sheet takes for a day without a time. */
function dayOf(text: string): Date {
  const on = parseCivilDate(text);
  if (!on) throw new Error(`Expected a day, found ${text.length} characters`);
  return new Date(`${on}T00:00:00Z`);
}

/** What is counted, of how many, the share, and whether a target was reached. */
export function figureSheet({ figures }: Filled): Sheet {
  return {
    name: 'Tal',
    headings: ['Tal', 'Gruppe', 'Antal', 'Ud af', 'Andel i procent', 'Mål i procent', 'Nået'],
    rows: figures.map((figure) => {
      const whole = wholeOf(figure, figures);
      return [
        ...namesOf(figure),
        ...[figure.count, whole?.count ?? null, whole ? percentage(figure.count, whole.count) : null],
        ...[figure.percent, figure.isMet === null ? null : figure.isMet ? 'ja' : 'nej'],
      ];
    }),
  };
}

/** What anybody may see: counts alone, small groups hidden. */
export function publicSheet({ figures }: Filled): Sheet {
  return {
    name: 'Tal',
    headings: ['Tal', 'Gruppe', 'Antal'],
    rows: hideSmallGroups(figures).map((figure) => [...namesOf(figure), figure.count ?? 'skjult']),
  };
}

const namesOf = ({ id, group }: Pick<Figure, 'id' | 'group'>): SheetCell[] => [
  nameOf(figureName, id, 'da') ?? '',
  group === null ? 'Alle' : group === '' ? 'Ikke oplyst' : group,
];

const wholeOf = ({ of, group }: Figure, figures: readonly Figure[]) =>
  figures.find((one) => one.id === of && one.group === group);

/** With one decimal. */
const percentage = (count: number, of: number): number | null =>
  of === 0 ? null : Math.round((count * 1000) / of) / 10;
