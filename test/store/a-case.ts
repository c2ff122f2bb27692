import { randomUUID } from 'node:crypto';
import { civilDateAt, date } from '../../src/domain/calendar/civil-date.ts';
import { instantAt } from '../../src/domain/calendar/working-days.ts';
import type { CommandBody } from '../../src/domain/commands.ts';
import type { CprNumber } from '../../src/domain/cpr.ts';
import type { RecordedEvent } from '../../src/domain/events.ts';
import type { JobFunction } from '../../src/domain/people.ts';
import { simulate } from '../../src/domain/scenario.ts';
import type { Database } from '../../src/store/database.ts';
import { appendToJournal } from '../../src/store/journal.ts';
import { newKeyRing } from '../../src/store/keys.ts';
import { registerCitizen, registerStaff } from '../../src/store/people.ts';
import { project } from '../../src/store/projection.ts';
import { claimEnrolment } from '../../src/store/trajectories.ts';
import { type Dated, programme } from '../domain/builders.ts';

export const keys = newKeyRing();

let numbers = 0;
/** A fictive number in replacement form (day + 60), another one each time. */
export const aCpr = (): CprNumber => `610190${String(++numbers).padStart(4, '0')}` as CprNumber;

export interface StoredCase {
  readonly id: string;
  readonly citizenId: string;
  readonly municipality: string;
  /** The journal of a LAB_31B course that began on 2026-01-15 and has come to its end on 2026-07-15, not stored yet. */
  readonly events: readonly RecordedEvent[];
}

/** A citizen who holds a place and whose events nobody has recorded, alone in a municipality of its own. */
export async function aCase(
  db: Database,
  {
    municipality = randomUUID() as string,
    name = 'Fie Fiktiv',
    cpr = aCpr(),
    caseNumber = undefined as string | undefined,
    staff = {} as Partial<Record<JobFunction, string>>,
    later = [] as readonly (readonly [string, Dated<CommandBody>])[],
  } = {},
): Promise<StoredCase> {
  const at = new Date('2026-01-02T09:00:00Z');
  const citizen = { id: randomUUID(), municipality, name, cpr, at };
  const { citizenId } = await registerCitizen(db, keys, citizen);
  const { trajectoryId: id } = await claimEnrolment(db, {
    ...{ trajectoryId: randomUUID(), subject: { citizenId }, municipality, programme: 'social-stoette', draw: 'test' },
    ...{ demo: false, clockOffsetMs: 0, at, caseNumber },
  });
  return { id, citizenId, municipality, events: aStory({ citizenId, municipality, staff, later }) };
}

/** Records a case's events as the activity does, but for messages. */
export async function record(db: Database, { id, events }: StoredCase): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { state } = await appendToJournal(trx, { trajectoryId: id, from: 0, events });
    await project(trx, id, state, civilDateAt(Date.parse(events.at(-1)!.recordedAt)));
  });
}

function aStory({
  citizenId,
  municipality,
  staff,
  later,
}: {
  citizenId: string;
  municipality: string;
  staff: Partial<Record<JobFunction, string>>;
  later: readonly (readonly [string, Dated<CommandBody>])[];
}): RecordedEvent[] {
  const on = '2026-01-02';
  const first: Dated<CommandBody>[] = [
    { type: 'EnrolCitizen', citizenId, municipality, programme: programme(), on },
    ...Object.entries(staff).map(
      ([jobFunction, staffId]) =>
        ({ type: 'AssignStaff', function: jobFunction as JobFunction, staffId, on }) as Dated<CommandBody>,
    ),
    { type: 'GrantSupport', legalBasis: 'LAB_31B', on },
    { type: 'InformOfGrant', who: 'citizen', on },
    { type: 'InformOfGrant', who: 'ctiWorker', on },
    { type: 'RegisterJobMatch', on },
    // Taken over: what the model demands before a start is not what these tests are about.
    { type: 'StartCourse', startOn: '2026-01-15', takenOver: true },
  ];
  const steps = [...first.map((body) => [on, body] as const), ...later].map(([at, body]) => ({
    at: date(at),
    command: { id: randomUUID(), by: 'tester', ...(body as CommandBody) },
  }));
  const { timeline } = simulate({ name: 'test', steps, until: date('2026-12-31') });
  return timeline.map((entry) => {
    if (entry.kind === 'refusal') throw new Error(`refused: ${entry.refusal.reasons[0].code}`);
    return { ...entry.event, recordedAt: new Date(instantAt(entry.recordedOn, '00:00')).toISOString() };
  });
}

export async function aStaffMember(
  db: Database,
  municipality: string,
  { teamLeader = false, email = `${randomUUID()}@example.invalid` } = {},
): Promise<string> {
  return registerStaff(db, { id: randomUUID(), municipality, name: 'Mads Medarbejder', email, teamLeader });
}
