import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { addMonths, type CivilDate, date } from '../src/domain/calendar/civil-date.ts';
import { instantAt } from '../src/domain/calendar/working-days.ts';
import type { CommandBody } from '../src/domain/commands.ts';
import type { RecordedEvent } from '../src/domain/events.ts';
import type { JobFunction } from '../src/domain/people.ts';
import { resolveProgramme } from '../src/domain/programmes/index.ts';
import { simulate } from '../src/domain/scenario.ts';
import type { Trajectory } from '../src/domain/state.ts';
import type { Database } from '../src/store/database.ts';
import { registerStaff } from '../src/store/people.ts';

const MUNICIPALITY = '101';
const ENROLLED_ON = date('2027-01-04');
const START_ON = date('2027-01-11');
/** A day on which nothing is due, in phase 1. It lies in the future, so that no message about it goes out meanwhile. */
export const QUIET_DAY = date('2027-02-15');
/** The first boundary of every prepared case: phase 2 begins. */
export const BOUNDARY = addMonths(START_ON, 3);

/** A case in its first phase as its workflow and the store know it, but for who it is about. */
export interface PreparedCase {
  readonly state: Trajectory;
  readonly events: readonly RecordedEvent[];
}

const TEAM = ['ctiWorker', 'jobConsultant', 'jobCentreCaseworker', 'socialCaseworker'] as const satisfies JobFunction[];

/** The four staff members of every prepared case. */
export async function registerTeam(db: Database): Promise<string[]> {
  const members = TEAM.map((jobFunction) => ({
    ...{ id: randomUUID(), municipality: MUNICIPALITY, name: 'Mads Medarbejder', teamLeader: false },
    email: `${jobFunction.toLowerCase()}@example.invalid`,
  }));
  return Promise.all(members.map((member) => registerStaff(db, member)));
}

/**
 * The way to phase 1 through the pure core: eleven commands and the first transition. The course is taken over, and
 * nobody is reminded of duties: the bare workflow waits for the boundaries alone.
 */
export function prepareCase(team: readonly string[], actingWindowMinutes: number): PreparedCase {
  const on = ENROLLED_ON;
  const programme = resolveProgramme('social-stoette', 'rollout', { actingWindowMinutes, remindsOfDuties: false })!;
  const papers: CommandBody[] = [
    { type: 'EnrolCitizen', citizenId: 'citizen', municipality: MUNICIPALITY, programme, on },
    { type: 'AssessTargetGroup', inTargetGroup: true, on },
    { type: 'GrantSupport', legalBasis: 'SEL_85', on },
    { type: 'InformOfGrant', who: 'citizen', on },
    { type: 'InformOfGrant', who: 'ctiWorker', on },
    { type: 'RegisterJobMatch', on },
    { type: 'StartCourse', startOn: START_ON, takenOver: true },
    ...TEAM.map((jobFunction, index) => assignment(jobFunction, team[index]!, on)),
  ];
  const steps = papers.map((body) => ({ at: on, command: { id: randomUUID(), by: team[0]!, ...body } }));
  const { timeline, state } = simulate({ name: 'prepared', steps, until: QUIET_DAY });
  const events = timeline.map((entry) => {
    if (entry.kind === 'refusal') throw new Error(`Expected no refusal, found ${entry.refusal.reasons[0].code}`);
    return { ...entry.event, recordedAt: new Date(instantAt(entry.recordedOn, '12:00')).toISOString() };
  });
  return { state, events };
}

const assignment = (jobFunction: JobFunction, staffId: string, on: CivilDate) =>
  ({ type: 'AssignStaff', function: jobFunction, staffId, on }) as const;

/** What somebody asks for in the measurements: always allowed, and it moves no date. */
export const CONTACT = {
  ...{ type: 'RecordFact', step: 'jobConsultantContact', with: ['jobConsultant'], on: ENROLLED_ON },
} as const satisfies CommandBody;

export interface StoredCase {
  readonly id: string;
  readonly state: Trajectory;
  readonly recorded: number;
}

/** Writes so many citizens with their trajectories and journals, each batch under a name of its own. */
export async function storeCases(
  db: Database,
  { state, events }: PreparedCase,
  { batch, count, clockOffsetMs }: { readonly batch: string; readonly count: number; readonly clockOffsetMs: number },
): Promise<StoredCase[]> {
  const ofCitizen = (json: unknown) =>
    sql`jsonb_set(${JSON.stringify(json)}::jsonb, '{citizenId}', to_jsonb(citizen_id::text))`;
  await sql`with citizens as (
      insert into citizen (id, municipality, name, cpr_encrypted, cpr_lookup, created_at)
      select gen_random_uuid(), ${MUNICIPALITY}, 'Fiktiv Borger ' || number, sha256(('cpr' || number)::bytea),
        sha256((${batch} || number)::bytea), now() from generate_series(1, ${count}::int) number
      returning id as citizen_id)
    insert into trajectory (id, municipality, citizen_id, programme, draw, state, sequence, clock_offset_ms, created_at)
    select gen_random_uuid(), ${MUNICIPALITY}, citizen_id, 'social-stoette', ${batch}, ${ofCitizen(state)},
      ${events.length}, ${clockOffsetMs}, now() from citizens`.execute(db);
  for (const [index, event] of events.entries()) {
    await sql`insert into journal (trajectory_id, sequence, type, happened_on, recorded_at, command_id, body)
      select id, ${index + 1}, ${event.type}, ${event.on}::date, ${event.recordedAt}::timestamptz, ${event.cause?.command ?? null},
        ${index === 0 ? ofCitizen(event) : sql`${JSON.stringify(event)}::jsonb`}
      from trajectory where draw = ${batch}`.execute(db);
  }
  const rows = await db.selectFrom('trajectory').select(['id', 'state']).where('draw', '=', batch).execute();
  return rows.map((row) => ({ id: row.id, state: row.state!, recorded: events.length }));
}
