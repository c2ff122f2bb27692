import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A rule's id as it is written: not a part of a longer word or number (S-19, not S-190, SHA-25 or SC-01). */
const ID = /(?<![\w-])(?:TECH|[TSCBGKA])-\d{2}(?![\w-])/g;

/** For each rule that a text names: the lines on which it does. Of a range (S-84 … S-86) these are its two ends. */
export function rulesNamedIn(text: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [index, line] of text.split('\n').entries()) {
    for (const [id] of line.matchAll(ID)) {
      const lines = found.get(id) ?? [];
      if (lines.at(-1) !== index + 1) found.set(id, [...lines, index + 1]);
    }
  }
  return found;
}

/** For each rule that somebody names: the files, by their path in the repository, with the lines. */
export type Mentions = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

/** Who names which rule among files, given as patterns. */
export function mentionsIn(...patterns: string[]): Mentions {
  const root = new URL('../../', import.meta.url);
  const files = globSync(patterns, { cwd: fileURLToPath(root) }).map((path) => path.replaceAll('\\', '/'));
  const mentions = new Map<string, Map<string, readonly number[]>>();
  for (const file of files.sort()) {
    for (const [id, lines] of rulesNamedIn(readFileSync(new URL(file, root), 'utf8'))) {
      const places = mentions.get(id) ?? new Map<string, readonly number[]>();
      mentions.set(id, places.set(file, lines));
    }
  }
  return mentions;
}
