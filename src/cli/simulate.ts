import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { plan } from '../domain/plan.ts';
import { type Scenario, simulate, type TimelineEntry } from '../domain/scenario.ts';
import { openInstallation } from '../installation.ts';
import { timelineLines } from '../messages/timeline.ts';
import { playOnEngine } from '../services/play.ts';
import { readScenario } from '../services/scenario-file.ts';

export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description(
      'Spil daterede kommandoer igennem og vis tidslinjen; med --engine også på den rigtige server i virtuel tid.',
    )
    .argument('<scenario>', 'scenarie som JSON')
    .option('--engine', 'spil også på en rigtig Temporal-server, og sammenlign de to tidslinjer')
    .option('--json', 'svar som JSON')
    .action(async (path: string, { engine, json }: { engine?: boolean; json?: boolean }) => {
      const scenario = readScenario(await readFile(path, 'utf8'));
      const { timeline, state } = simulate(scenario);
      if (json && !engine)
        console.log(JSON.stringify({ name: scenario.name, timeline, plan: plan(scenario.until, state) }, null, 2));
      if (!json) console.log([scenario.name, ...timelineLines(timeline, 'da').map((line) => `  ${line}`)].join('\n'));
      if (engine) await compare(scenario, timeline, Boolean(json));
    });
}

async function compare(scenario: Scenario, core: readonly TimelineEntry[], json: boolean): Promise<void> {
  const server = await onThrowAwayEngine(scenario);
  const isEqual = isSameTimeline(core, server);
  if (json)
    console.log(JSON.stringify({ name: scenario.name, timeline: core, engine: server, equal: isEqual }, null, 2));
  else
    console.log(
      isEqual
        ? `Serveren siger det samme: ${server.length} af ${server.length} linjer er ens.`
        : ['Serveren siger noget andet:', ...timelineLines(server, 'da').map((line) => `  ${line}`)].join('\n'),
    );
  if (!isEqual) process.exitCode = 1;
}

/** Equal event for event, but for the time of recording. */
export function isSameTimeline(one: readonly TimelineEntry[], other: readonly TimelineEntry[]): boolean {
  const told = (entries: readonly TimelineEntry[]) =>
    JSON.parse(JSON.stringify(entries.map(({ recordedOn: _, ...entry }) => entry)));
  return isDeepStrictEqual(told(one), told(other));
}

async function onThrowAwayEngine(scenario: Scenario): Promise<TimelineEntry[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'overgang-simulate-'));
  const config = readConfig(
    { ...process.env, DATABASE_URL: undefined, OVERGANG_SMTP_URL: undefined, NODE_ENV: undefined },
    dataDir,
    { dataDir },
  );
  try {
    const installation = await openInstallation(config, {
      log: (line) => console.error(line),
      baseUrl: 'http://127.0.0.1',
      impatient: true,
    });
    try {
      return (await playOnEngine(installation.services, scenario)).timeline;
    } finally {
      await installation.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
