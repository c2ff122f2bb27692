import { createHash } from 'node:crypto';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import {
  bundleWorkflowCode,
  DefaultLogger,
  type InjectedSinks,
  Worker,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import { bundleWorkflows } from '../../../src/worker.ts';
import { isAtRest, type Run } from './chain.ts';
import type { ReportSinks } from './report.ts';
import { type Told, toldIn } from './told.ts';

export interface ReplayedRun extends Run {
  /** What the history says that the code told the server, in order. */
  readonly recorded: readonly Told[];
  /** What the code as it is told when it was led through the same history. */
  readonly told: readonly Told[];
  /** Why the SDK itself refused the replay: another kind of command, or another place for it. */
  readonly error?: Error;
}

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** The workflows under `root`, as a worker runs them. */
export const bundleUnder = (root: string, more: readonly string[] = []) =>
  bundleWorkflowCode({
    workflowsPath: join(root, 'workflows', 'index.ts'),
    workflowInterceptorModules: [join(root, 'workflows', 'request-ids.ts'), ...more],
    logger: new DefaultLogger('WARN'),
  });

/** The workflows under `root` with the reporter beside them, for a replay. */
export const bundleReporting = (root: string) => bundleUnder(root, [here('./report.ts')]);

/** The same for the project's own workflows, kept beside the bundle that the worker runs. */
export async function ownReportingBundle(): Promise<WorkflowBundleOption> {
  const bundle = (await bundleWorkflows()) as { codePath: string };
  const hash = createHash('sha256');
  for (const file of ['./report.ts', './told.ts']) hash.update(await readFile(here(file)));
  const codePath = bundle.codePath.replace(/js$/, `${hash.digest('hex').slice(0, 16)}.js`);
  if (await stat(codePath).catch(() => undefined)) return { codePath };
  const { code } = await bundleReporting(here('../../..'));
  await writeFile(`${codePath}.${process.pid}`, code);
  await rename(`${codePath}.${process.pid}`, codePath);
  return { codePath };
}

/**
 * Leads the code through recorded histories. The SDK's replay compares kinds and order of commands, nothing that is in
 * them: a wrong date in the journal or a timer of another length would pass. So each command is reported as well.
 */
export async function* replay(workflowBundle: WorkflowBundleOption, runs: readonly Run[]): AsyncGenerator<ReplayedRun> {
  let told: Told[] = [];
  const sinks: InjectedSinks<ReportSinks> = {
    // Cloned: what comes from the sandbox has other prototypes, and would equal nothing.
    report: { told: { fn: (_, some) => void told.push(...structuredClone(some)), callDuringReplay: true } },
  };
  let next = 0;
  for await (const { error } of Worker.runReplayHistories({ workflowBundle, sinks }, runs)) {
    const run = runs[next++]!;
    const recorded = (run.history.events ?? []).flatMap((event) => toldIn(event) ?? []);
    yield { ...run, recorded, told, ...(error ? { error } : {}) };
    told = [];
  }
}

/** The first thing that the code told otherwise than it is recorded, in words; undefined for a faithful replay. */
export function deviation({ recorded, told, error, history }: ReplayedRun): string | undefined {
  if (error) return error.message;
  const length = isAtRest(history) ? Math.max(told.length, recorded.length) : recorded.length;
  for (let place = 0; place < length; place++)
    if (!isDeepStrictEqual(told[place], recorded[place]))
      return `Step ${place + 1}: expected ${JSON.stringify(recorded[place])}, found ${JSON.stringify(told[place])}`;
  return undefined;
}
