import type { Violation } from '../../src/checker/evidence.ts';

/** Reads pages as people do right after an answer: what has been answered must be there. */
export interface Reader {
  look(trajectoryId: string, sequence: number): Promise<void>;
  readonly violations: readonly Violation[];
  /** How many pages came. */
  looks(): number;
}

export function createReader(get: (path: string) => Promise<Response>): Reader {
  const violations: Violation[] = [];
  let looks = 0;
  return {
    violations,
    looks: () => looks,
    async look(trajectoryId, sequence) {
      const page = await get(`/forloeb/${trajectoryId}`)
        .then(async (response) => ({ status: response.status, text: await response.text() }))
        .catch(() => undefined); // shot in the middle of its answer, or not there
      if (!page || page.status >= 500) return;
      looks++;
      const shown = eventsOn(page.text);
      if (shown >= sequence) return;
      const detail = `the page (${page.status}) shows ${shown} events after number ${sequence} was answered`;
      violations.push({ invariant: 'I6', trajectoryId, detail });
    },
  };
}

/** The entries of a case page's first timeline, which is its journal. */
function eventsOn(html: string): number {
  const [, timeline = ''] = /<ol class="timeline"[^>]*>(.*?)<\/ol>/s.exec(html) ?? [];
  return timeline.split('<li>').length - 1;
}
