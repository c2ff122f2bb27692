import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../src/domain/reports/content.ts';
import { SMALLEST_SHOWN } from '../../../src/domain/reports/hidden-cells.ts';
import { hideSmallGroups } from '../../../src/domain/reports/small-groups.ts';

const figure = (id: string, group: string | null, count: number, of: string | null = null): Figure => ({
  ...{ id, group, count, of, percent: null, isMet: null },
});
const shown = (...figures: Figure[]) => hideSmallGroups(figures).map(({ count }) => count);

describe('figures that anybody may see', () => {
  it('show none of 1 to 4 citizens; nobody, and five, can be shown', () => {
    expect(shown(figure('courses', null, 4))).toEqual([null]);
    expect(shown(figure('courses', null, 0))).toEqual([0]);
    expect(shown(figure('courses', null, 5))).toEqual([5]);
  });

  it('hide a part that all but a few of the whole belong to', () => {
    expect(shown(figure('courses', null, 20), figure('ended', null, 18, 'courses'))).toEqual([20, null]);
    expect(shown(figure('courses', null, 20), figure('ended', null, 20, 'courses'))).toEqual([20, 20]);
  });

  it('hide a second group where the first could be reckoned from the total', () => {
    const groups = [figure('courses', 'a', 3), figure('courses', 'b', 7), figure('courses', 'c', 30)];
    expect(shown(figure('courses', null, 40), ...groups)).toEqual([40, null, null, 30]);
  });

  it('hide a larger group by its place, never by its size: the size would tell what it is', () => {
    const groups = [figure('courses', 'a', 30), figure('courses', 'b', 7), figure('courses', 'c', 3)];
    expect(shown(figure('courses', null, 40), ...groups)).toEqual([40, null, 7, null]);
  });

  it('hide a larger group with several small ones: by knowing the rule, two that add up to eight would be four each', () => {
    const groups = [figure('courses', 'a', 10), figure('courses', 'b', 4), figure('courses', 'c', 4)];
    expect(shown(figure('courses', null, 18), ...groups)).toEqual([18, null, null, null]);
  });

  it('hide the total where no larger group can hide the small ones', () => {
    const groups = [figure('courses', 'a', 3), figure('courses', 'b', 0)];
    expect(shown(figure('courses', null, 3), ...groups)).toEqual([null, null, 0]);
    const least = [figure('courses', 'a', 1), figure('courses', 'b', 5)];
    expect(shown(figure('courses', null, 6), ...least)).toEqual([null, null, null]);
  });

  it('never leave a number of 1 to 4 to be reckoned from what is shown', () => {
    const group = fc.tuple(fc.nat(12), fc.nat(12)).map(([more, ended]) => ({ all: ended + more, ended }));
    fc.assert(
      fc.property(fc.array(group, { maxLength: 6 }), (groups) => {
        const sum = (of: 'all' | 'ended') => groups.reduce((total, one) => total + one[of], 0);
        const all = hideSmallGroups([
          ...[figure('courses', null, sum('all')), figure('ended', null, sum('ended'), 'courses')],
          ...groups.flatMap((one, index) => [
            figure('courses', String(index), one.all),
            figure('ended', String(index), one.ended, 'courses'),
          ]),
        ]);
        for (const id of ['courses', 'ended']) {
          const [total, ...parts] = all.filter((one) => one.id === id).map(({ count }) => count);
          if (total === null || total === undefined || !parts.includes(null)) continue;
          const hidden = total - parts.reduce<number>((seen, count) => seen + (count ?? 0), 0);
          expect(hidden === 0 || hidden >= SMALLEST_SHOWN).toBe(true);
          const unseen = parts.filter((count) => count === null).length;
          expect(unseen > 1 || groups.every(({ all: one }) => one === 0 || one >= SMALLEST_SHOWN)).toBe(true);
        }
      }),
    );
  });
});
