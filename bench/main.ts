import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { type Measure, table } from './figures.ts';
import { cpuTimes, load, machine } from './machine.ts';
import { staffAction } from './p3-action.ts';
import { herd } from './p4-herd.ts';
import { lists } from './p4x-lists.ts';
import { wake } from './p6-wake.ts';
import { waiting } from './p7-waiting.ts';
import { pagesAndSearches } from './p8-lists.ts';
import { core } from './p9-core.ts';
import { secondStart } from './p10-start.ts';
import { http } from './p11-http.ts';
import { plotCurve, plotRatios } from './plot.ts';
import { startRig } from './rig.ts';
import { type Waiting, waitingBares, waitingCases } from './waiting.ts';

const ALL = ['P9', 'P10', 'P8', 'P7', 'P4x', 'P3', 'P11', 'P6', 'P4'] as const;
type Id = (typeof ALL)[number];
const USAGE = `npm run bench -- [${ALL.join(' ')}] [options]
  --n N        open cases, and as many bare workflows, for P3, P4x, P7 and P11 (default: 2000)
  --herd N     cases due at one midnight, for P4 (default: 500)
  --cases N    cases of nine months, for P6 (default: 24)
  --idle S     seconds in which nothing happens, for P7 (default: 30)
  --out FILE   writes the figures as JSON after every measure, and charts beside it`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    n: { type: 'string', default: '2000' },
    herd: { type: 'string', default: '500' },
    cases: { type: 'string', default: '24' },
    idle: { type: 'string', default: '30' },
    out: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const unknown = positionals.filter((id) => !ALL.includes(id as Id));
if (values.help || unknown.length > 0) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 1);
}
const isAsked = (id: Id) => positionals.length === 0 || positionals.includes(id);
const sizes = {
  n: Number(values.n),
  herd: Number(values.herd),
  cases: Number(values.cases),
  idle: Number(values.idle),
};
const startedAt = new Date().toISOString();
const report = { startedAt, machine: machine(), sizes, servers: '', measures: [] as (Measure & Surroundings)[] };

/** What else went on while a measure was taken. */
interface Surroundings {
  readonly minutes: number;
  /** Processes that wanted a processor, at the beginning and at the end. */
  readonly load: readonly [number, number];
  /** The part of the machine's work that was not ours. */
  readonly foreign: number;
}

async function measured<T>(work: () => Promise<T>, measureOf: (result: T) => Measure): Promise<T> {
  const [began, loadBefore, before] = [Date.now(), load(), cpuTimes(new Map())];
  const result = await work();
  const after = cpuTimes(new Map());
  const [ours, all] = [after.client! - before.client!, after.everyone! - before.everyone!];
  const surroundings: Surroundings = {
    minutes: (Date.now() - began) / 60_000,
    load: [loadBefore, load()],
    foreign: Math.max(0, 1 - ours / all),
  };
  const measure = measureOf(result);
  report.measures.push({ ...measure, ...surroundings });
  console.log(table(measure));
  const [first, last] = surroundings.load.map((value) => value.toFixed(1));
  const [minutes, foreign] = [surroundings.minutes.toFixed(1), (100 * surroundings.foreign).toFixed(0)];
  console.log(`  ${minutes} min, load ${first} to ${last}, ${foreign} % of the work on the machine was not ours\n`);
  if (values.out) write(values.out);
  return result;
}

/** The figures so far, and charts of them in the same folder. */
function write(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const chart = (name: string, picture: string) => writeFileSync(join(dirname(file), `${name}.svg`), picture);
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  if (positionals.length === 0) chart('ratios', plotRatios(report.measures));
  for (const curve of report.measures.flatMap(({ curves = [] }) => curves)) chart(curve.name, plotCurve(curve));
}

const take = (id: Id, work: () => Promise<Measure> | Measure) =>
  isAsked(id)
    ? measured(
        async () => work(),
        (measure) => measure,
      )
    : undefined;

/** What needs the engine on PostgreSQL, in an order in which one can stand on the other's cases. */
async function onTheRig(): Promise<void> {
  const rig = await startRig();
  try {
    report.servers = rig.servers;
    const workers = { product: await rig.startWorker(), bare: await rig.startBareWorker() };
    const open = async (): Promise<Waiting> => {
      const options = { count: sizes.n, idleSeconds: sizes.idle };
      if (isAsked('P7'))
        return (
          await measured(
            () => waiting(rig, workers, options),
            ({ measure }) => measure,
          )
        ).waiting;
      return { cases: await waitingCases(rig, sizes.n), bares: await waitingBares(rig, sizes.n) };
    };
    const others = ALL.some((id) => ['P7', 'P3', 'P4x', 'P4', 'P11'].includes(id) && isAsked(id))
      ? await open()
      : undefined;
    if (others) await take('P4x', () => lists(rig, others.cases.length));
    if (others) await take('P3', () => staffAction(rig, others));
    if (others) await take('P11', () => http(rig, others));
    await take('P6', () => wake(rig, workers, { count: sizes.cases }));
    if (others) await take('P4', () => herd(rig, others, sizes.herd));
  } finally {
    await rig.close();
  }
}

// Ctrl-C reaches the database and the workers too; the engine is told to go when this process does.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
Runtime.install({ logger: new DefaultLogger('WARN') });
const { processors, memoryGib, node } = report.machine;
console.log(`${processors}, ${memoryGib} GiB, Node ${node}. Each figure: median (smallest – largest of the legs).\n`);
await take('P9', core);
await take('P10', secondStart);
await take('P8', pagesAndSearches);
if (ALL.some((id) => !['P9', 'P10', 'P8'].includes(id) && isAsked(id))) await onTheRig();
process.exit();
