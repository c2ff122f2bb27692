import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/domain/scenario.ts';
import { readScenario } from '../../src/services/scenario-file.ts';

/** A plain program without types, so its name is kept from the compiler. */
const program = new URL('../../bin/write-story.mjs', import.meta.url).href;
const { PAGE, STORY, pageOf } = (await import(program)) as {
  readonly PAGE: URL;
  readonly STORY: URL;
  pageOf(text: string): string;
};

describe('one citizen’s story, from draw to archive', () => {
  const text = readFileSync(STORY, 'utf8');
  it('stands in the docs as the program tells it, every message included (`npm run docs`)', () => {
    expect(readFileSync(PAGE, 'utf8')).toBe(pageOf(text));
  });
  it('goes right: nothing is refused, the course is completed with nothing missing, and the case is archived (S-96)', () => {
    const { timeline, state } = simulate(readScenario(text));
    expect(timeline.filter(({ kind }) => kind === 'refusal')).toEqual([]);
    expect(state.courses).toMatchObject([{ deviations: [], ended: { outcome: 'completed', missing: [] } }]);
    expect(state.archivedOn).toBe('2027-10-18');
  });
});
