import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROGRAMME_IDS } from '../../src/domain/programmes/index.ts';
import { simulate } from '../../src/domain/scenario.ts';
import { readScenario } from '../../src/services/scenario-file.ts';

interface Story {
  readonly file: string;
  readonly page: URL;
  readonly scenario: URL;
}
/** A plain program without types, so its name is kept from the compiler. */
const program = new URL('../../bin/write-story.mjs', import.meta.url).href;
const { STORIES, pageOf } = (await import(program)) as {
  readonly STORIES: readonly Story[];
  pageOf(story: Story): string;
};

const told = ({ scenario }: Story) => simulate(readScenario(readFileSync(scenario, 'utf8')));

describe('one citizen’s story', () => {
  it('is there for every programme', () => {
    const programmes = STORIES.map((story) => told(story).state.programme!.id);
    expect(programmes.sort()).toEqual([...PROGRAMME_IDS].sort());
  });
  it.each(STORIES)(
    '$file stands in the docs as the program tells it, every message included (`npm run docs`)',
    (story) => {
      expect(readFileSync(story.page, 'utf8')).toBe(pageOf(story));
    },
  );
  it.each(STORIES)('$file goes right: nothing is refused, and the case is archived at the end', (story) => {
    const { timeline, state } = told(story);
    expect(timeline.filter(({ kind }) => kind === 'refusal')).toEqual([]);
    expect(state.archivedOn).not.toBeNull();
    expect(state.courses.filter(({ deviations }) => deviations.length > 0)).toEqual([]);
  });
  it('from draw to archive completes its course with nothing missing (S-96)', () => {
    const { state } = told(STORIES[0]!);
    expect(state.courses).toMatchObject([{ ended: { outcome: 'completed', missing: [] } }]);
    expect(state.archivedOn).toBe('2027-10-18');
  });
  it('after a release ends nine months and a pause of fourteen days after its start (A-18, T-04)', () => {
    const { state } = told(STORIES.find(({ file }) => file === 'after-the-release')!);
    expect(state.courses).toMatchObject([{ startOn: '2024-04-15', ended: { on: '2025-01-29', outcome: 'completed' } }]);
  });
});
