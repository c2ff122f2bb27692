import { parseCivilDate } from '../domain/calendar/civil-date.ts';
import { type CprNumber, formatCpr } from '../domain/cpr.ts';
import type { ReportRule } from '../domain/model/reports.ts';
import type { Cell, Column, Figure, Filled } from '../domain/reports/content.ts';
import { columnsOf } from '../domain/reports/filled.ts';
import { hideSmallGroups } from '../domain/reports/small-groups.ts';
import { columnName, filledFigureName, groupName, wordIn } from './filled-words.ts';
import { choiceName } from './model/index.ts';
import { capital } from './words.ts';

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
    headings: ['CPR-nummer', ...columns.map(({ id }) => columnName(id))],
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
    case 'word':
      return wordIn(column.of, String(cell));
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
        ...[rounded(figure.count), whole?.count ?? null],
        ...[whole && figure.unit === undefined ? percentage(figure.count, whole.count) : null],
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
    rows: hideSmallGroups(figures).map((figure) => [
      ...namesOf(figure),
      figure.count === null ? 'skjult' : rounded(figure.count),
    ]),
  };
}

const namesOf = (figure: Pick<Figure, 'id' | 'group' | 'unit'>): SheetCell[] => [
  filledFigureName(figure),
  groupName(figure) === '' ? 'Ikke oplyst' : capital(groupName(figure) ?? 'alle'),
];

/** Days and hours with one decimal; a number of cases is whole. */
const rounded = (count: number): number => Math.round(count * 10) / 10;

const wholeOf = ({ of, group }: Figure, figures: readonly Figure[]) =>
  figures.find((one) => one.id === of && one.group === group);

/** With one decimal. */
const percentage = (count: number, of: number): number | null =>
  of === 0 ? null : Math.round((count * 1000) / of) / 10;
