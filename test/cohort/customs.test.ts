import { describe, expect, it } from 'vitest';
import { createChance } from '../../src/cohort/chance.ts';
import { fateOf } from '../../src/cohort/customs/customs.ts';
import { customsOf, LIVED_PROGRAMMES } from '../../src/cohort/customs/index.ts';
import { dealt } from '../../src/cohort/mix.ts';
import { newestProgramme } from '../../src/domain/programmes/index.ts';

describe.each(LIVED_PROGRAMMES)('a fictive cohort of %s', (programme) => {
  const customs = customsOf(programme);
  const { fates, right, turn, deeds } = customs;
  const model = newestProgramme(programme)!;

  it('deals every fate to the citizens of one turn, and the others have nothing but the usual', () => {
    const dealtFates = Array.from({ length: turn }, (_, index) => fateOf(customs, index));
    for (const fate of fates)
      expect(
        dealtFates.filter((one) => one === fate),
        fate.name,
      ).toHaveLength(1);
    expect(dealtFates.filter((one) => one === right)).toHaveLength(turn - fates.length);
    expect(turn).toBeGreaterThan(fates.length);
  });

  it('deals the same in the next turn', () => {
    for (let index = 0; index < turn; index++) expect(fateOf(customs, index + turn)).toBe(fateOf(customs, index));
  });

  it('has people who know how to do every duty, but for those that end by themselves', () => {
    const undone = model.duties.filter(({ isNews, id }) => !isNews && !(id in deeds)).map(({ id }) => id);
    expect(undone).toEqual(undone.includes('reviewPause') ? ['reviewPause'] : []);
    const known = model.duties.map(({ id }) => id);
    for (const named of [deeds, customs.first, customs.dayOf].flatMap(Object.keys)) expect(known).toContain(named);
    for (const named of [...customs.meetings, ...customs.mayBeNeglected]) expect(known).toContain(named);
  });

  it('sets nothing that the programme does not let a municipality set', () => {
    for (const { own = {} } of Object.values(model.variants))
      for (const name of Object.keys(customs.own)) expect(Object.keys(own)).toContain(name);
  });
});

describe('a fictive cohort', () => {
  it('gives the same fate the same happenings for the same seed, and others for another', () => {
    const drawn = (seed: number) => Array.from({ length: 20 }, createChance(seed).next);
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
  });

  it('holds the shares of its mix in every beginning, never off by a whole citizen', () => {
    const mix = { a: 40, b: 30, c: 30 };
    const all = dealt(200, mix);
    for (let length = 1; length <= all.length; length++)
      for (const [programme, part] of Object.entries(mix)) {
        const had = all.slice(0, length).filter((one) => one === programme).length;
        expect(Math.abs(had - (length * part) / 100)).toBeLessThan(1);
      }
  });
});
