import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { plan } from '../domain/plan.ts';
import { type Scenario, simulate, type TimelineEntry } from '../domain/scenario.ts';
import type { Language } from '../messages/language.ts';
import { timelineLines } from '../messages/timeline.ts';
import { readScenario } from '../services/scenario-file.ts';
import { languageOption } from './language-option.ts';
import { whileOpen } from './with-installation.ts';

interface SimulateOptions {
  readonly engine?: boolean;
  readonly json?: boolean;
  readonly lang: Language;
}

export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description('play dated commands through the pure core and print the timeline')
    .argument('<scenario>', 'a scenario in JSON')
    .option('--engine', 'play it on a real Temporal server in virtual time too, and compare the two timelines')
    .option('--json', 'answer in JSON')
    .addOption(languageOption())
    .action(async (path: string, { engine, json, lang }: SimulateOptions) => {
      const scenario = readScenario(await readFile(resolve(path), 'utf8'));
      const { timeline, state } = simulate(scenario);
      const told = { name: scenario.name, timeline, plan: plan(scenario.until, state) };
      if (!json) console.log([scenario.name, ...indented(timeline, lang)].join('\n'));
      if (!engine) {
        if (json) console.log(JSON.stringify(told, null, 2));
        return;
      }
      const onEngine = await playOnThrowAwayEngine(scenario);
      const equal = isSameTimeline(timeline, onEngine);
      if (json) console.log(JSON.stringify({ ...told, engine: onEngine, equal }, null, 2));
      else console.log(equal ? SAME[lang](timeline.length) : [OTHER[lang], ...indented(onEngine, lang)].join('\n'));
      if (!equal) process.exitCode = 1;
    });
}

const indented = (timeline: readonly TimelineEntry[], lang: Language) =>
  timelineLines(timeline, lang).map((line) => `  ${line}`);

const SAME: Readonly<Record<Language, (lines: number) => string>> = {
  da: (lines) => `Serveren siger det samme: alle ${lines} linjer er ens.`,
  en: (lines) => `The server says the same: all ${lines} lines are equal.`,
};
const OTHER: Readonly<Record<Language, string>> = {
  da: 'Serveren siger noget andet:',
  en: 'The server says something else:',
};

/** Equal event for event, but for the time of recording. */
export function isSameTimeline(one: readonly TimelineEntry[], other: readonly TimelineEntry[]): boolean {
  const told = (entries: readonly TimelineEntry[]) =>
    JSON.parse(JSON.stringify(entries.map(({ recordedOn: _, ...entry }) => entry)));
  return isDeepStrictEqual(told(one), told(other));
}

async function playOnThrowAwayEngine(scenario: Scenario): Promise<TimelineEntry[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'overgang-simulate-'));
  try {
    // Nothing of a real installation is touched: not its cluster, whose worker would take the case for one of its own,
    // nor its database or mail server.
    delete process.env.TEMPORAL_ADDRESS;
    const config = readConfig({}, dataDir, { dataDir });
    const log = (line: string) => console.error(line);
    const [{ openInstallation }, { playOnEngine }] = await Promise.all([
      import('../installation.ts'),
      import('../services/play.ts'),
    ]);
    return await whileOpen(
      openInstallation(config, { tell: log, baseUrl: 'http://127.0.0.1', impatient: true, isThrownAway: true }),
      async ({ services }) => (await playOnEngine(services, scenario)).timeline,
    );
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
