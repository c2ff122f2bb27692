import { openCaseClocks } from '../store/trajectories.ts';
import { reportPlaces } from './fill-reports.ts';
import type { ServiceDeps } from './services.ts';

const PARALLEL = 40;

/**
 * Moves the whole installation on in time: every open case's workflow first, then the installation's clock, which
 * messages wait for, then its reports. Cut off half-way it can simply be repeated: each case is brought to the same instant. Answers with
 * the instant reached, epoch milliseconds.
 */
export async function advanceTime({ db, clock, trajectories }: ServiceDeps, ms: number): Promise<number> {
  clock.mustBeMovable(); // before any case is moved for good
  const target = clock.now() + ms;
  const clocks = await openCaseClocks(db);
  for (let first = 0; first < clocks.length; first += PARALLEL) {
    const some = clocks.slice(first, first + PARALLEL);
    await Promise.all(some.map(({ id, clockOffsetMs }) => trajectories.fastForward(id, target - clockOffsetMs)));
  }
  await clock.advance(Math.max(0, target - clock.now()));
  await trajectories.fillReportsNow(await reportPlaces(db));
  return target;
}
