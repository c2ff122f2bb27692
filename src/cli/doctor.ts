import type { Command } from 'commander';
import type { DirectoryOptions } from './with-installation.ts';

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('say in words what is found, missing or wrong: engine, database, ports, clock, versions')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON')
    .action(async ({ dataDir, json }: DirectoryOptions & { json?: boolean }) => {
      const { examine } = await import('./examine.ts'); // loaded only now: it needs all that an installation does
      const findings = await examine(dataDir);
      const faults = findings.filter(({ state }) => state === 'wrong').length;
      const width = Math.max(...findings.map(({ what }) => what.length));
      if (json) console.log(JSON.stringify(findings, null, 2));
      else {
        for (const { what, state, words } of findings) console.log(`${SIGN[state]} ${what.padEnd(width)}  ${words}`);
        console.log(faults === 0 ? 'Everything needed is there.' : `${faults} of these must be put right first (✗).`);
      }
      if (faults > 0) process.exitCode = 1;
    });
}

const SIGN = { ok: '✓', note: '·', wrong: '✗' } as const;
