import { v7 as uuidv7 } from 'uuid';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import { instantAt } from '../domain/calendar/working-days.ts';
import { type Enrol, isEnrolment } from '../domain/commands.ts';
import type { CprNumber } from '../domain/cpr.ts';
import type { Scenario, TimelineEntry } from '../domain/scenario.ts';
import { newTrajectory } from '../domain/state.ts';
import { readJournal } from '../store/journal.ts';
import { registerOrganisation } from '../store/organisations.ts';
import { registerCitizen } from '../store/people.ts';
import { claimEnrolment, type Subject } from '../store/trajectories.ts';
import type { ServiceDeps } from './services.ts';

/** Noon: far from midnight, so that boundaries of the day have passed and none of the next has. */
const noon = (on: CivilDate): number => instantAt(on, '12:00');

/**
 * Plays a scenario on the real server in virtual time and reads its timeline back from the journal. A refusal leaves no
 * trace there, so it is put in where it was answered. The case is an extra one: give it an installation to throw away.
 */
export async function playOnEngine(
  deps: ServiceDeps,
  { steps, until, name }: Scenario,
): Promise<{ trajectoryId: string; timeline: TimelineEntry[] }> {
  const { db, trajectories } = deps;
  const [first, ...others] = steps;
  if (!first || !isEnrolment(first.command))
    throw new Error(`Expected a scenario that begins with the enrolment, found ${first?.command.type}`);
  const { municipality, programme } = first.command;
  const clockOffsetMs = noon(first.at) - Date.now();
  const subject = await fictive(deps, first.command, name);
  const trajectoryId = uuidv7();
  await claimEnrolment(db, {
    trajectoryId,
    subject,
    municipality,
    programme: programme.id,
    draw: trajectoryId,
    demo: false,
    clockOffsetMs,
    at: new Date(),
  });
  const refusals: { after: number; entry: TimelineEntry }[] = [];
  const answered = async (
    at: CivilDate,
    command: (typeof first)['command'],
    answer: Awaited<ReturnType<typeof trajectories.command>>,
  ) => {
    if (!('refusal' in answer)) return;
    const { sequence } = await trajectories.view(trajectoryId);
    refusals.push({ after: sequence, entry: { kind: 'refusal', recordedOn: at, command, refusal: answer.refusal } });
  };
  await answered(
    first.at,
    first.command,
    await trajectories.start({
      trajectoryId,
      clockOffsetMs,
      state: newTrajectory,
      recorded: 0,
      enrolment: first.command,
    }),
  );
  for (const { at, command } of others) {
    await trajectories.fastForward(trajectoryId, noon(at) - clockOffsetMs);
    await answered(at, command, await trajectories.command(trajectoryId, command));
  }
  await trajectories.fastForward(trajectoryId, noon(until) - clockOffsetMs);
  const events = (await readJournal(db, trajectoryId)).map(
    ({ recordedAt, ...event }): TimelineEntry => ({
      kind: 'event',
      recordedOn: civilDateAt(Date.parse(recordedAt)),
      event,
    }),
  );
  return { trajectoryId, timeline: merge(events, refusals) };
}

function merge(
  events: readonly TimelineEntry[],
  refusals: readonly { after: number; entry: TimelineEntry }[],
): TimelineEntry[] {
  const at = (place: number) => refusals.filter(({ after }) => after === place).map(({ entry }) => entry);
  return [...at(0), ...events.flatMap((event, index) => [event, ...at(index + 1)])];
}

/** Whom the scenario is about, registered under its name. */
function fictive({ db, keys }: ServiceDeps, enrolment: Enrol, name: string): Promise<Subject> {
  const { municipality } = enrolment;
  const about = { municipality, name, at: new Date() };
  return enrolment.type === 'EnrolCitizen'
    ? registerCitizen(db, keys, { id: enrolment.citizenId, cpr: fictiveCpr(name), ...about })
    : registerOrganisation(db, { id: enrolment.organisationId, kind: 'municipality', ...about });
}

/** A number in replacement form (day + 60) that follows from a name. */
function fictiveCpr(name: string): CprNumber {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + character.codePointAt(0)!) % 10_000;
  return `610190${String(sum).padStart(4, '0')}` as CprNumber;
}
