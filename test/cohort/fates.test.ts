import { describe, expect, it } from 'vitest';
import { createChance } from '../../src/cohort/chance.ts';
import { deeds } from '../../src/cohort/deeds.ts';
import { FATE_NAMES, fateOf } from '../../src/cohort/fates.ts';
import { newestProgramme } from '../../src/domain/programmes/index.ts';

describe('a fictive cohort', () => {
  it('deals every fate to fifty citizens, and two of five have nothing but the usual', () => {
    const dealt = Array.from({ length: 50 }, (_, index) => fateOf(index).name);
    expect([...new Set(dealt)].sort()).toEqual([...FATE_NAMES].sort());
    expect(dealt.filter((name) => name === 'right')).toHaveLength(20);
  });

  it('deals the same to the next fifty', () => {
    for (let index = 0; index < 50; index++) expect(fateOf(index + 50)).toBe(fateOf(index));
  });

  it('gives the same fate the same happenings for the same seed, and others for another', () => {
    const drawn = (seed: number) => Array.from({ length: 20 }, createChance(seed).next);
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
  });

  it('has people who know how to do every duty of the programme, but for those that end by themselves', () => {
    const undone = newestProgramme('social-stoette')!.duties.filter(({ isNews, id }) => !isNews && !(id in deeds));
    expect(undone.map(({ id }) => id)).toEqual(['reviewPause']);
    const known = newestProgramme('social-stoette')!.duties.map(({ id }) => id);
    expect(Object.keys(deeds).filter((id) => !known.includes(id))).toEqual([]);
  });
});
