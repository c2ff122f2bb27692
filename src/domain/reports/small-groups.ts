import type { Figure } from './content.ts';
import { hiddenCells, isSmallGroup } from './hidden-cells.ts';

/** A figure without what is not shown: null in the place of a number. */
export type PublicFigure = Pick<Figure, 'id' | 'group' | 'of' | 'unit'> & { readonly count: number | null };

/**
 * Figures that anybody may see. A number of 1 to 4 is hidden, and so is one that leaves 1 to 4 of what it is a part of.
 * What would tell a hidden group from the total and the other groups is hidden too, as in {@link hiddenCells}. A part of
 * something hidden is hidden.
 */
export function hideSmallGroups(figures: readonly Figure[]): PublicFigure[] {
  // Days and hours are of cases, whose number decides.
  const counts = figures.filter(({ unit }) => unit === undefined);
  const hidden = new Set<Figure>(counts.filter(({ count }) => isSmallGroup(count)));
  for (const figure of counts) {
    const whole = wholeOf(figure, figures);
    if (whole && isSmallGroup(whole.count - figure.count)) hidden.add(figure);
  }
  for (let before = -1; before < hidden.size; ) {
    before = hidden.size;
    for (const figure of figures) {
      const whole = wholeOf(figure, figures);
      if (whole && hidden.has(whole)) hidden.add(figure);
    }
    for (const id of new Set(counts.map((figure) => figure.id))) hideWhatTellsOthers(id, counts, hidden);
  }
  return figures.map((figure) => {
    const { id, group, of, count, unit } = figure;
    return { id, group, of, count: hidden.has(figure) ? null : count, ...(unit === undefined ? {} : { unit }) };
  });
}

const wholeOf = ({ of, group }: Figure, figures: readonly Figure[]) =>
  of === null ? undefined : figures.find((one) => one.id === of && one.group === group);

/** The groups of a figure add up to the one of all: what is hidden among them takes others along, or the total. */
function hideWhatTellsOthers(id: string, figures: readonly Figure[], hidden: Set<Figure>): void {
  const groups = figures.filter((figure) => figure.id === id && figure.group !== null);
  const known = new Set(groups.flatMap((figure, index) => (hidden.has(figure) ? [index] : [])));
  const { cells, isTotalHidden } = hiddenCells(
    groups.map(({ count }) => count),
    known,
  );
  for (const index of cells) hidden.add(groups[index]!);
  if (isTotalHidden) for (const figure of figures) if (figure.id === id && figure.group === null) hidden.add(figure);
}
