import type { Figure } from '../domain/reports/content.ts';
import { expectedOfFigure, wholeOfFigure } from '../domain/reports/filled-figures.ts';
import { figureName as liveFigureName, partName, stopName, stopReasonName } from './figures.ts';
import { FIGURE_WORDS } from './model/figures.ts';
import { reportName } from './model/index.ts';
import { outsidePartyName } from './people.ts';
import { figureName, reportColumnName } from './report-words.ts';
import { capital, nameOf } from './words.ts';

/** What a column of a report, or a gap in one, is called: "Delmålgruppe"; that of a figure as the figure. */
export function columnName(id: string): string {
  const [what, party] = id.split(':');
  if (what === 'told' && party !== undefined) return `Besked til ${nameOf(outsidePartyName, party, 'da')}`;
  return nameOf(reportColumnName, id, 'da') ?? capital(liveFigureName(id, 'da'));
}

/** What a figure of a report is called: "Afsluttede", "Overdragelsesplaner før slut, i alt vurderet". */
export function filledFigureName({ id, unit }: Pick<Figure, 'id' | 'unit'>): string {
  const base = bases.get(id);
  const name = nameOf(figureName, id, 'da') ?? capital(liveFigureName(base?.id ?? id, 'da'));
  const amount = unit === 'days' ? ' (dage, median)' : unit === 'hours' ? ' (gennemsnit)' : '';
  return `${name}${base ? `, ${base.suffix}` : ''}${amount}`;
}

/** The figures that a live one is told in besides itself. */
const bases: ReadonlyMap<string, { readonly id: string; readonly suffix: string }> = new Map(
  Object.keys(FIGURE_WORDS).flatMap((id) => [
    [wholeOfFigure(id), { id, suffix: 'antal opgjort' }],
    [expectedOfFigure(id), { id, suffix: 'ventet' }],
  ]),
);

/** What a part of a figure is called: a status, a phase, a month; the number of a sub-target group as it is. Null is all. */
export function groupName({ id, group }: Pick<Figure, 'id' | 'group'>): string | null {
  if (group === null) return null;
  const base = bases.get(id)?.id ?? id;
  const isNamed = FIGURE_WORDS[base] !== undefined || reportName(base, 'da') !== undefined;
  return isNamed ? partName(base, group, 'da') : group;
}

/** What stands in a column whose codes have names by themselves. */
export const wordIn = (of: 'stop' | 'stopReason', cell: string): string =>
  of === 'stop' ? (nameOf(stopName, cell, 'da') ?? cell) : stopReasonName(cell, 'da');
