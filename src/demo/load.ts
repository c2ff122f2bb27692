import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import { instantAt } from '../domain/calendar/working-days.ts';
import type { CommandBody } from '../domain/commands.ts';
import { parseCpr } from '../domain/cpr.ts';
import type { JobFunction } from '../domain/programme.ts';
import { enrol } from '../services/enrol.ts';
import type { ServiceDeps } from '../services/services.ts';
import { registerStaff } from '../store/people.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { DEMO_STAFF, type DemoStaff, STORIES, type Story } from './stories.ts';

const MUNICIPALITY = '101';
const DATED = ['on', 'from', 'until', 'startOn', 'endOn'];

/**
 * Plays every story on the real server in virtual time, each case with a clock of its own that ends at the present. Cut
 * off in the middle and begun again it goes on where it was: people, commands and dates are the same ones. Answers with
 * how many stories there are.
 */
export async function loadDemo(deps: ServiceDeps, progress: (done: number, total: number) => void): Promise<number> {
  const { db, clock } = deps;
  const today = (await readSetting(db, 'demoCountsFrom')) ?? clock.today();
  await writeSetting(db, 'demoCountsFrom', today);
  const staffIds = {} as Record<DemoStaff, string>;
  for (const [key, member] of Object.entries(DEMO_STAFF)) {
    staffIds[key as DemoStaff] = await registerStaff(db, { id: uuidv7(), municipality: MUNICIPALITY, ...member });
  }
  let done = 0;
  await Promise.all(
    STORIES.map(async (story) => {
      await tell(deps, story, staffIds, today);
      progress(++done, STORIES.length);
    }),
  );
  return STORIES.length;
}

async function tell(
  deps: ServiceDeps,
  story: Story,
  staffIds: Record<DemoStaff, string>,
  today: CivilDate,
): Promise<void> {
  const { clock, trajectories } = deps;
  const dayAgo = (days: number): CivilDate => addDays(today, -days);
  const by = staffIds.lone;
  const { trajectoryId, clockOffsetMs } = await enrolFictive(deps, story, by, dayAgo(story.enrolledDaysAgo));
  for (const [index, { daysAgo, body }] of commandsOf(story, staffIds, dayAgo).entries()) {
    await trajectories.fastForward(trajectoryId, morning(dayAgo(daysAgo)) - clockOffsetMs);
    const answer = await trajectories.command(trajectoryId, { id: uuidv5(`demo/${index}`, trajectoryId), by, ...body });
    if ('refusal' in answer)
      throw new Error(
        `Expected ${story.name} ${body.type} to be accepted, found ${answer.refusal.reasons.map(({ code }) => code)}`,
      );
  }
  await trajectories.fastForward(trajectoryId, clock.now() - clockOffsetMs);
}

async function enrolFictive(deps: ServiceDeps, { name, cpr }: Story, by: string, on: CivilDate) {
  const parsed = parseCpr(cpr);
  if (typeof parsed === 'string') throw new Error(`Expected a fictive number for ${name}, found ${parsed}`);
  const place = {
    municipality: MUNICIPALITY,
    programme: 'social-stoette',
    variant: 'rollout',
    draw: 'demo',
    demo: true,
  };
  const enrolled = await enrol(deps, {
    ...place,
    name,
    cpr: parsed.number,
    on,
    by,
    clockOffsetMs: morning(on) - Date.now(),
  });
  if ('refusal' in enrolled)
    throw new Error(`Expected ${name} to be enrolled, found ${enrolled.refusal.reasons[0].code}`);
  return enrolled;
}

/** The people around the citizen first, on the day of the enrolment, then the story's own commands. */
function commandsOf(
  { staff, steps, enrolledDaysAgo }: Story,
  staffIds: Record<DemoStaff, string>,
  dayAgo: (days: number) => CivilDate,
): { daysAgo: number; body: CommandBody }[] {
  const on = dayAgo(enrolledDaysAgo);
  const assignments = Object.entries(staff).map(([jobFunction, member]) => ({
    daysAgo: enrolledDaysAgo,
    body: { type: 'AssignStaff', function: jobFunction as JobFunction, staffId: staffIds[member], on } as const,
  }));
  return [...assignments, ...steps.map(({ daysAgo, command }) => ({ daysAgo, body: dated(command, dayAgo) }))];
}

/** Nine o'clock, or a moment ago when that is still to come today. */
const morning = (on: CivilDate): number => Math.min(instantAt(on, '09:00'), Date.now());

/** Writes out days before today as dates. */
function dated(command: object, dayAgo: (days: number) => CivilDate): CommandBody {
  const entries = Object.entries(command).map(([key, value]) => [
    key,
    DATED.includes(key) && typeof value === 'number' ? dayAgo(value) : value,
  ]);
  return Object.fromEntries(entries) as CommandBody;
}
