import { type CivilDate, latest } from '../domain/calendar/civil-date.ts';
import type { Command, CommandEnvelope, PauseCourse, ResumeCourse } from '../domain/commands.ts';
import { decide, repeated } from '../domain/decide.ts';
import { type Reason, type Refusal, reason } from '../domain/rule.ts';
import { missingNotes, releaseNotes, reserveNotes } from '../store/notes.ts';
import { knownStaff, unknownStaff, whoHasLeft } from '../store/staff.ts';
import { findTrajectory, type TrajectoryRow } from '../store/trajectories.ts';
import type { CommandResult } from '../temporal.ts';
import { namedIn } from './named-ids.ts';
import { withPlaces } from './places.ts';
import type { ServiceDeps } from './services.ts';
import { isFullFor, withRegister } from './with-register.ts';

export { NotRecordedYet } from '../temporal.ts';

/**
 * Asks a case for something, after what only the registers know has been looked up: the case itself knows no people and
 * no texts. An archived case has no workflow any more; its journal says what a repeated command came to, and no to a new
 * one.
 */
export async function sendCommand(deps: SendDeps, trajectoryId: string, command: Command): Promise<CommandResult> {
  const { asked, verdict, reserved } = await prepare(deps, trajectoryId, command);
  if (verdict) return verdict;
  const answer = await deps.trajectories.command(trajectoryId, asked);
  if ('refusal' in answer) await releaseNotes(deps.db, reserved);
  return answer;
}

export type Signal = CommandEnvelope & (PauseCourse | ResumeCourse);

/**
 * Tells a case something. Settles when the engine has it: what comes of it stands in the journal, a refusal too. What the
 * registers know to be wrong is refused here.
 */
export async function sendSignal(
  deps: SendDeps,
  trajectoryId: string,
  told: Signal,
): Promise<{ readonly refusal: Refusal } | undefined> {
  const { repeat, verdict } = await prepare(deps, trajectoryId, told);
  const no = repeat ? otherBody(repeat) : verdict && refusalOf(verdict);
  if (!repeat && !no) await deps.trajectories.signal(trajectoryId, told);
  return no;
}

const refusalOf = (verdict: CommandResult) => ('refusal' in verdict ? verdict : undefined);

/** Told once more, a signal is taken again, whatever has come of it; another one under its id is not. */
const otherBody = (repeat: CommandResult) => {
  const no = refusalOf(repeat);
  return no?.refusal.reasons.some(({ code }) => code === 'commandIdReused') ? no : undefined;
};

type Case = Pick<TrajectoryRow, 'id' | 'municipality' | 'state' | 'citizenId'>;

type SendDeps = Pick<ServiceDeps, 'db' | 'trajectories' | 'clock'>;

interface Prepared {
  /** With what the registers add. */
  readonly asked: Command;
  /** What came of it the first time, when it has come before. */
  readonly repeat: CommandResult | undefined;
  /** What the case itself need not be asked for. */
  readonly verdict?: CommandResult;
  /** Notes kept from being cleared away. */
  readonly reserved: readonly string[];
}

async function prepare({ db, clock }: SendDeps, trajectoryId: string, command: Command): Promise<Prepared> {
  const found = await findTrajectory(db, trajectoryId);
  const { state = null, municipality = '' } = found ?? {};
  const asked = await withPlaces(db, trajectoryId, state, await withRegister(db, clock.today(), found, command));
  const repeat = state ? repeated(state, asked) : undefined;
  if (state?.archivedOn) {
    const verdict = repeat ?? decide(clock.today(), state, asked);
    if (!('events' in verdict)) return { asked, repeat, verdict, reserved: [] };
  }
  const here = { id: trajectoryId, municipality, state, citizenId: found?.citizenId ?? null };
  const [first, ...others] = repeat ? [] : await unknownTo(db, here, asked, clock.today());
  if (first) return { asked, repeat, verdict: { refusal: { reasons: [first, ...others] } }, reserved: [] };
  const reserved = await reserveNotes(
    db,
    trajectoryId,
    namedIn(state, asked).notes.map(({ id }) => id),
  );
  return { asked, repeat, reserved };
}

/** The people and notes that a command names and the municipality's registers do not have: each a reason to refuse it. */
async function unknownTo(db: ServiceDeps['db'], asked: Case, command: Command, today: CivilDate): Promise<Reason[]> {
  const { id: trajectoryId, municipality, state } = asked;
  const { staff, notes } = namedIn(state, command);
  const ids = (named: typeof staff) => named.map(({ id }) => id);
  const strangers = await unknownStaff(db, municipality, ids(staff));
  const ours = ids(staff).filter((id) => !strangers.includes(id));
  const [left] = await whoHasLeft(db, ours, neededUntil(command, today));
  const missing = await missingNotes(db, trajectoryId, ids(notes));
  return [
    ...(strangers.length > 0 ? [reason('staffUnknown', 'G-15')] : []),
    ...(left ? [reason('staffHasLeft', 'G-15', { left })] : []),
    ...((await answersForAnother(db, command)) ? [reason('answerNotTheirs', 'G-15')] : []),
    ...((await hasTooMany(db, asked, command, today)) ? [reason('caseloadIsFull', 'K-19')] : []),
    ...notes.filter(({ id }) => missing.includes(id)).map(({ field }) => reason('noteUnknown', 'TECH-04', { field })),
  ];
}

/** A member of staff answers a hand-over for themselves alone; another system may bring the answer of somebody. */
async function answersForAnother(db: ServiceDeps['db'], command: Command): Promise<boolean> {
  if (command.type !== 'AcceptCase' && command.type !== 'DeclineCase') return false;
  return command.by !== command.staffId && (await knownStaff(db, [command.by])).length > 0;
}

/** Whether a case is given to a CTI worker who then would have more than the municipality lets her have (K-19). */
async function hasTooMany(db: ServiceDeps['db'], asked: Case, command: Command, today: CivilDate): Promise<boolean> {
  if (command.type !== 'AssignStaff' || command.function !== 'ctiWorker') return false;
  return asked.state?.staff.ctiWorker !== command.staffId && isFullFor(db, today, asked, command.staffId);
}

/** The last day on which a command needs the people whom it names: of what is past they may have had a part. */
function neededUntil(command: Command, today: CivilDate): CivilDate {
  if (command.type === 'AppointStandIn') return command.until;
  if (command.type === 'AssignStaff') return latest(command.on, today);
  return 'on' in command ? command.on : today;
}
