import { addDays, addMonths, type CivilDate, startOfDay } from '../src/domain/calendar/civil-date.ts';
import { instantAt } from '../src/domain/calendar/working-days.ts';
import { BOUNDARY, prepareCase, QUIET_DAY } from './cases.ts';
import { startBare, startTrajectories } from './population.ts';
import type { Rig } from './rig.ts';
import { ask, askBare, type Waiting } from './waiting.ts';

const ACTIONS = 20;
/** An action every twelve days: the last one comes after the end of the course. */
const STEP_DAYS = 12;

/**
 * So many cases, and as many bare workflows with the same waits, lived through to their end in virtual time: three due
 * dates and twenty actions each. What they hold afterwards is the same list of events.
 */
export async function liveNineMonths(rig: Rig, count: number): Promise<Waiting> {
  const noon = (on: CivilDate) => instantAt(on, '12:00');
  const clockOffsetMs = noon(QUIET_DAY) - Date.now();
  const dueAt = [BOUNDARY, addMonths(BOUNDARY, 3), addMonths(BOUNDARY, 6)].map(startOfDay);
  const cases = await startTrajectories(rig, prepareCase(rig.team, 0), { count, clockOffsetMs });
  const bares = await startBare(rig, { count, clockOffsetMs, dueAt });
  const live = async (workflowId: string, act: () => Promise<void>) => {
    for (let action = 1; action <= ACTIONS; action++) {
      await rig.trajectories.fastForward(workflowId, noon(addDays(QUIET_DAY, action * STEP_DAYS)) - clockOffsetMs);
      await act();
    }
  };
  await Promise.all([
    ...cases.map((one) => live(one.id, () => ask(rig, one))),
    ...bares.map((one) => live(one, () => askBare(rig, one))),
  ]);
  return { cases, bares };
}
