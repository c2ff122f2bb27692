import { rolesBeside } from '../domain/beside.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { isFullWith } from '../domain/caseload.ts';
import type { AssignStaff, Command } from '../domain/commands.ts';
import { registerEntryOf } from '../store/staff.ts';
import { casesOf, type TrajectoryRow } from '../store/trajectories.ts';
import { openCases } from './caseload.ts';
import type { ServiceDeps } from './services.ts';

/** The case that is asked; undefined when there is none. */
type Asked = Pick<TrajectoryRow, 'id' | 'municipality' | 'state' | 'citizenId'> | undefined;

/**
 * Puts into a command what only the server knows of the people whom it is about: their training and authority, what they do
 * in other cases of the citizen (6.1), and whether a course would be too much (K-19). A client's own word for it is dropped.
 */
export async function withRegister(
  db: ServiceDeps['db'],
  today: CivilDate,
  asked: Asked,
  command: Command,
): Promise<Command> {
  switch (command.type) {
    case 'AssignStaff': {
      const { register: _, beside: __, ...body } = command;
      return {
        ...body,
        ...(await entryOf(db, body.staffId, body.function)),
        ...(await besideOf(db, today, asked, body)),
      };
    }
    case 'AppointStandIn': {
      const { register: _, ...body } = command;
      const known = await entryOf(db, body.staffId, 'ctiWorker');
      // Nobody asks again of a stand-in, so what the register does not know counts as no training (G-22).
      return { ...body, register: known.register ?? { trainedOn: null } };
    }
    case 'StartCourse': {
      const { register: _, ...body } = command;
      return (await isTooMuch(db, today, asked)) ? { ...body, register: { caseloadIsFull: true } } : body;
    }
    default:
      return command;
  }
}

async function entryOf(db: ServiceDeps['db'], staffId: string, jobFunction: AssignStaff['function']) {
  const register = await registerEntryOf(db, staffId, jobFunction);
  return register ? { register } : {};
}

/** Nothing for nearly everybody: few citizens have two cases, and few workers both of them. */
async function besideOf(
  db: ServiceDeps['db'],
  today: CivilDate,
  asked: Asked,
  { staffId }: Pick<AssignStaff, 'staffId'>,
): Promise<Pick<AssignStaff, 'beside'>> {
  if (!asked?.citizenId) return {};
  const cases = await casesOf(db, { citizenId: asked.citizenId });
  const others = cases.flatMap(({ id, state }) => (id === asked.id ? [] : [state]));
  const beside = rolesBeside(today, staffId, others);
  return beside.length > 0 ? { beside } : {};
}

/** Whether the CTI worker of a case that begins would have more than the municipality lets one have. */
function isTooMuch(db: ServiceDeps['db'], today: CivilDate, asked: Asked): Promise<boolean> {
  const staffId = asked?.state?.staff.ctiWorker;
  return staffId === undefined ? Promise.resolve(false) : isFullFor(db, today, asked, staffId);
}

/** Whether somebody would have more than the municipality lets one have, were a case theirs with its course (K-19). */
export async function isFullFor(
  db: ServiceDeps['db'],
  today: CivilDate,
  asked: Asked,
  staffId: string,
): Promise<boolean> {
  const { id: trajectoryId, municipality, state } = asked ?? {};
  if (!state || (state.programme?.settings.loadStopPercent ?? null) === null) return false;
  const others = (await openCases(db, municipality)).filter(({ id }) => id !== trajectoryId);
  return isFullWith(
    today,
    staffId,
    state,
    others.map((one) => one.state),
  );
}
