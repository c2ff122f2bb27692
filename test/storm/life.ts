import { randomUUID } from 'node:crypto';
import type { Chance } from '../../src/cohort/chance.ts';
import { addDays, type CivilDate, date } from '../../src/domain/calendar/civil-date.ts';
import { instantAt } from '../../src/domain/calendar/working-days.ts';
import type { Command, CommandBody } from '../../src/domain/commands.ts';
import { JOB_FUNCTIONS } from '../../src/domain/people.ts';
import { enrol } from '../../src/services/enrol.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import { writeNote } from '../../src/store/notes.ts';
import { type Dated, pastPause, pause, resume } from '../domain/builders.ts';
import { aCpr } from '../store/a-case.ts';
import type { JournallingClient } from './client.ts';

/** Where lives are lived: what a client of the installation has at hand. */
export interface Surroundings {
  readonly services: ServiceDeps;
  readonly client: JournallingClient;
  readonly chance: Chance;
  readonly municipality: string;
  readonly staff: readonly string[];
  /** Told of every answered command, to look whether readers see it. */
  look(trajectoryId: string, sequence: number): Promise<void>;
}

const FIRST_DAY = date('2024-01-08');

/**
 * One citizen's way from the enrolment to after the end of the course, in virtual time of its own: papers, start, then a
 * few months in which people pause, go on, register late, ask for what is refused, ask twice and reassign.
 */
export async function live(surroundings: Surroundings): Promise<void> {
  const { services, client, chance, municipality } = surroundings;
  const on = addDays(FIRST_DAY, chance.between(0, 600));
  const clockOffsetMs = instantAt(on, '12:00') - Date.now();
  const enrolment = {
    ...{ cpr: aCpr(), name: 'Fie Fiktiv', municipality, programme: 'social-stoette', variant: 'rollout' },
    ...{ draw: 'storm', on, by: 'tester', clockOffsetMs },
  };
  const enrolled = await client.untilDone(() => enrol({ ...services, trajectories: client.trajectories }, enrolment));
  if ('refusal' in enrolled) throw new Error(`Expected an enrolment, found ${enrolled.refusal.reasons[0].code}`);
  const one = { ...surroundings, id: enrolled.trajectoryId, clockOffsetMs };
  const startOn = addDays(on, chance.between(1, 20));
  for (const body of papers(surroundings, on, startOn)) await ask(one, body);
  let today = on;
  const end = addDays(startOn, 420);
  while (today < end) {
    today = addDays(today, chance.between(5, 60));
    await client.untilDone(() => services.trajectories.fastForward(one.id, instantAt(today, '12:00') - clockOffsetMs));
    await something(one, today);
  }
  if (chance.happens(0.3)) await ask(one, { type: 'ArchiveTrajectory', on: today });
}

interface Life extends Surroundings {
  readonly id: string;
}

function papers({ chance, staff }: Surroundings, on: CivilDate, startOn: CivilDate): Dated<CommandBody>[] {
  return [
    { type: 'AssignStaff', function: 'ctiWorker', staffId: chance.oneOf(staff), on },
    { type: 'GrantSupport', legalBasis: 'LAB_31B', on },
    { type: 'InformOfGrant', who: 'citizen', on },
    { type: 'InformOfGrant', who: 'ctiWorker', on },
    { type: 'RegisterJobMatch', on },
    { type: 'StartCourse', startOn, takenOver: true },
  ];
}

/** What people do on a day; much of it is refused, as it would be. */
async function something(life: Life, today: CivilDate): Promise<void> {
  const { chance, staff } = life;
  const from = addDays(today, -chance.between(1, 25));
  switch (chance.between(0, 7)) {
    case 0:
    case 1:
      return ask(life, pause(today));
    case 2:
    case 3:
      return ask(life, resume(today));
    case 4:
      return ask(life, pastPause(from, addDays(from, chance.between(1, 9))));
    case 5:
      return tell(life, chance.happens(0.5) ? pause(today) : resume(today));
    case 6:
      return ask(life, {
        type: 'AssignStaff',
        function: chance.oneOf(JOB_FUNCTIONS),
        staffId: chance.oneOf(staff),
        noteId: await aNote(life),
        on: today,
      });
    case 7:
      return ask(life, { type: 'RegisterJobMatch', on: today }, { basedOn: 1 });
  }
}

/** The text must be there before a command can name it; written again it stays the first. */
async function aNote({ services: { db, keys }, client, id: trajectoryId }: Life): Promise<string> {
  const id = randomUUID();
  await client.untilDone(() => writeNote(db, keys, { id, trajectoryId, text: 'Fiktiv begrundelse.' }));
  return id;
}

/** Asks, now and then twice under one id, and at times both at once. */
async function ask({ client, chance, id, look }: Life, body: Dated<CommandBody>, more = {}): Promise<void> {
  const command = { id: randomUUID(), by: 'tester', ...body, ...more } as Command;
  const times = chance.happens(0.2) ? 2 : 1;
  const answers = await Promise.all(Array.from({ length: times }, () => client.command(id, command)));
  const answer = chance.happens(0.1) ? await client.command(id, command) : answers[0]!;
  if ('sequence' in answer) await look(id, answer.sequence);
}

async function tell({ client, id }: Life, body: Dated<CommandBody>): Promise<void> {
  const told = { id: randomUUID(), by: 'tester', ...body } as Parameters<typeof client.signal>[1];
  await client.signal(id, told);
}
