import { execFileSync } from 'node:child_process';

/** Command lines, each with its process id, that work on a data directory. */
export const workingOn = (folder: string): string[] =>
  execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder));

/** The process id of the engine on a data directory. */
export const engineOf = (folder: string): number =>
  Number.parseInt(workingOn(folder).find((line) => line.includes('--config-file'))!, 10);
