import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { check } from '../../src/checker/check.ts';
import type { Evidence, Violation } from '../../src/checker/evidence.ts';
import { latenesses } from '../../src/checker/timing.ts';
import { createClock } from '../../src/clock.ts';
import { createChance } from '../../src/cohort/chance.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { registerStaff } from '../../src/store/people.ts';
import { connectTemporal, createTrajectories, TASK_QUEUE } from '../../src/temporal.ts';
import { createJournallingClient } from './client.ts';
import { type Kill, shoot } from './killer.ts';
import { live } from './life.ts';
import { createMoments, listenToDatabase, type Moment } from './moments.ts';
import { createReader } from './reader.ts';
import { takeEvidence } from './testimony.ts';
import { startTopology } from './topology.ts';

export interface StormOptions {
  readonly kills: number;
  readonly seed: number;
  /** Every shot at this moment; by chance when left out. */
  readonly aim?: Moment;
  /** How many citizens' lives are lived at once. */
  readonly lives: number;
  readonly log: (line: string) => void;
}

export interface StormResult {
  readonly kills: readonly Kill[];
  readonly violations: readonly Violation[];
  readonly evidence: Evidence;
  /** Milliseconds that each command waited for its answer, and that each thing in time came late; ascending. */
  readonly waits: readonly number[];
  readonly latenesses: readonly number[];
  /** How often a page was looked at, and processes that ended without having been shot. */
  readonly looks: number;
  readonly deaths: number;
}

/** How long after the last shot everything may take to come to rest. */
const MOST_QUIET_MS = 180_000;

/** Lives lives on a real installation while its processes are shot, lets it come to rest, and judges what is left. */
export async function storm({ seed, lives, log, ...shots }: StormOptions): Promise<StormResult> {
  const moments = createMoments();
  const topology = await startTopology(moments);
  const { url, engine } = topology.foundations;
  const store = await openDatabase({ url });
  const { connection, client } = await connectTemporal({ address: engine.address });
  const stopListening = listenToDatabase(url, moments);
  try {
    const trajectories = createTrajectories(client, TASK_QUEUE);
    const services: ServiceDeps = {
      db: store.db,
      keys: topology.keys,
      clock: createClock({ offsetMs: 0, movable: false, remember: async () => undefined }),
      trajectories,
      settingOverrides: { actingWindowMinutes: 0 },
    };
    const asking = createJournallingClient(services, moments);
    const reader = createReader(topology.http.get);
    const municipality = randomUUID();
    const staff = await registerPeople(store.db, municipality);
    let isOver = false;
    const living = Array.from({ length: lives }, async (_, index) => {
      for (let number = 0; number === 0 || !isOver; number++) {
        const chance = createChance(seed * 1_000_003 + index * 1009 + number);
        await live({ services, client: asking, chance, municipality, staff, look: reader.look });
      }
    });
    const kills = await shoot(topology, moments, createChance(seed), shots, (kill, number) =>
      log(
        `${String(number).padStart(4)}  ${kill.part.padEnd(21)} ${kill.moment.padEnd(16)} ${asking.calls.length} calls`,
      ),
    );
    isOver = true;
    log('No more shots: the lives are lived to their end.');
    const stuck = await unfinished(living);
    await untilQuiet(store.db);
    const { clock } = services;
    const witnesses = { db: store.db, client, trajectories, clock, mails: topology.mails.mails() };
    const evidence = await takeEvidence({ ...witnesses, calls: asking.calls, downtimes: kills });
    return {
      kills,
      violations: [...check(evidence), ...reader.violations, ...stuck],
      evidence,
      waits: [...asking.waits].sort((a, b) => a - b),
      latenesses: latenesses(evidence),
      looks: reader.looks(),
      deaths: topology.deaths(),
    };
  } finally {
    await stopListening();
    await Promise.allSettled([connection.close(), store.close()]);
    await topology.stop();
  }
}

/** Lives that are not lived to their end some minutes after the last shot: somebody waits for an answer in vain. */
async function unfinished(living: readonly Promise<void>[]): Promise<Violation[]> {
  const ends = await Promise.all(
    living.map((life) => Promise.race([life, sleep(MOST_QUIET_MS, 'waiting', { ref: false })])),
  );
  return ends
    .filter((end) => end === 'waiting')
    .map(() => ({ invariant: 'I7', trajectoryId: null, detail: 'a life did not come to its end' }));
}

/** Those whom messages go to: four who are assigned now and then, and a team leader. */
async function registerPeople(db: Database, municipality: string): Promise<string[]> {
  const names = ['clara', 'svend', 'gerda', 'mads', 'lone'];
  const people = names.map((name) =>
    registerStaff(db, {
      ...{ id: randomUUID(), municipality, name, email: `${name}@example.invalid` },
      teamLeader: name === 'lone',
    }),
  );
  return (await Promise.all(people)).slice(0, 4);
}

/** Waits until no message is on its way: the longest that one may take is the lease of a sender who was shot. */
async function untilQuiet(db: Database): Promise<void> {
  const deadline = Date.now() + MOST_QUIET_MS;
  for (;;) {
    const due = await db
      .selectFrom('message')
      .select('id')
      .where('state', 'in', ['planned', 'sending'])
      .where('send_at', '<=', new Date())
      .limit(1)
      .execute();
    if (due.length === 0 || Date.now() > deadline) return; // what is still on its way is for the checker to find
    await sleep(500);
  }
}
