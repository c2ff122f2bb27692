import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mentionsIn } from './mentions.ts';
import { type FileOutcome, type Runner, startRunner } from './runner.ts';
import { readSwitches, type Switch } from './switches.ts';

/** Runs at a time: each has a process of its own for its tests. */
const LANES = 2;

/**
 * Switches off one thing at a time and looks whether a test turns red. True when each was noticed. Only switches with
 * the text in their name are tried; `log` gets a line for each and one at the end.
 */
export async function proof(only: string, log: (line: string) => void): Promise<boolean> {
  const switches = readSwitches().filter(({ name }) => name.includes(only));
  if (switches.length === 0) throw new Error(`Expected a switch with ${only} in its name, found none`);
  const before = fingerprintOfSources();
  const runners = await Promise.all(Array.from({ length: LANES }, startRunner));
  try {
    const met = await withNothingOff(runners, log);
    const mentions = mentionsIn('test/{domain,scenarios}/**/*.test.ts');
    const unnoticed: Switch[] = [];
    await sharedOut(runners, switches, async (runner, tried) => {
      const files = filesFor(tried, met, (file) => mentions.get(tried.rule ?? '')?.has(pathOf(file)) ?? false);
      const { red } = await runner.run(tried.name, files);
      if (!red) unnoticed.push(tried);
      const why = files.length === 0 ? 'no test reaches it' : `stays green: ${files.map(pathOf).join(', ')}`;
      log(`${tried.name}: ${red ?? `NO TEST NOTICED (${why})`}`);
    });
    const isSame = fingerprintOfSources() === before;
    if (!isSame) log('The core or its tests changed meanwhile: what was seen holds for neither. Run it again.');
    log(`${switches.length} switches, ${unnoticed.length} unnoticed`);
    return isSame && unnoticed.length === 0;
  } finally {
    await Promise.all(runners.map((runner) => runner.close()));
  }
}

/** Everything is done once, by whichever runner is free. */
async function sharedOut<T>(
  runners: readonly Runner[],
  things: readonly T[],
  deal: (runner: Runner, thing: T) => Promise<void>,
): Promise<void> {
  const left = things.values();
  await Promise.all(
    runners.map(async (runner) => {
      for (const thing of left) await deal(runner, thing);
    }),
  );
}

/** The run that must be green, and what each file's tests come across in it. */
async function withNothingOff(runners: readonly Runner[], log: (line: string) => void): Promise<FileOutcome[]> {
  const met: FileOutcome[] = [];
  await sharedOut(runners, runners[0]!.files, async (runner, file) => {
    const { red, files } = await runner.run('', [file]);
    if (red) throw new Error(`Expected every test to be green with nothing off, found ${red}`);
    met.push(...files);
  });
  if (met.every(({ cameAcross }) => cameAcross.length === 0))
    throw new Error('Expected the tests to come across something that can be off, found nothing');
  log(`nothing off: ${met.length} files of tests are green`);
  return met;
}

/**
 * The files whose tests come across what is off, since the others cannot notice: those that name the rule first, and the
 * fast ones before the slow ones.
 */
function filesFor({ metAs }: Switch, met: readonly FileOutcome[], names: (file: string) => boolean): string[] {
  return met
    .filter(({ cameAcross }) => cameAcross.includes(metAs))
    .sort((a, b) => Number(names(b.file)) - Number(names(a.file)) || a.durationMs - b.durationMs)
    .map(({ file }) => file);
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Whatever a run depends on and somebody may be editing. */
function fingerprintOfSources(): string {
  const hash = createHash('sha256');
  for (const path of globSync(['src/{domain,services}/**/*.ts', 'test/{domain,scenarios}/**/*.{ts,json}'], {
    cwd: root,
  }).sort())
    hash.update(`${path}\n${readFileSync(`${root}/${path}`, 'utf8')}\n`);
  return hash.digest('hex');
}
const pathOf = (file: string) => relative(root, file).replaceAll('\\', '/');
