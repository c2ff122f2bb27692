import { v7 as uuidv7 } from 'uuid';
import { apply } from '../domain/apply.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { decide } from '../domain/decide.ts';
import { resolveProgramme } from '../domain/programmes/index.ts';
import type { Refusal } from '../domain/rule.ts';
import { newTrajectory, type Trajectory } from '../domain/state.ts';
import { reasonLine } from '../messages/refusals.ts';
import { registerStaff } from '../store/people.ts';
import { commandsFor, type ListedCitizen, type RowError, readCitizenList } from './citizen-list.ts';
import { enrol } from './enrol.ts';
import type { ServiceDeps } from './services.ts';

export interface ImportOptions {
  readonly municipality: string;
  readonly programme: string;
  readonly variant: string;
  readonly draw: string;
  /** Only say what would happen. */
  readonly dryRun: boolean;
}

export interface ImportReport {
  readonly total: number;
  /** Lines that made a new case, or would. */
  readonly created: number;
  /** Lines whose case was there already. */
  readonly known: number;
  /** Lines with a start date: a course that runs or is going to. */
  readonly started: number;
  readonly errors: readonly RowError[];
  readonly trajectories: readonly { readonly line: number; readonly id: string }[];
}

const PARALLEL = 8;

/**
 * Takes in the evaluator's list. Every line is first tried out on the pure core; a line that fails is reported and
 * changes nothing, the others go in. Imported again, nothing is doubled. `progress` is told after every line.
 */
export async function importCitizens(
  deps: ServiceDeps,
  bytes: Uint8Array,
  options: ImportOptions,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<ImportReport> {
  const { rows, errors, total } = readCitizenList(bytes);
  const today = deps.clock.today();
  const tried = rows.map((row) => ({ row, refusal: tryOut(row, options, today) }));
  const good = tried.filter(({ refusal }) => !refusal).map(({ row }) => row);
  const report = { total, created: 0, known: 0, started: good.filter(({ startOn }) => startOn).length };
  const allErrors = [...errors, ...tried.flatMap(({ row, refusal }) => (refusal ? refusedRow(row, refusal) : []))];
  if (options.dryRun) return { ...report, created: good.length, errors: inOrder(allErrors), trajectories: [] };
  const trajectories: { line: number; id: string }[] = [];
  let done = 0;
  const queue = [...good];
  const takeIn = async () => {
    for (let row = queue.shift(); row; row = queue.shift()) {
      const { id, isNew, refusal } = await importRow(deps, row, options, today);
      if (isNew) report.created++;
      else report.known++;
      if (refusal) allErrors.push(...refusedRow(row, refusal));
      trajectories.push({ line: row.line, id });
      progress(++done, good.length);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, takeIn));
  return { ...report, errors: inOrder(allErrors), trajectories: trajectories.sort((a, b) => a.line - b.line) };
}

/** Plays a line through the pure core as a new case: what the engine would refuse is known before anything is stored. */
function tryOut(
  row: ListedCitizen,
  { municipality, programme: id, variant }: ImportOptions,
  today: CivilDate,
): Refusal | undefined {
  const programme = resolveProgramme(id, variant);
  if (!programme) throw new Error(`Expected a known programme and variant, found ${id} ${variant}`);
  const caseId = uuidv7();
  let state: Trajectory = newTrajectory;
  const enrolment = {
    id: caseId,
    by: 'import',
    type: 'EnrolCitizen',
    citizenId: caseId,
    municipality,
    programme,
    on: today,
  } as const;
  for (const command of [enrolment, ...commandsFor(row, caseId, today, null)]) {
    const decision = decide(today, state, command);
    if ('refusal' in decision) return decision.refusal;
    state = decision.events.reduce(apply, state);
  }
  return undefined;
}

async function importRow(
  deps: ServiceDeps,
  row: ListedCitizen,
  options: ImportOptions,
  today: CivilDate,
): Promise<{ id: string; isNew: boolean; refusal?: Refusal }> {
  const { municipality, programme, variant, draw } = options;
  const enrolled = await enrol(deps, {
    cpr: row.cpr.number,
    name: row.name,
    municipality,
    programme,
    variant,
    draw,
    on: today,
    by: 'import',
  });
  if ('refusal' in enrolled)
    throw new Error(`Expected the enrolment to be accepted, found ${enrolled.refusal.reasons[0].code}`);
  const { trajectoryId: id, isNew } = enrolled;
  const email = row.ctiWorkerEmail;
  const ctiWorker = email
    ? await registerStaff(deps.db, { id: uuidv7(), municipality, name: email.split('@')[0]!, email, teamLeader: false })
    : null;
  const { enrolledOn } = await deps.trajectories.view(id);
  for (const command of commandsFor(row, id, enrolledOn ?? today, ctiWorker)) {
    const answer = await deps.trajectories.command(id, command);
    if ('refusal' in answer) return { id, isNew, refusal: answer.refusal };
  }
  return { id, isNew };
}

function refusedRow({ line }: ListedCitizen, { reasons }: Refusal): RowError[] {
  return reasons.map((reason) => ({
    line,
    column: reason.code.startsWith('start') || reason.code.startsWith('course') ? 'startdato' : 'lovhjemmel',
    code: reason.code,
    message:
      reason.code === 'commandIdReused'
        ? 'Borgeren er allerede indlæst med andre oplysninger. Ret dem i forløbet i stedet for i filen (regel TECH-01).'
        : reasonLine(reason, 'da'),
  }));
}

const inOrder = (errors: readonly RowError[]) =>
  [...errors].sort((a, b) => a.line - b.line || (a.column < b.column ? -1 : 1));
