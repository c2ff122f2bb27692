import { setTimeout as sleep } from 'node:timers/promises';
import type { Downtime } from '../../src/checker/evidence.ts';
import type { Chance } from './chance.ts';
import type { Part } from './foundations.ts';
import { MOMENTS, type Moment, type Moments } from './moments.ts';
import type { Topology } from './topology.ts';

/** One shot: who was hit (all workers at once, when it was aimed at a mail), what was aimed at, and when it was dead. */
export interface Kill extends Downtime {
  readonly part: string;
  readonly moment: Moment | 'any';
}

/** How often each part is hit, in percent. */
const SHARES = { workers: 60, http: 15, engine: 13, database: 12 } as const;
const AIMED = 0.6;
/** A moment that does not come within this is not waited for: the shot falls at any time. Longer when nothing else is wanted. */
const LONGEST_AIM_MS = { byChance: 3_000, always: 60_000 };
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
    const limitMs = aim ? LONGEST_AIM_MS.always : LONGEST_AIM_MS.byChance;
    const moment = await arrive(moments, aimedAt, limitMs, chance);
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
  // A mail on its way is hit in the process that sends it, whichever that is, or where its fence is kept.
  if (moment === 'mailAccepted' || moment === 'messageClaimed') return chance.happens(0.8) ? workers : [database];
  const drawn = chance.between(1, 100);
  if (drawn <= SHARES.workers) return [chance.oneOf(workers)];
  if (drawn <= SHARES.workers + SHARES.http) return [http];
  return drawn <= SHARES.workers + SHARES.http + SHARES.engine ? [engine] : [database];
}

/** Waits for the moment, and half of the time a little longer. Answers with the moment that it was. */
async function arrive(
  moments: Moments,
  aimedAt: Kill['moment'],
  limitMs: number,
  chance: Chance,
): Promise<Kill['moment']> {
  await sleep(chance.between(100, 1200));
  if (aimedAt === 'any' || !(await moments.next(aimedAt, limitMs))) return 'any';
  if (chance.happens(0.5)) await sleep(chance.between(1, AFTER_MOMENT_MS));
  return aimedAt;
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
