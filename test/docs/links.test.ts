import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pages, prose, read } from './pages.ts';

const root = new URL('../../', import.meta.url);

/** The anchors that GitHub gives the headings of a page. */
function anchors(path: string): string[] {
  const seen = new Map<string, number>();
  return [...prose(read(path)).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => {
    const slug = heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

const linksOf = (path: string) =>
  [...prose(read(path)).matchAll(/\]\(([^()\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target));

describe('a link inside the documentation', () => {
  it.each(pages().filter((path) => linksOf(path).length > 0))('leads somewhere, in %s', (path) => {
    const broken = linksOf(path).filter((target) => {
      const [file, anchor] = target.split('#');
      const place = file ? posix.join(posix.dirname(path), decodeURI(file)) : path;
      if (!existsSync(new URL(place, root))) return true;
      return anchor !== undefined && !anchors(place).includes(decodeURIComponent(anchor));
    });
    expect(broken).toEqual([]);
  });
});

describe('a decision', () => {
  it('is in the list of decisions, and says why, what and what else', () => {
    const list = read('docs/adr/README.md');
    const decisions = pages().filter((path) => /^docs\/adr\/\d{4}-/.test(path));
    expect(decisions.length).toBeGreaterThan(0);
    for (const path of decisions) {
      expect(list).toContain(`(${posix.basename(path)})`);
      const headings = [...read(path).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
      expect(headings, path).toEqual(['Context', 'Decision', 'Consequences', 'Alternatives']);
    }
  });
});
