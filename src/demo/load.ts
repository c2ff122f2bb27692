import { v5 as uuidv5 } from 'uuid';
import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import { instantAt } from '../domain/calendar/working-days.ts';
import { parseCpr } from '../domain/cpr.ts';
import { newestProgramme } from '../domain/programmes/index.ts';
import { enrol } from '../services/enrol.ts';
import { inParallel } from '../services/in-parallel.ts';
import { sendCommand } from '../services/send.ts';
import type { ServiceDeps } from '../services/services.ts';
import { saveContact } from '../store/citizens.ts';
import { writeNote } from '../store/notes.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { saveStaff } from '../store/staff.ts';
import { findTrajectory } from '../store/trajectories.ts';
import { DEMO_OFFICE } from './sign-ins.ts';
import { DEMO_STAFF, type DemoStaff, STORIES, type Story } from './stories.ts';
import { programmeOf } from './story.ts';
import { written } from './written.ts';

const MUNICIPALITY = '101';
/** All at once would take more than a slow machine's two cores can answer in the engine's ten seconds. */
const AT_A_TIME = 8;

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
    staffIds[key as DemoStaff] = (await saveStaff(db, { municipality: MUNICIPALITY, ...member })).id;
  }
  for (const member of Object.values(DEMO_OFFICE)) await saveStaff(db, { municipality: MUNICIPALITY, ...member });
  let done = 0;
  await inParallel(AT_A_TIME, STORIES, async (story) => {
    await tell(deps, story, staffIds, today);
    progress(++done, STORIES.length);
  });
  return STORIES.length;
}

async function tell(
  deps: ServiceDeps,
  story: Story,
  staffIds: Record<DemoStaff, string>,
  today: CivilDate,
): Promise<void> {
  const { db, keys, clock, trajectories } = deps;
  const dayAgo = (days: number): CivilDate => addDays(today, -days);
  const by = staffIds.lone;
  const { trajectoryId, clockOffsetMs } = await enrolFictive(deps, story, by, dayAgo(story.enrolledDaysAgo));
  await tellContact(deps, trajectoryId, story);
  const about = { programme: newestProgramme(programmeOf(story).id)!, dayAgo, staffIds, trajectoryId };
  for (const [index, { daysAgo, command: told }] of commandsOf(story).entries()) {
    await trajectories.fastForward(trajectoryId, morning(dayAgo(daysAgo)) - clockOffsetMs);
    const state = (await findTrajectory(db, trajectoryId))?.state ?? null;
    const { command, notes } = written(told, { ...about, state }, `demo/${index}`);
    for (const note of notes) await writeNote(db, keys, { ...note, trajectoryId });
    const id = uuidv5(`demo/${index}`, trajectoryId);
    const answer = await sendCommand(deps, trajectoryId, { id, by, ...command });
    if ('refusal' in answer)
      throw new Error(
        `Expected ${story.name} ${command.type} to be accepted, found ${answer.refusal.reasons.map(({ code }) => code)}`,
      );
  }
  await trajectories.fastForward(trajectoryId, clock.now() - clockOffsetMs);
}

/** How to reach somebody: said once, so that what has been changed since stays. */
async function tellContact({ db, keys }: ServiceDeps, trajectoryId: string, { cpr, isProtected }: Story) {
  const { citizenId } = (await findTrajectory(db, trajectoryId))!;
  if (citizenId === null || cpr === undefined) return;
  const ending = cpr.slice(-2);
  await saveContact(db, keys, {
    ...{
      citizenId,
      version: 0,
      isProtected: isProtected === true,
      phone: `00 00 00 ${ending}`,
      email: `borger${ending}@demo.invalid`,
    },
    address: { street: `Eksempelvej ${Number(ending)}`, postalCode: '0999', city: 'Prøvekøbing' },
  });
}

async function enrolFictive(deps: ServiceDeps, story: Story, by: string, on: CivilDate) {
  const { name, cpr } = story;
  const place = {
    ...{ on, by, clockOffsetMs: morning(on) - Date.now() },
    municipality: MUNICIPALITY,
    programme: programmeOf(story).id,
    variant: programmeOf(story).variant,
    draw: 'demo',
    demo: true,
  };
  const enrolled = await enrol(deps, {
    ...place,
    ...(cpr === undefined ? { organisation: { kind: 'municipality', name } } : { name, cpr: fictiveNumber(name, cpr) }),
  });
  if ('refusal' in enrolled)
    throw new Error(`Expected ${name} to be enrolled, found ${enrolled.refusal.reasons[0].code}`);
  return enrolled;
}

function fictiveNumber(name: string, cpr: string) {
  const parsed = parseCpr(cpr);
  if (typeof parsed === 'string') throw new Error(`Expected a fictive number for ${name}, found ${parsed}`);
  return parsed.number;
}

/** The people around the citizen first, on the day of the enrolment, then the story's own commands. */
function commandsOf({ staff, steps, enrolledDaysAgo }: Story): readonly { daysAgo: number; command: object }[] {
  const assignments = Object.entries(staff).map(([jobFunction, staffId]) => ({
    daysAgo: enrolledDaysAgo,
    command: { type: 'AssignStaff', function: jobFunction, staffId, on: enrolledDaysAgo },
  }));
  return [...assignments, ...steps];
}

/** Nine o'clock, or a moment ago when that is still to come today. */
const morning = (on: CivilDate): number => Math.min(instantAt(on, '09:00'), Date.now());
