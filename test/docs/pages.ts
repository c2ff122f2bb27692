import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** The text of a file, by its path in the repository. */
export const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** Every page for readers, by its path in the repository. */
export const pages = (): string[] =>
  globSync(['*.md', 'docs/**/*.md', 'engine/*.md'], { cwd: fileURLToPath(root) })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();

/** A page without its blocks of code, in which nothing is a heading or a link. */
export const prose = (text: string): string => text.replace(/^```.*?^```$/gms, '');

/** The rows of every table whose first cell is one or more codes: the codes, and the row as it stands. */
export function codeRows(text: string): { codes: string[]; row: string }[] {
  return [...prose(text).matchAll(/^\| (`[^|]*`) \|.*$/gm)].map(([row, cell]) => ({
    codes: [...cell!.matchAll(/`([^`]+)`/g)].map(([, code]) => code!),
    row,
  }));
}

/** The part of a page under a heading, up to the next one of the same or a higher level. */
export function section(text: string, heading: string): string {
  const level = /^#+/.exec(heading)![0].length;
  const after = text.split(`\n${heading}\n`)[1];
  if (after === undefined) throw new Error(`Expected the heading ${heading}, found none`);
  return after.split(new RegExp(`^#{1,${level}} `, 'm'))[0]!;
}
