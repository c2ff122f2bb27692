import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import type { MailCatcher } from '../messages/mail-catcher.ts';
import type { ServiceDeps } from '../services/services.ts';
import type { TemporalClient } from '../witness/chain.ts';
import { acceptedMail } from '../witness/testimony.ts';
import { installWitness } from '../witness/written.ts';
import { liveTogether, type Progress } from './calendar.ts';
import { createChance } from './chance.ts';
import { fateOf } from './customs/customs.ts';
import { customsOf } from './customs/index.ts';
import { FIRST_DAY } from './first-day.ts';
import { type Judgement, judge } from './judge.ts';
import { createLife, type Life } from './life.ts';
import { dealt, type Mix } from './mix.ts';
import { type Need, registerMunicipality, registerTeams, type Team, type TeamFunction } from './people.ts';
import { workingDay } from './scene.ts';

/** Citizens are enrolled over half a year … */
const ENROLMENT_DAYS = 180;
/** … and those of one municipality over a whole one. */
const YEAR_DAYS = 365;

export interface CohortOptions {
  readonly citizens: number;
  readonly mix: Mix;
  /** All of them in one municipality with so many of staff, enrolled over a year. */
  readonly municipality?: { readonly staff: number } | undefined;
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

/** Lives a fictive cohort from the first enrolment to the last end, and judges all of it. */
export async function liveCohort(
  { services, client, catcher }: CohortPlace,
  options: CohortOptions,
): Promise<Judgement & { readonly lastDay: CivilDate }> {
  await installWitness(services.db);
  const moved = followClock(services.clock);
  const asking = { ...services, clock: moved.clock };
  const lives = await conceive(asking, options);
  const lastDay = await liveTogether(asking, lives, FIRST_DAY, options.onDay);
  const { db, clock, trajectories } = services;
  const witnesses = { db, clock, client, trajectories, onClock: moved.onClock };
  const seen = { lives, mails: catcher.mails().map(acceptedMail), takenAt: services.clock.now() };
  return { ...(await judge(witnesses, seen, options.onJudged)), lastDay };
}

/** Every life that is to be lived: one for each citizen, another for whoever comes back. */
async function conceive(services: ServiceDeps, options: CohortOptions): Promise<Life[]> {
  const { citizens, mix, municipality, seed } = options;
  const programmes = dealt(citizens, mix);
  const need = needOf(programmes);
  const teams: readonly Team[] = municipality
    ? [await registerMunicipality(services.db, municipality.staff, need)]
    : await registerTeams(services.db, citizens, need);
  const dealtOf = new Map<string, number>();
  return programmes.flatMap((programme, number) => {
    const customs = customsOf(programme);
    const index = dealtOf.get(programme) ?? 0;
    dealtOf.set(programme, index + 1);
    const chance = createChance(seed * 1_000_003 + number);
    const on = workingDay(addDays(FIRST_DAY, chance.between(0, municipality ? YEAR_DAYS : ENROLMENT_DAYS)));
    const birth = { number, customs, chance, team: teams[number % teams.length]! };
    const fate = fateOf(customs, index);
    const first = createLife(services, { ...birth, time: 1, on, fate });
    if (fate.comesBackAfter === undefined) return [first];
    const back = workingDay(addDays(on, fate.comesBackAfter));
    const anew = { ...birth, chance: createChance(seed * 1_000_003 - 1 - number), fate: customs.right };
    return [first, createLife(services, { ...anew, time: 2, on: back })];
  });
}

function needOf(programmes: readonly string[]): Need {
  const need: Partial<Record<TeamFunction, number>> = {};
  for (const one of programmes.flatMap((programme) => customsOf(programme).functions)) need[one] = (need[one] ?? 0) + 1;
  return need;
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
