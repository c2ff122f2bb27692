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

/** Copies workflows and domain to a new folder with some passages changed; a passage that is not there is an error. */
export async function copyWithChanges(folder: string, ...changes: readonly Change[]): Promise<string> {
  for (const part of ['workflows', 'src/domain', 'package.json'])
    await cp(join(root, part), join(folder, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const { file, from, to } of changes) {
    const text = await readFile(join(folder, file), 'utf8');
    if (!text.includes(from)) throw new Error(`Expected ${file} to contain ${from}`);
    await writeFile(join(folder, file), text.replace(from, to));
  }
  return folder;
}
