import type { Figure } from './filled.ts';

/** A group of fewer citizens could tell who they are: it is not shown to the public. */
export const SMALLEST_SHOWN = 5;

/** A figure without what is not shown: null in the place of a number. */
export type PublicFigure = Pick<Figure, 'id' | 'group' | 'of'> & { readonly count: number | null };

/**
 * Figures that anybody may see. A number of 1 to 4 is hidden, and so is one that leaves 1 to 4 of what it is a part of.
 * Where the hidden groups could be reckoned from the total and the groups that are shown, a larger one is hidden
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

/**
 * Total less what is shown is what is hidden: several groups, and more citizens than the least that they can hold. Larger
 * groups are hidden in their order, never by their size, which would tell it; where there are none left, the total is.
 */
function hideWhatTellsOthers(id: string, figures: readonly Figure[], hidden: Set<Figure>): void {
  const groups = figures.filter((figure) => figure.id === id && figure.group !== null);
  for (;;) {
    const unseen = groups.filter((figure) => hidden.has(figure) && figure.count > 0);
    const citizens = unseen.reduce((sum, { count }) => sum + count, 0);
    const least = unseen.reduce((sum, { count }) => sum + (isSmall(count) ? 1 : SMALLEST_SHOWN), 0);
    if (unseen.length === 0 || (unseen.length > 1 && citizens > least && citizens >= SMALLEST_SHOWN)) return;
    const next = groups.find((figure) => !hidden.has(figure) && figure.count >= SMALLEST_SHOWN);
    if (next) hidden.add(next);
    else {
      for (const figure of figures) if (figure.id === id && figure.group === null) hidden.add(figure);
      return;
    }
  }
}
