import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideSmallCells, hideSmallShare } from '../../../src/domain/reports/hidden-cells.ts';

const hide = (...cells: number[]) => {
  const { cells: seen, total } = hideSmallCells(cells);
  return [...seen.map((count) => count ?? '–'), '=', total ?? '–'].join(' ');
};

describe('small groups in what the public sees (G-60)', () => {
  it.each([
    [[7, 12, 5], '7 12 5 = 24', 'nothing is hidden where every group has five'],
    [[3, 12, 20], '– – 20 = 35', 'a group of three takes one of the others with it, or the total would tell it'],
    [[20, 12, 3], '– 12 – = 35', 'the first of the others, not the smallest: which one says nothing of its size'],
    [[1, 5, 8], '– – – = 14', 'one and five are the least that six can be: a third hides them'],
    [[3], '– = –', 'alone it takes the total with it'],
    [[2, 2], '– – = –', 'of two small ones the total would be small or tell of them'],
    [[0, 9], '0 9 = 9', 'nobody is no group'],
    [[], '= 0', 'nothing is nothing'],
  ])('%j is seen as %s: %s', (cells, seen) => {
    expect(hide(...cells)).toBe(seen);
  });

  it('hide a share whose other side is small too', () => {
    expect(hideSmallShare(8, 20)).toEqual({ counts: 8, of: 20 });
    expect(hideSmallShare(18, 20)).toEqual({ counts: null, of: 20 });
    expect(hideSmallShare(2, 20)).toEqual({ counts: null, of: 20 });
    expect(hideSmallShare(1, 4)).toEqual({ counts: null, of: null });
  });

  it('are never seen, and what is seen adds up', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 7 }), (cells) => {
        const { cells: seen, total } = hideSmallCells(cells);
        for (const count of seen) expect(count === null || count === 0 || count >= 5).toBe(true);
        expect(total === null || total === 0 || total >= 5).toBe(true);
        const hidden = seen.filter((count) => count === null).length;
        if (total !== null) expect(hidden).not.toBe(1);
        if (hidden === 0) expect(total).toBe(cells.reduce((sum, count) => sum + count, 0));
      }),
    );
  });

  it.each([
    [1, 20],
    [2, 30],
    [3, 20],
    [4, 13],
  ])('cannot be reckoned by somebody who knows the rule: %i groups, every table up to %i', (size, most) => {
    const tables = new Map<string, number[][]>();
    const add = (cells: number[]): void => {
      if (cells.length < size) for (let count = 0; count <= most; count++) add([...cells, count]);
      else {
        const seen = JSON.stringify(hideSmallCells(cells));
        const alike = tables.get(seen);
        if (alike) alike.push(cells);
        else tables.set(seen, [cells]);
      }
    };
    add([]);
    const told = [...tables].flatMap(([seen, alike]) => {
      // Beside the largest number that was tried, tables that look alike were not.
      if (alike.some((cells) => cells.some((count) => count > most - 3))) return [];
      const hidden = (JSON.parse(seen).cells as (number | null)[]).flatMap((count, index) =>
        count === null ? [index] : [],
      );
      return hidden.filter((index) => new Set(alike.map((cells) => cells[index])).size < 2).map(() => seen);
    });
    expect(told).toEqual([]);
  });
});
