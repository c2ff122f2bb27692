import { randomUUID } from 'node:crypto';
import { ApiProblem, type Client, createClient } from '../src/client/client.ts';
import { createApiKey } from '../src/store/service-accounts.ts';
import { CONTACT } from './cases.ts';
import { type Measure, one, quantile, type Row } from './figures.ts';
import { alternate, aName, cpuPerUnit, type Leg, latency, leg } from './legs.ts';
import type { Rig } from './rig.ts';
import { askBare, type Waiting } from './waiting.ts';

/** The cases that were started last are asked, as in P3. */
const HOT = 400;
const ROUNDS = 2;
const ACTIONS_PER_LEG = 200;
const CONNECTIONS = 100;
const REQUESTS_PER_CONNECTION = 60;

interface Asked {
  readonly kind: 'read' | 'try out' | 'action';
  readonly status: number;
  readonly ms: number;
}

/** P11: what a caseworker waits for over HTTP beside the bare update, and a hundred staff tools at once. */
export async function http(rig: Rig, { cases, bares }: Waiting): Promise<Measure> {
  const { address, stop } = await rig.startHttp();
  try {
    const clients: Client[] = [];
    for (let count = 0; count < CONNECTIONS; count++) clients.push(await aTool(rig, address));
    const [hotCases, hotBares] = [cases.slice(-HOT), bares.slice(-HOT)];
    const idOf = (index: number) => hotCases[index % hotCases.length]!.id;
    const act = (index: number) => action(clients[index % CONNECTIONS]!, idOf(index));
    const legs = (inFlight: number, rounds = ROUNDS) =>
      alternate(
        rounds,
        () => leg(rig.cpu, ACTIONS_PER_LEG, inFlight, act),
        () => leg(rig.cpu, ACTIONS_PER_LEG, inFlight, (index) => askBare(rig, hotBares[index % hotBares.length]!)),
      );
    await legs(8, 1); // warms up both and does not count
    const single = await legs(1);
    const eight = await legs(8);
    const startedAt = performance.now();
    const mixed = (await Promise.all(clients.map((client, index) => asksOn(client, index, idOf)))).flat();
    const seconds = (performance.now() - startedAt) / 1000;
    const faults = mixed.filter(({ status }) => status >= 500);
    if (faults.length > 0) process.exitCode = 1;
    return {
      id: 'P11',
      title: 'Staff tools over HTTP',
      how: `${cases.length} cases and ${bares.length} bare workflows open; ${2 * ROUNDS} legs of ${ACTIONS_PER_LEG} actions each; then ${CONNECTIONS} connections with ${REQUESTS_PER_CONNECTION} requests each, a quarter of them actions`,
      yardstick: 'bare update with an empty activity',
      rows: [
        ...rows('action, one at a time', single),
        ...rows('action, 8 in flight', eight),
        { what: `${CONNECTIONS} connections: requests`, unit: 'a second', product: one(mixed.length / seconds) },
        ...(['read', 'try out', 'action'] as const).flatMap((kind) => waits(kind, mixed)),
        { what: 'answers of 5xx', unit: `of ${mixed.length}`, product: one(faults.length), aim: '0' },
        {
          what: 'other answers than 2xx',
          unit: '',
          product: one(mixed.filter(({ status }) => status >= 300).length - faults.length),
          aim: '0',
        },
      ],
    };
  } finally {
    await stop();
  }
}

/** A system with an account of its own: each may ask so many times a minute. */
async function aTool({ db }: Rig, baseUrl: string): Promise<Client> {
  const { key } = await createApiKey(db, { municipality: '101', name: aName('tool'), role: 'integration' });
  return createClient({ baseUrl, token: key, retries: 0 });
}

const action = (client: Client, trajectoryId: string) =>
  client.sendCommand({ path: { trajectoryId }, body: { command: CONTACT }, idempotencyKey: randomUUID() });

/** What staff tools do all day: mostly reading. */
const DAY: readonly [Asked['kind'], (client: Client, trajectoryId: string) => Promise<unknown>][] = [
  ['read', (client) => client.listTrajectories({ query: { limit: 50 } })],
  ['read', (client, trajectoryId) => client.readTrajectory({ path: { trajectoryId } })],
  ['action', action],
  ['read', (client, trajectoryId) => client.readPlan({ path: { trajectoryId } })],
  ['read', (client, trajectoryId) => client.listPossibilities({ path: { trajectoryId } })],
  ['action', action],
  ['read', (client, trajectoryId) => client.explainDate({ path: { trajectoryId }, query: { of: 'course-1/phase-2' } })],
  [
    'try out',
    (client, trajectoryId) => client.tryOut({ path: { trajectoryId }, body: { commands: [{ command: CONTACT }] } }),
  ],
  ['action', action],
  ['read', (client, trajectoryId) => client.readJournal({ path: { trajectoryId } })],
  ['read', (client) => client.listTrajectories({ query: { limit: 50 } })],
  ['read', (client, trajectoryId) => client.readTrajectory({ path: { trajectoryId } })],
];

/** One connection: request after request, beginning elsewhere in the day than the others. */
async function asksOn(client: Client, number: number, idOf: (index: number) => string): Promise<Asked[]> {
  const all: Asked[] = [];
  for (let count = 0; count < REQUESTS_PER_CONNECTION; count++) {
    const [kind, ask] = DAY[(number + count) % DAY.length]!;
    const askedAt = performance.now();
    const status = await ask(client, idOf(number * REQUESTS_PER_CONNECTION + count)).then(
      () => 200,
      (error: unknown) => {
        if (error instanceof ApiProblem) return error.body.status;
        throw error;
      },
    );
    all.push({ kind, status, ms: performance.now() - askedAt });
  }
  return all;
}

function waits(kind: Asked['kind'], all: readonly Asked[]): Row[] {
  const ms = all.filter((asked) => asked.kind === kind).map((asked) => asked.ms);
  const row = (part: number): Row => ({
    what: `${CONNECTIONS} connections: ${kind}, p${part * 100}`,
    ...{ unit: 'ms', product: one(quantile(ms, part)) },
  });
  return [row(0.5), row(0.99)];
}

function rows(name: string, { product, bare }: { product: readonly Leg[]; bare: readonly Leg[] }): Row[] {
  return [
    { what: `${name}, p50`, unit: 'ms', product: latency(product, 0.5), bare: latency(bare, 0.5), plotted: true },
    { what: `${name}, p99`, unit: 'ms', product: latency(product, 0.99), bare: latency(bare, 0.99) },
    { what: `${name}, processor`, unit: 'CPU-ms', product: cpuPerUnit(product), bare: cpuPerUnit(bare) },
  ];
}
