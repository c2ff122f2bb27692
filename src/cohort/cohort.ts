import { addDays, type CivilDate, date } from '../domain/calendar/civil-date.ts';
import type { MailCatcher } from '../messages/mail-catcher.ts';
import type { ServiceDeps } from '../services/services.ts';
import type { TemporalClient } from '../witness/chain.ts';
import { acceptedMail } from '../witness/testimony.ts';
import { installWitness } from '../witness/written.ts';
import { liveTogether, type Progress } from './calendar.ts';
import { createChance } from './chance.ts';
import { fateOf } from './fates.ts';
import { type Judgement, judge } from './judge.ts';
import { createLife } from './life.ts';
import { registerTeams } from './people.ts';
import { workingDay } from './scene.ts';

/** The first citizens are enrolled on this day; the clock of the installation must show an earlier one. */
export const FIRST_DAY: CivilDate = date('2024-01-08');
/** Citizens are enrolled over half a year. */
const ENROLMENT_DAYS = 180;

export interface CohortOptions {
  readonly citizens: number;
  readonly seed: number;
  readonly onDay: (progress: Progress) => void;
  readonly onJudged: (done: number, total: number) => void;
}

/** An installation that is thrown away afterwards: nobody else's case is in it, and its clock can be moved. */
export interface CohortPlace {
  readonly services: ServiceDeps;
  readonly client: TemporalClient;
  readonly catcher: Pick<MailCatcher, 'mails'>;
}

/** Lives a fictive cohort of the programme social-stoette from the first enrolment to the last end, and judges all of it. */
export async function liveCohort(
  { services, client, catcher }: CohortPlace,
  { citizens, seed, onDay, onJudged }: CohortOptions,
): Promise<Judgement & { readonly lastDay: CivilDate }> {
  await installWitness(services.db);
  const moved = followClock(services.clock);
  const asking = { ...services, clock: moved.clock };
  const teams = await registerTeams(services.db, citizens);
  const lives = Array.from({ length: citizens }, (_, number) => {
    const chance = createChance(seed * 1_000_003 + number);
    const on = workingDay(addDays(FIRST_DAY, chance.between(0, ENROLMENT_DAYS)));
    return createLife(asking, { number, on, fate: fateOf(number), chance, team: teams[number % teams.length]! });
  });
  const lastDay = await liveTogether(asking, lives, FIRST_DAY, onDay);
  const witnesses = { db: services.db, client, trajectories: services.trajectories, onClock: moved.onClock };
  const seen = { lives, mails: catcher.mails().map(acceptedMail), takenAt: services.clock.now() };
  return { ...(await judge(witnesses, seen, onJudged)), lastDay };
}

/** The clock with a memory of how it was moved, so that instants of real time can be put on it afterwards. */
function followClock(clock: ServiceDeps['clock']): {
  clock: ServiceDeps['clock'];
  onClock: (realMs: number) => number;
} {
  const moves = [{ at: Number.NEGATIVE_INFINITY, offsetMs: clock.offsetMs() }];
  return {
    clock: {
      ...clock,
      async advance(ms) {
        await clock.advance(ms);
        moves.push({ at: Date.now(), offsetMs: clock.offsetMs() });
      },
    },
    onClock: (realMs) => realMs + offsetAt(moves, realMs),
  };
}

/** By bisection: a cohort has thousands of moves and a hundred thousand rows. */
function offsetAt(moves: readonly { at: number; offsetMs: number }[], realMs: number): number {
  let [low, high] = [0, moves.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (moves[middle]!.at <= realMs) low = middle;
    else high = middle - 1;
  }
  return moves[low]!.offsetMs;
}
