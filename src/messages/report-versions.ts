import { type CivilDate, parseCivilDate } from '../domain/calendar/civil-date.ts';
import type { Cell, Figure, OpenGap } from '../domain/reports/content.ts';
import type { Days } from '../domain/reports/rolling-quarters.ts';
import type { Difference } from '../domain/reports/versions.ts';
import type { ReportVersion } from '../store/reports.ts';
import { dayRange, longDate, shortDate } from './dates.ts';
import { columnName, filledFigureName, groupName } from './filled-words.ts';
import { recipientName } from './people.ts';
import { reportStateName } from './report-words.ts';
import { counted } from './words.ts';

interface Dated {
  readonly dueOn: CivilDate | null;
  readonly isDue: boolean;
  readonly isOverdue: boolean;
}

/** "1. marts – 31. maj 2024 · version 2 · kladde · retter version 1 · mangler hos 4 forløb · skal indberettes senest 14. juni 2024". */
export function versionLine(
  version: Pick<ReportVersion, 'from' | 'last' | 'version' | 'state' | 'corrects' | 'openGaps'> & Dated,
): string {
  const { from, last, state, corrects, openGaps, dueOn, isDue, isOverdue } = version;
  const due = dueOn === null || !isDue ? [] : [`skal indberettes senest ${longDate(dueOn, 'da')}`];
  return [
    ...[dayRange(from, last, 'da'), `version ${version.version}`, reportStateName.da[state]],
    ...(corrects === null ? [] : [`retter version ${corrects}`]),
    ...(openGaps === 0 ? [] : [`mangler hos ${counted(openGaps, 'case', 'da')}`]),
    ...(isOverdue ? [`skulle være indberettet senest ${longDate(dueOn!, 'da')}`] : due),
  ].join(' · ');
}

/** "1. juni – 31. august 2024: udfylder sig selv 1. september 2024, skal indberettes senest 14. september 2024". */
export function comingLine({
  from,
  last,
  fillOn,
  dueOn,
}: Days & { readonly fillOn: CivilDate; readonly dueOn: CivilDate | null }): string {
  const due = dueOn === null ? '' : `, skal indberettes senest ${longDate(dueOn, 'da')}`;
  return `${dayRange(from, last, 'da')}: udfylder sig selv ${longDate(fillOn, 'da')}${due}`;
}

/** "Afsluttede, alle: 2 ud af 4". */
export function figureLine(figure: Figure, figures: readonly Figure[]): string {
  const { group, count, of, unit } = figure;
  const whole = figures.find((one) => one.id === of && one.group === group);
  return `${figureInWords(figure)}: ${decimal(count)}${whole && unit === undefined ? ` ud af ${whole.count}` : ''}`;
}

function figureInWords(figure: Pick<Figure, 'id' | 'group' | 'unit'>): string {
  const group = groupName(figure);
  const isNumber = group !== null && /^\d+$/.test(group);
  return `${filledFigureName(figure)}, ${group === null ? 'alle' : group === '' ? 'uden gruppe' : isNumber ? `gruppe ${group}` : group}`;
}

/** With a decimal comma, and one decimal where there is one. */
const decimal = (count: number) => String(Math.round(count * 10) / 10).replace('.', ',');

/** "Delmålgruppe i 0190…: kan udfyldes af CTI-medarbejderen". */
export const gapLine = ({ field, trajectoryId, filledBy }: OpenGap): string =>
  `${columnName(field)} i ${trajectoryId}: kan udfyldes af ${recipientName.da[filledBy]}`;

/** "Delmålgruppe mangler i et forløb: kan udfyldes af CTI-medarbejderen": with a link, where the id is of no use. */
export const missingLine = ({ field, filledBy }: Pick<OpenGap, 'field' | 'filledBy'>): string =>
  `${columnName(field)} mangler i et forløb: kan udfyldes af ${recipientName.da[filledBy]}`;

/** "Afslutningsdato i 0190…: ikke oplyst → 20-05-2024". */
export function differenceLine(one: Difference): string {
  switch (one.kind) {
    case 'added':
      return `${one.trajectoryId}: er kommet til`;
    case 'removed':
      return `${one.trajectoryId}: er gået ud`;
    case 'changed':
      return `${columnName(one.column)} i ${one.trajectoryId}: ${cellInWords(one.was)} → ${cellInWords(one.is)}`;
    case 'figure':
      return `${figureInWords(one)}: ${decimal(one.was ?? 0)} → ${decimal(one.is ?? 0)}`;
  }
}

function cellInWords(cell: Cell): string {
  if (cell === null) return 'ikke oplyst';
  if (typeof cell === 'boolean') return cell ? 'ja' : 'nej';
  const on = parseCivilDate(String(cell));
  return on ? shortDate(on) : String(cell);
}
