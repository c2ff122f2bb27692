import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { addDays, type CivilDate, date } from '../src/domain/calendar/civil-date.ts';
import type { CommandBody } from '../src/domain/commands.ts';
import { nameWords, searchName, sortName } from '../src/domain/names.ts';
import { resolveProgramme } from '../src/domain/programmes/index.ts';
import { simulate } from '../src/domain/scenario.ts';
import type { Trajectory } from '../src/domain/state.ts';
import type { Database } from '../src/store/database.ts';
import { PROJECTION, rowsOf } from '../src/store/projection.ts';

export const MUNICIPALITY = '101';
export const TODAY = date('2027-06-01');
/** So many cases for each CTI worker, and so many workers in a team, however many cases there are. */
const CASES_OF_WORKER = 12;
const WORKERS_OF_TEAM = 10;

/** Days since the course began: three in each phase, one paused, one ended, and one that has none. */
const BEGAN_DAYS_AGO = [5, 40, 75, 100, 130, 165, 190, 220, 255, 60, 400, null] as const;
const PAUSED = 9;

/** A case as the core knows it. Each template stands for a twelfth of the cases. */
function template(index: number): { state: Trajectory; recordedOn: CivilDate } {
  const daysAgo = BEGAN_DAYS_AGO[index]!;
  const on = addDays(TODAY, -(daysAgo ?? 20) - 10);
  const programme = resolveProgramme('social-stoette', 'rollout', { actingWindowMinutes: 0, remindsOfDuties: false })!;
  const startOn = addDays(TODAY, -(daysAgo ?? 0));
  const bodies: [CivilDate, CommandBody][] = [
    [on, { type: 'EnrolCitizen', citizenId: 'citizen', municipality: MUNICIPALITY, programme, on }],
    ...FUNCTIONS.map((jobFunction): [CivilDate, CommandBody] => [
      on,
      { type: 'AssignStaff', function: jobFunction, staffId: jobFunction, on },
    ]),
    [on, { type: 'AssessTargetGroup', inTargetGroup: true, on }],
    [on, { type: 'GrantSupport', legalBasis: 'SEL_85', on }],
    [on, { type: 'RegisterJobMatch', on }],
    ...(daysAgo === null
      ? []
      : [[startOn, { type: 'StartCourse', startOn, takenOver: true }] as [CivilDate, CommandBody]]),
    ...(index === PAUSED ? [[addDays(TODAY, -5), pausedFrom(addDays(TODAY, -5))] as [CivilDate, CommandBody]] : []),
  ];
  const steps = bodies.map(([at, body]) => ({ at, command: { id: randomUUID(), by: 'bench', ...body } }));
  const { timeline, state } = simulate({ name: 'synthetic', steps, until: TODAY });
  const refused = timeline.find((entry) => entry.kind === 'refusal');
  if (refused?.kind === 'refusal') throw new Error(`Expected no refusal, found ${refused.refusal.reasons[0].code}`);
  return { state, recordedOn: timeline.at(-1)!.recordedOn };
}

const FUNCTIONS = ['ctiWorker', 'jobConsultant', 'jobCentreCaseworker', 'socialCaseworker'] as const;
const pausedFrom = (from: CivilDate): CommandBody => ({
  ...{ type: 'PauseCourse', from, reason: 'illness', citizenWishesToGoOn: true },
});

const FIRST = words('Anders Bo Clara Dorte Erik Fie Gro Hans Ida Jens Kaj Lone Mads Nina Ole Per Rikke Søren Tove Åse');
const MIDDLE = words(
  'Aagaard Berg Dahl Eg Friis Gade Holm Juhl Kjær Lund Møller Nør Overgaard Post Ravn Skov Toft Vang Ærø Øby',
);
const LAST = words(
  'Hansen Jensen Nielsen Pedersen Andersen Larsen Sørensen Rasmussen Petersen Madsen Olsen Thomsen Knudsen Bak',
);
function words(text: string): string[] {
  return text.split(' ');
}

/** The name of the citizen of a number: three words, of which the third is one of few. */
export const nameOf = (number: number): string =>
  [
    FIRST[number % 20]!,
    MIDDLE[Math.floor(number / 20) % 20]! + (Math.floor(number / 400) % 250),
    LAST[number % 14]!,
  ].join(' ');

/** The ids of the CTI worker and the case of a number: in order, as ids that begin with an instant are. */
export const caseId = (number: number) => `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
const WORKER = (number: RawBuilder<unknown>) =>
  sql`('02000000-0000-4000-8000-' || lpad(to_hex((${number})::int), 12, '0'))`;
export const workerId = (number: number) => `02000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
export const teamOf = (worker: number) => `team ${Math.floor(worker / WORKERS_OF_TEAM)}`;

/** Fills an empty store with so many cases: states, and the rows that lists are asked from, as `record` writes them. */
export async function fill(db: Database, count: number): Promise<void> {
  const workers = Math.ceil(count / CASES_OF_WORKER);
  await sql`insert into staff (id, municipality, name, email, team_leader, team)
    select ${WORKER(sql`number`)}::uuid, ${MUNICIPALITY}, 'Mads Medarbejder', 'worker' || number || '@example.invalid', false,
      'team ' || number / ${WORKERS_OF_TEAM}::int from generate_series(0, ${workers}::int - 1) number`.execute(db);
  await fillCitizens(db, count);
  for (const [index] of BEGAN_DAYS_AGO.entries()) await fillTemplate(db, index, workers);
  await sql`vacuum analyze`.execute(db);
}

const BATCH = 5_000;

async function fillCitizens(db: Database, count: number): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    const names = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => nameOf(from + index));
    const columns = [names, names.map(searchName), names.map(sortName)];
    await sql`insert into citizen (id, municipality, name, search_name, sort_name, cpr_encrypted, cpr_lookup, created_at)
      select ('03000000-0000-4000-8000-' || lpad(to_hex((${from}::int + place - 1)::int), 12, '0'))::uuid, ${MUNICIPALITY},
        name, search, sort, sha256(name::bytea), sha256((${from}::int + place)::text::bytea), now()
      from unnest(${columns[0]}::text[], ${columns[1]}::text[], ${columns[2]}::text[])
        with ordinality as one (name, search, sort, place)`.execute(db);
  }
}

/** Every twelfth case. */
async function fillTemplate(db: Database, index: number, workers: number): Promise<void> {
  const { state, recordedOn } = template(index);
  const { people, stages, work } = rowsOf(caseId(0), state, recordedOn);
  await sql`insert into trajectory (id, municipality, citizen_id, programme, draw, state, sequence, clock_offset_ms,
      created_at, projection, projected_sequence)
    select ('01900000-0000-7000-8000-' || right(id::text, 12))::uuid, ${MUNICIPALITY}, id, 'social-stoette', 'bench',
      ${JSON.stringify(state)}::jsonb, ${state.sequence}, 0, now(), ${PROJECTION}, ${state.sequence}
    from citizen where ('x' || right(id::text, 8))::bit(32)::int % 12 = ${index}`.execute(db);
  const number = sql`('x' || right(trajectory.id::text, 8))::bit(32)::int`;
  const ofTemplate = sql`from trajectory, jsonb_populate_recordset(null::`;
  const here = sql`where ${number} % 12 = ${index}`;
  // Functions are held by workers of numbers next to one another: the CTI worker by the case's own.
  const holder = (name: RawBuilder<unknown>) =>
    WORKER(sql`(${number} / ${CASES_OF_WORKER} + array_position(${[...FUNCTIONS]}::text[], ${name}) - 1) % ${workers}`);
  await sql`insert into assignment select trajectory.id, ${holder(sql`one.job_function`)}, job_function, stand_in, from_on, until_on
    ${ofTemplate} assignment, ${JSON.stringify(people)}::jsonb) as one ${here}`.execute(db);
  await sql`insert into stage select trajectory.id, ${MUNICIPALITY}, status, phase, from_on, until_on
    ${ofTemplate} stage, ${JSON.stringify(stages)}::jsonb) as one ${here}`.execute(db);
  await sql`insert into work select trajectory.id, ${MUNICIPALITY}, duty, owner, ${holder(sql`one.owner`)}, waiting, opens_on,
      due_on, from_on, until_on
    ${ofTemplate} work, ${JSON.stringify(work)}::jsonb) as one ${here}`.execute(db);
}

/** The pattern by which a database looks for a word that begins so. */
export const beginsWith = (word: string) => `% ${nameWords(word)[0]}%`;
