import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One passage of a source file, and what stands in its place. */
export interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** What a bundle of the workflows is made from. */
const WORKFLOW_SOURCES = ['workflows', 'src/domain', 'package.json'];

/** Copies workflows and domain to a new folder with some passages changed. */
export const copyWithChanges = (folder: string, ...changes: readonly Change[]): Promise<string> =>
  copyParts(WORKFLOW_SOURCES, folder, changes);

/** Copies parts of the repository with some passages changed, wherever they stand; one that is not there is an error. */
export async function copyParts(parts: readonly string[], folder: string, changes: readonly Change[]): Promise<string> {
  for (const part of parts) await cp(join(root, part), join(folder, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const { file, from, to } of changes) {
    const text = await readFile(join(folder, file), 'utf8');
    if (!text.includes(from)) throw new Error(`Expected ${file} to contain ${from}`);
    await writeFile(join(folder, file), text.replaceAll(from, to));
  }
  return folder;
}
