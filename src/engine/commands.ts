import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Env, executableName } from './locations.ts';

/** The first executable file of that name on `PATH`, as a full path. */
export function findOnPath(name: string, env: Env): string | undefined {
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, executableName(name))).find(isExecutable);
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** What a short command prints, or undefined when it fails or takes longer than `timeoutMs`. */
export function outputOf(command: string, args: string[], env: Env, timeoutMs = 10_000): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { env: { ...env }, timeout: timeoutMs, windowsHide: true };
    execFile(command, args, options, (error, stdout) => resolve(error ? undefined : stdout.trim()));
  });
}

/** True when dotted version `actual` is `wanted` or later; a suffix such as `-rc.1` is ignored. */
export function isAtLeast(actual: string, wanted: string): boolean {
  const numbers = (version: string) => version.replace(/^v/, '').split(/[.-]/, 3).map(Number);
  const [have, want] = [numbers(actual), numbers(wanted)];
  for (let i = 0; i < 3; i++) {
    const difference = (have[i] || 0) - (want[i] || 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
