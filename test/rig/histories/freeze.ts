import { fileName, type Recording } from './recording.ts';

/** What a new recording does to the folder, by file name. */
export interface Changes {
  readonly write: readonly string[];
  readonly remove: readonly string[];
}

/**
 * Before 1.0 nobody's cases run on older code, so a new recording takes the place of the old one. From 1.0 on a file is
 * a promise to cases that run: it stays as it is for ever, and only what is missing is added.
 */
export function changes(
  version: string,
  existing: readonly string[],
  made: readonly Pick<Recording, 'scenario' | 'version'>[],
): Changes {
  const files = made.map(fileName);
  const isFrozen = Number(version.split('.')[0]) >= 1;
  return {
    write: isFrozen ? files.filter((file) => !existing.includes(file)) : files,
    remove: isFrozen ? [] : existing.filter((file) => !files.includes(file)),
  };
}
