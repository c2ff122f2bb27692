import { sql } from 'kysely';
import { createRecordActivities } from '../activities/record.ts';
import type { RecordedEvent } from '../src/domain/events.ts';
import { prepareCase, QUIET_DAY, storeCases } from './cases.ts';
import { figureOf, type Measure, quantile, type Row } from './figures.ts';
import { alternate, aName, cpuOf, cpuPerUnit, type Leg, latency, leg } from './legs.ts';
import type { Rig } from './rig.ts';
import { ask, askBare, type Waiting } from './waiting.ts';

/** The cases that were started last are asked: the worker has them in its memory, as it has the bare ones. */
const HOT = 400;
const ROUNDS = 2;
const ACTIONS_PER_LEG = 200;

/** P3: how long a caseworker waits for an action while many cases are open, and what the action costs. */
export async function staffAction(rig: Rig, { cases, bares }: Waiting): Promise<Measure> {
  const [hotCases, hotBares] = [cases.slice(-HOT), bares.slice(-HOT)];
  const legs = (inFlight: number, rounds = ROUNDS) =>
    alternate(
      rounds,
      () => leg(rig.cpu, ACTIONS_PER_LEG, inFlight, (index) => ask(rig, hotCases[index % hotCases.length]!)),
      () => leg(rig.cpu, ACTIONS_PER_LEG, inFlight, (index) => askBare(rig, hotBares[index % hotBares.length]!)),
    );
  await legs(8, 1); // warms up both and does not count
  const single = await legs(1);
  const eight = await legs(8);
  return {
    id: 'P3',
    title: 'A caseworker’s action',
    how: `${cases.length} cases and ${bares.length} bare workflows open; ${2 * ROUNDS} legs of ${ACTIONS_PER_LEG} actions each`,
    yardstick: 'bare update with an empty activity',
    rows: [
      ...rows('one at a time', single),
      ...rows('8 in flight', eight),
      { what: 'of it recording: the transaction alone, p50', unit: 'ms', product: figureOf([await recordingMs(rig)]) },
      { what: 'floor: one row committed to disk, p50', unit: 'ms', product: figureOf([await commitMs(rig)]) },
    ],
  };
}

function rows(name: string, { product, bare }: { product: readonly Leg[]; bare: readonly Leg[] }): Row[] {
  const cpu = (part: string, ours: string, theirs = ours): Row => ({
    ...{ what: `${name}, processor: ${part}`, unit: 'CPU-ms' },
    ...{ product: cpuOf(product, ours), bare: cpuOf(bare, theirs) },
  });
  return [
    {
      what: `${name}, p50`,
      unit: 'ms',
      product: latency(product, 0.5),
      bare: latency(bare, 0.5),
      aim: '≤ × 1.15',
      plotted: true,
    },
    { what: `${name}, p99`, unit: 'ms', product: latency(product, 0.99), bare: latency(bare, 0.99), aim: '≤ × 1.3' },
    { what: `${name}, processor`, unit: 'CPU-ms', product: cpuPerUnit(product), bare: cpuPerUnit(bare), plotted: true },
    cpu('server', 'server'),
    cpu('database', 'postgres'),
    cpu('worker', 'worker', 'bare worker'),
    cpu('client', 'client'),
  ];
}

const REPEATS = 200;

async function medianMs(ask: (index: number) => Promise<unknown>): Promise<number> {
  const { latenciesMs } = await leg(() => ({}), REPEATS, 1, ask);
  return quantile(latenciesMs, 0.5);
}

/** The activity `record` without Temporal around it: one event into the journal of a fresh case each. */
async function recordingMs({ db, team }: Rig): Promise<number> {
  const prepared = prepareCase(team, 300);
  const cases = await storeCases(db, prepared, { batch: aName('record'), count: REPEATS, clockOffsetMs: 0 });
  const { record } = createRecordActivities({ db });
  const assigned = prepared.events.find((event): event is RecordedEvent => event.type === 'StaffAssigned')!;
  const event = { ...assigned, on: QUIET_DAY };
  return medianMs((index) => record({ trajectoryId: cases[index]!.id, from: prepared.events.length, events: [event] }));
}

async function commitMs({ db }: Rig): Promise<number> {
  await sql`create table bench_commit (number integer)`.execute(db);
  return medianMs((index) => sql`insert into bench_commit values (${index})`.execute(db));
}
