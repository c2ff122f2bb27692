import { v7 as uuidv7 } from 'uuid';
import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import { instantAt } from '../domain/calendar/working-days.ts';
import type { CommandBody } from '../domain/commands.ts';
import { parseCpr } from '../domain/cpr.ts';
import { enrol } from '../services/enrol.ts';
import type { ServiceDeps } from '../services/services.ts';
import { registerStaff } from '../store/people.ts';
import { DEMO_STAFF, type DemoStaff, STORIES, type Story } from './stories.ts';

const MUNICIPALITY = '101';
const DATED = ['on', 'from', 'until', 'startOn', 'endOn'];

/**
 * Plays every story on the real server in virtual time, each case with a clock of its own that ends at the present.
 * Loaded again after an interruption it doubles nobody: a citizen is enrolled once. Answers with how many there are.
 */
export async function loadDemo(deps: ServiceDeps, progress: (done: number, total: number) => void): Promise<number> {
  const staffIds = {} as Record<DemoStaff, string>;
  for (const [key, member] of Object.entries(DEMO_STAFF)) {
    staffIds[key as DemoStaff] = await registerStaff(deps.db, { id: uuidv7(), municipality: MUNICIPALITY, ...member });
  }
  let done = 0;
  await Promise.all(
    STORIES.map(async (story) => {
      await tell(deps, story, staffIds);
      progress(++done, STORIES.length);
    }),
  );
  return STORIES.length;
}

async function tell(
  deps: ServiceDeps,
  { name, cpr, enrolledDaysAgo, staff, steps }: Story,
  staffIds: Record<DemoStaff, string>,
): Promise<void> {
  const { clock, trajectories } = deps;
  const today = clock.today();
  const dayAgo = (days: number): CivilDate => addDays(today, -days);
  const parsed = parseCpr(cpr);
  if (typeof parsed === 'string') throw new Error(`Expected a fictive number for ${name}, found ${parsed}`);
  const clockOffsetMs = morning(dayAgo(enrolledDaysAgo)) - Date.now();
  const by = staffIds.lone;
  const enrolled = await enrol(deps, {
    name,
    cpr: parsed.number,
    municipality: MUNICIPALITY,
    programme: 'social-stoette',
    variant: 'rollout',
    draw: 'demo',
    on: dayAgo(enrolledDaysAgo),
    by,
    demo: true,
    clockOffsetMs,
  });
  if ('refusal' in enrolled)
    throw new Error(`Expected ${name} to be enrolled, found ${enrolled.refusal.reasons[0].code}`);
  if (!enrolled.isNew) return;
  const { trajectoryId } = enrolled;
  const assignments = Object.entries(staff).map(([jobFunction, member]) => ({
    daysAgo: enrolledDaysAgo,
    body: {
      type: 'AssignStaff',
      function: jobFunction,
      staffId: staffIds[member],
      on: dayAgo(enrolledDaysAgo),
    } as CommandBody,
  }));
  for (const { daysAgo, body } of [
    ...assignments,
    ...steps.map((step) => ({ daysAgo: step.daysAgo, body: dated(step.command, dayAgo) })),
  ]) {
    await trajectories.fastForward(trajectoryId, morning(dayAgo(daysAgo)) - clockOffsetMs);
    const answer = await trajectories.command(trajectoryId, { id: uuidv7(), by, ...body });
    if ('refusal' in answer)
      throw new Error(
        `Expected ${name} ${body.type} to be accepted, found ${answer.refusal.reasons.map(({ code }) => code)}`,
      );
  }
  await trajectories.fastForward(trajectoryId, clock.now() - clockOffsetMs);
}

/** Nine o'clock, or a moment ago when that is still to come today. */
const morning = (on: CivilDate): number => Math.min(instantAt(on, '09:00'), Date.now());

/** Writes out days before today as dates. */
function dated(command: object, dayAgo: (days: number) => CivilDate): CommandBody {
  return Object.fromEntries(
    Object.entries(command).map(([key, value]) => [
      key,
      DATED.includes(key) && typeof value === 'number' ? dayAgo(value) : value,
    ]),
  ) as unknown as CommandBody;
}
