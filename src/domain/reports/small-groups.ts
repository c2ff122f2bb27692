import type { Figure } from './filled.ts';

/** A group of fewer citizens could tell who they are: it is not shown to the public. */
export const SMALLEST_SHOWN = 5;

/** A figure without what is not shown: null in the place of a number. */
export type PublicFigure = Pick<Figure, 'id' | 'group' | 'of'> & { readonly count: number | null };

/**
 * Figures that anybody may see. A number of 1 to 4 is hidden, and so is one that leaves 1 to 4 of what it is a part of.
 * Where the hidden groups could be reckoned from the total and the groups that are shown, the smallest of these is hidden
 * too. A part of something hidden is hidden.
 */
export function hideSmallGroups(figures: readonly Figure[]): PublicFigure[] {
  const hidden = new Set<Figure>(figures.filter(({ count }) => isSmall(count)));
  for (const figure of figures) {
    const whole = wholeOf(figure, figures);
    if (whole && isSmall(whole.count - figure.count)) hidden.add(figure);
  }
  for (let before = -1; before < hidden.size; ) {
    before = hidden.size;
    for (const figure of figures) {
      const whole = wholeOf(figure, figures);
      if (whole && hidden.has(whole)) hidden.add(figure);
    }
    for (const id of new Set(figures.map((figure) => figure.id))) hideWhatTellsOthers(id, figures, hidden);
  }
  return figures.map((figure) => {
    const { id, group, of, count } = figure;
    return { id, group, of, count: hidden.has(figure) ? null : count };
  });
}

const isSmall = (count: number) => count > 0 && count < SMALLEST_SHOWN;

const wholeOf = ({ of, group }: Figure, figures: readonly Figure[]) =>
  of === null ? undefined : figures.find((one) => one.id === of && one.group === group);

/** Total less what is shown is what is hidden: it must be several groups, and no small number of citizens. */
function hideWhatTellsOthers(id: string, figures: readonly Figure[], hidden: Set<Figure>): void {
  const groups = figures.filter((figure) => figure.id === id && figure.group !== null);
  const smallestFirst = [...groups].sort((a, b) => a.count - b.count);
  for (;;) {
    const unseen = groups.filter((figure) => hidden.has(figure));
    const citizens = unseen.reduce((sum, { count }) => sum + count, 0);
    if (unseen.length === 0 || (unseen.length > 1 && citizens >= SMALLEST_SHOWN)) return;
    const next = smallestFirst.find((figure) => !hidden.has(figure) && figure.count > 0);
    if (!next) return;
    hidden.add(next);
  }
}
