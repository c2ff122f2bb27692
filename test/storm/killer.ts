import { setTimeout as sleep } from 'node:timers/promises';
import type { Downtime } from '../../src/checker/evidence.ts';
import type { Chance } from '../../src/cohort/chance.ts';
import type { Part } from './foundations.ts';
import { MOMENTS, type Moment, type Moments } from './moments.ts';
import type { Topology } from './topology.ts';

/** One shot: who was hit (all workers at once, where one of them takes the step), what was aimed at, and when it was dead. */
export interface Kill extends Downtime {
  readonly part: string;
  readonly moment: Moment | 'any';
}

/** How often each part is hit when no step of its own is aimed at, in percent. */
const SHARES = { workers: 60, http: 15, engine: 13, database: 12 } as const;
const AIMED = 0.6;
/** A moment that does not come within this is not waited for: the shot falls at any time. Longer when nothing else is wanted. */
const LONGEST_AIM_MS = 3_000;
const WHEN_ALWAYS_AIMED_MS = 60_000;
/** Within this after the moment, so that the step behind it is hit as well as the one before. */
const AFTER_MOMENT_MS = 40;
/** Temporal takes so long to see that a worker is gone: the sticky queue, the heartbeat, a recording's limit. */
const NOTICED_AFTER_MS = 10_000;

/** Shoots `kills` times, at moments drawn by chance or always at `aim`, and revives what was shot; every other time the next shot does not wait for that. */
export async function shoot(
  topology: Topology,
  moments: Moments,
  chance: Chance,
  { kills: count, aim }: { readonly kills: number; readonly aim?: Moment },
  tell: (kill: Kill, number: number) => void,
): Promise<Kill[]> {
  const kills: Kill[] = [];
  const reviving = new Map<Part, Promise<void>>();
  for (let number = 1; number <= count; number++) {
    const aimedAt: Kill['moment'] = aim ?? (chance.happens(AIMED) ? chance.oneOf(MOMENTS) : 'any');
    const parts = targetsFor(topology, aimedAt, chance);
    await Promise.all(parts.map((part) => reviving.get(part))); // what is dead cannot be killed
    await sleep(chance.between(100, 1200));
    const moment = await (aim ? exactlyAt(moments, aim) : around(moments, aimedAt, chance));
    const from = Date.now();
    await Promise.all(parts.map((part) => part.kill()));
    const revival = Promise.all(parts.map((part) => revive(part, chance))).then(() => {
      const kill: Kill = {
        part: parts.map(({ name }) => name).join(' and '),
        moment,
        from,
        until: Date.now() + NOTICED_AFTER_MS,
      };
      kills.push(kill);
      tell(kill, number);
    });
    for (const part of parts) reviving.set(part, revival);
    if (chance.happens(0.5)) await revival;
  }
  await Promise.all(reviving.values());
  return kills;
}

function targetsFor(
  { workers, http, foundations: { engine, database } }: Topology,
  moment: Kill['moment'],
  chance: Chance,
): readonly Part[] {
  // A step is hit in the process that takes it, whichever worker that is, or where it is written down.
  if (moment === 'mailAccepted' || moment === 'messageClaimed') return chance.happens(0.8) ? workers : [database];
  if (moment === 'journalCommitted') return chance.happens(0.6) ? workers : [chance.oneOf([engine, database])];
  const drawn = chance.between(1, 100);
  if (drawn <= SHARES.workers) return [chance.oneOf(workers)];
  if (drawn <= SHARES.workers + SHARES.http) return [http];
  return drawn <= SHARES.workers + SHARES.http + SHARES.engine ? [engine] : [database];
}

/** Waits for a moment, and half of the time a little longer. Answers with the moment that it was. */
async function around(moments: Moments, aimedAt: Kill['moment'], chance: Chance): Promise<Kill['moment']> {
  if (aimedAt === 'any' || !(await moments.next(aimedAt, LONGEST_AIM_MS))) return 'any';
  if (chance.happens(0.5)) await sleep(chance.between(1, AFTER_MOMENT_MS));
  return aimedAt;
}

async function exactlyAt(moments: Moments, aim: Moment): Promise<Kill['moment']> {
  return (await moments.next(aim, WHEN_ALWAYS_AIMED_MS)) ? aim : 'any';
}

/** A part whose own needs are dead meanwhile is tried again until it comes. */
async function revive(part: Part, chance: Chance): Promise<void> {
  await sleep(chance.happens(0.1) ? chance.between(2_000, 8_000) : chance.between(0, 500));
  for (;;) {
    const isBack = await part.revive().then(
      () => true,
      () => false,
    );
    if (isBack) return;
    await sleep(300);
  }
}
