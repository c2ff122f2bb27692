import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import type { MailCatcher } from '../messages/mail-catcher.ts';
import type { ServiceDeps } from '../services/services.ts';
import type { TemporalClient } from '../witness/chain.ts';
import { acceptedMail } from '../witness/testimony.ts';
import { installWitness } from '../witness/written.ts';
import { BESIDES } from './besides.ts';
import { liveTogether, type Progress } from './calendar.ts';
import { createChance } from './chance.ts';
import { fateOf } from './customs/customs.ts';
import { customsOf, OF_ORGANISATIONS } from './customs/index.ts';
import type { Birth } from './enrolment.ts';
import { fillAll, fillLast, isFillingDay } from './filings.ts';
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
  /** All of them in one municipality with so many of staff, enrolled over a year, with or without its organisations. */
  readonly municipality?: { readonly staff: number; readonly organisations: boolean } | undefined;
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
  const lastDay = await liveTogether(asking, lives, FIRST_DAY, {
    onDay: options.onDay,
    eachMorning: async (today) => {
      if (isFillingDay(today)) await fillAll(client, services);
    },
  });
  const { db, clock, trajectories } = services;
  const witnesses = { db, clock, client, trajectories, onClock: moved.onClock };
  const takenAt = services.clock.now();
  await fillLast(client, asking);
  const seen = { lives, mails: catcher.mails().map(acceptedMail), takenAt };
  return { ...(await judge(witnesses, seen, options.onJudged)), lastDay };
}

/** Every life that is to be lived: one for each case, another for whoever comes back or is in two programmes at once. */
async function conceive(services: ServiceDeps, { citizens, mix, municipality, seed }: CohortOptions): Promise<Life[]> {
  const programmes = [...dealt(citizens, mix), ...(municipality?.organisations ? organisationsFor(citizens) : [])];
  const need = needOf(programmes);
  const teams: readonly Team[] = municipality
    ? [await registerMunicipality(services.db, municipality.staff, need)]
    : await registerTeams(services.db, citizens, need);
  const days = municipality ? YEAR_DAYS : ENROLMENT_DAYS;
  const dealtOf = new Map<string, number>();
  return programmes.flatMap((programme, number) => {
    const customs = customsOf(programme);
    const index = dealtOf.get(programme) ?? 0;
    dealtOf.set(programme, index + 1);
    const chance = createChance(seed * 1_000_003 + number);
    const on = workingDay(addDays(FIRST_DAY, chance.between(0, customs.enrolledWithinDays ?? days)));
    const birth = { number, customs, chance, team: teams[number % teams.length]!, time: 1, on };
    const fate = fateOf(customs, index);
    const later = (more: Pick<Birth, 'customs' | 'time'>, afterDays: number, salt: number) =>
      createLife(services, {
        ...{ ...birth, ...more, on: workingDay(addDays(on, afterDays)) },
        ...{ chance: createChance(seed * 1_000_003 - salt - number), fate: more.customs.right },
      });
    const back = fate.comesBackAfter;
    const besides = municipality
      ? BESIDES.filter(({ of, every, from }) => of === programme && index % every === from)
      : [];
    return [
      createLife(services, { ...birth, fate }),
      ...(back === undefined ? [] : [later({ customs, time: 2 }, back, 1)]),
      ...besides.map(({ also, afterDays }) => later({ customs: customsOf(also), time: 1 }, afterDays, 500_000)),
    ];
  });
}

/** One organisation for each ten citizens, until every fate of theirs has been dealt once. */
function organisationsFor(citizens: number): string[] {
  const turns = Object.fromEntries(OF_ORGANISATIONS.map((programme) => [programme, customsOf(programme).turn]));
  const most = Object.values(turns).reduce((sum, turn) => sum + turn, 0);
  return dealt(Math.min(most, Math.ceil(citizens / 10)), turns);
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
