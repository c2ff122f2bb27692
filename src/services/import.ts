import { v7 as uuidv7 } from 'uuid';
import { apply } from '../domain/apply.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Command } from '../domain/commands.ts';
import { decide, repeated } from '../domain/decide.ts';
import type { Reason, Refusal } from '../domain/rule.ts';
import type { ResolvedProgramme } from '../domain/settings.ts';
import { newTrajectory, type Trajectory } from '../domain/state.ts';
import { tick } from '../domain/tick.ts';
import { listFaultText } from '../messages/list-faults.ts';
import { refusalText } from '../messages/refusals.ts';
import { lookupHash } from '../store/keys.ts';
import { registerStaff } from '../store/people.ts';
import { type Column, commandsFor, type ListedCitizen, type RowError, readCitizenList } from './citizen-list.ts';
import { enrol } from './enrol.ts';
import { inParallel } from './in-parallel.ts';
import { resolveOwn } from './own-settings/resolve.ts';
import type { ServiceDeps } from './services.ts';

export interface ImportOptions {
  readonly municipality: string;
  readonly programme: string;
  readonly variant: string;
  readonly draw: string;
  /** Only say what would happen. */
  readonly dryRun: boolean;
  /** The day of enrolment of new cases; today when left out. */
  readonly on?: CivilDate;
}

export interface ImportReport {
  readonly total: number;
  /** Lines that made a new case, or would. */
  readonly created: number;
  /** Lines whose case was there already … */
  readonly known: number;
  /** … and among them those that added something to it, or would. */
  readonly updated: number;
  /** Good lines with a start date: a course that runs, has run or is going to. */
  readonly started: number;
  readonly errors: readonly RowError[];
  /** Headings of columns that are not read. */
  readonly ignored: readonly string[];
  readonly trajectories: readonly { readonly line: number; readonly id: string }[];
}

/** There is no such programme, or it has no such variant. */
export class UnknownProgramme extends Error {
  override readonly name = 'UnknownProgramme';
}

const PARALLEL = 20;

/** A line and what would come of it. */
export interface TriedRow {
  readonly row: ListedCitizen;
  readonly before: KnownCase | undefined;
  readonly trial: Trial;
}

/** Takes lines in, one at a time. */
export interface Importer {
  /** Tries a line out on the pure core: what the engine would refuse is known before anything is stored. */
  tryOut(row: ListedCitizen): TriedRow;
  /** Takes in a line that has no errors; repeated, it doubles nothing. The id is empty when there is no case. */
  takeIn(tried: TriedRow): Promise<{ id: string; errors: readonly RowError[] }>;
}

/** Gets ready for the lines of a list: looks up which of its cases and workers are known. */
export async function openImporter(deps: ServiceDeps, options: Omit<ImportOptions, 'dryRun'>): Promise<Importer> {
  const { municipality, variant, on } = options;
  const programme = await resolveOwn(deps, options);
  if (!programme) throw new UnknownProgramme(`There is no programme ${options.programme} in the variant ${variant}.`);
  const today = deps.clock.today();
  const { caseOf, ctiWorkerOf } = await whatIsKnown(deps, options);
  return {
    tryOut(row) {
      const before = caseOf(row);
      return { row, before, trial: tryOut(row, before, ctiWorkerOf(row), { programme, municipality, today }) };
    },
    async takeIn({ row, before, trial }) {
      if (before && trial.commands.length === 0) return { id: before.id, errors: [] };
      return importRow(deps, row, before, options, on ?? today);
    },
  };
}

/**
 * Takes in the evaluator's list. Every line is first tried out; a line that fails is reported and changes nothing, the
 * others go in. Imported again, nothing is doubled. `progress` is told after every line.
 */
export async function importCitizens(
  deps: ServiceDeps,
  bytes: Uint8Array,
  options: ImportOptions,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<ImportReport> {
  const importer = await openImporter(deps, options);
  const { rows, errors, total, ignored } = readCitizenList(bytes);
  const tried = rows.map((row) => importer.tryOut(row));
  const good = tried.filter(({ trial }) => trial.errors.length === 0);
  const report = {
    total,
    created: good.filter(({ before }) => !before).length,
    known: good.filter(({ before }) => before).length,
    updated: good.filter(({ before, trial }) => before && trial.commands.length > 0).length,
    started: good.filter(({ row }) => row.startOn).length,
    ignored,
  };
  const allErrors = [...errors, ...tried.flatMap(({ trial }) => trial.errors)];
  if (options.dryRun) return { ...report, errors: inOrder(allErrors), trajectories: [] };
  const trajectories: { line: number; id: string }[] = [];
  await inParallel(PARALLEL, good, async (next) => {
    const { id, errors: late } = await importer.takeIn(next);
    allErrors.push(...late);
    trajectories.push({ line: next.row.line, id });
    progress(trajectories.length, good.length);
  });
  return { ...report, errors: inOrder(allErrors), trajectories: trajectories.sort((a, b) => a.line - b.line) };
}

/** A case that the store holds already, as it was last recorded. */
interface KnownCase {
  readonly id: string;
  readonly state: Trajectory;
}

/**
 * The cases of this municipality, programme and draw, and its staff. A number that was replaced leads to its case
 * too; a case whose enrolment was cut off counts as new.
 */
async function whatIsKnown(
  { db, keys }: ServiceDeps,
  { municipality, programme, draw }: Omit<ImportOptions, 'dryRun'>,
) {
  const found = await db
    .selectFrom('trajectory')
    .innerJoin('citizen_number', 'citizen_number.citizen_id', 'trajectory.citizen_id')
    .select(['trajectory.id', 'trajectory.state', 'citizen_number.cpr_lookup'])
    .where('trajectory.municipality', '=', municipality)
    .where('trajectory.programme', '=', programme)
    .where('trajectory.draw', '=', draw)
    .execute();
  const staff = await db.selectFrom('staff').select(['id', 'email']).where('municipality', '=', municipality).execute();
  const cases = new Map<string, KnownCase>();
  for (const { id, state, cpr_lookup } of found) if (state) cases.set(cpr_lookup.toString('hex'), { id, state });
  const staffIds = new Map(staff.map(({ id, email }) => [email, id]));
  return {
    caseOf: ({ cpr }: ListedCitizen) => cases.get(lookupHash(keys, municipality, cpr.number).toString('hex')),
    ctiWorkerOf: ({ ctiWorkerEmail }: ListedCitizen) =>
      ctiWorkerEmail ? (staffIds.get(ctiWorkerEmail.toLowerCase()) ?? uuidv7()) : null,
  };
}

interface Trial {
  /** What the case has not been told before. */
  readonly commands: readonly Command[];
  readonly errors: readonly RowError[];
}

/** Plays a line through the pure core on top of what is known: what the engine would refuse is known before anything is stored. */
function tryOut(
  row: ListedCitizen,
  before: KnownCase | undefined,
  ctiWorkerId: string | null,
  { programme, municipality, today }: { programme: ResolvedProgramme; municipality: string; today: CivilDate },
): Trial {
  const trajectoryId = before?.id ?? uuidv7();
  let state = before ? tick(today, before.state).reduce(apply, before.state) : newTrajectory;
  const enrolment: Command = {
    id: trajectoryId,
    by: 'import',
    type: 'EnrolCitizen',
    citizenId: trajectoryId,
    municipality,
    programme,
    on: today,
  };
  const { enrolledOn, grants } = state;
  const listed = commandsFor(row, { trajectoryId, enrolledOn: enrolledOn ?? today, ctiWorkerId, grants });
  const fresh: Command[] = [];
  const errors: RowError[] = [];
  for (const { column, command } of before ? listed : [{ column: 'cpr' as const, command: enrolment }, ...listed]) {
    const answered = repeated(state, command);
    const decision = answered ?? decide(today, state, command);
    if ('refusal' in decision) errors.push(...refusedRow(row, column, decision.refusal));
    if ('refusal' in decision && !isOtherBody(decision.refusal)) break; // what follows hangs on it
    if ('events' in decision) {
      fresh.push(command);
      state = decision.events.reduce(apply, state);
    }
  }
  return { commands: fresh, errors };
}

async function importRow(
  deps: ServiceDeps,
  row: ListedCitizen,
  before: KnownCase | undefined,
  { municipality, programme, variant, draw }: Omit<ImportOptions, 'dryRun'>,
  today: CivilDate,
): Promise<{ id: string; errors: RowError[] }> {
  const place = { municipality, programme, variant, draw };
  const enrolled = before
    ? { trajectoryId: before.id, isNew: false }
    : await enrol(deps, { ...place, cpr: row.cpr.number, name: row.name, on: today, by: 'import' });
  if ('refusal' in enrolled) return { id: '', errors: refusedRow(row, 'cpr', enrolled.refusal) };
  const { trajectoryId, isNew } = enrolled;
  const email = row.ctiWorkerEmail;
  const ctiWorkerId = email
    ? await registerStaff(deps.db, { id: uuidv7(), municipality, name: email.split('@')[0]!, email, teamLeader: false })
    : null;
  const state = before?.state ?? (isNew ? newTrajectory : await deps.trajectories.view(trajectoryId));
  const { enrolledOn, grants } = state;
  const destination = { trajectoryId, enrolledOn: enrolledOn ?? today, ctiWorkerId, grants };
  for (const { column, command } of commandsFor(row, destination)) {
    if (repeated(state, command)) continue;
    const answer = await deps.trajectories.command(trajectoryId, command);
    if ('refusal' in answer) return { id: trajectoryId, errors: refusedRow(row, column, answer.refusal) };
  }
  return { id: trajectoryId, errors: [] };
}

function refusedRow({ line }: ListedCitizen, column: Column, { reasons }: Refusal): RowError[] {
  return reasons.map((reason) => {
    const isOther = isOtherBody({ reasons: [reason] });
    const { title, cure } = isOther ? listFaultText('importedOtherwise', 'da') : refusalText(reason, 'da');
    const why = { ...(isOther ? { fault: 'importedOtherwise' } : reason), column };
    return {
      line,
      column,
      code: reason.code,
      message: `${title.replace(/\.$/, '')} (regel ${reason.rule}).`,
      cure,
      why,
    };
  });
}

const isOtherBody = ({ reasons }: Refusal): boolean =>
  reasons.every(({ code }: Pick<Reason, 'code'>) => code === 'commandIdReused');

const inOrder = (errors: readonly RowError[]) =>
  [...errors].sort((a, b) => a.line - b.line || (a.column < b.column ? -1 : 1));
