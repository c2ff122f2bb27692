import { describe, expect, it } from 'vitest';
import { newestProgramme, PROGRAMME_IDS } from '../../src/domain/programmes/index.ts';

describe.each(PROGRAMME_IDS)('what the programme %s tells of', (id) => {
  it('is told by its day at the latest when it is news, which nobody has to do anything about afterwards', () => {
    const late = newestProgramme(id)!.duties.flatMap(({ id: duty, isNews, ladder }) =>
      ladder
        .filter(({ at }) => isNews && typeof at === 'object' && !('before' in at))
        .map((rung) => `${duty}/${rung.id}`),
    );
    expect(late).toEqual([]);
  });
});
