import { type Absence, type AbsenceConflict, absenceConflicts, functionsOf } from '../domain/absence.ts';
import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import type { Reason } from '../domain/rule.ts';
import {
  absencesAround,
  endAbsenceOn,
  findAbsence,
  type KeptAbsence,
  keepAbsence,
  lockStaff,
  redirectMessages,
} from '../store/absences.ts';
import { leadersOf } from '../store/addressees.ts';
import type { Database } from '../store/database.ts';
import { findStaff } from '../store/staff.ts';
import { openCases } from './caseload.ts';
import type { ServiceDeps } from './services.ts';

type Deps = Pick<ServiceDeps, 'db' | 'clock'>;
type Planned = Absence & { readonly municipality: string };

/** An absence as it would be taken. */
export interface TriedAbsence {
  readonly conflicts: readonly AbsenceConflict[];
  /** The open cases of the one who is away. */
  readonly trajectoryIds: readonly string[];
}

/** What would stand in the way of an absence, and whose cases it is about; undefined when somebody is not of the municipality. Nothing is stored. */
export const tryOutAbsence = ({ db, clock }: Deps, absence: Planned): Promise<TriedAbsence | undefined> =>
  tried(db, clock.today(), absence);

async function tried(db: Database, today: CivilDate, absence: Planned): Promise<TriedAbsence | undefined> {
  const { municipality, staffId, substituteId } = absence;
  const worker = await findStaff(db, { municipality, id: staffId });
  const substitute = substituteId === null ? null : await findStaff(db, { municipality, id: substituteId });
  if (!worker || substitute === undefined) return undefined;
  const others = await absencesAround(db, [staffId, ...(substituteId === null ? [] : [substituteId])], absence.from);
  const cases = (await openCases(db, municipality)).filter(({ state }) => functionsOf(state, staffId).length > 0);
  const conflicts = absenceConflicts(today, absence, {
    ...{ others, cases },
    substitute: substitute && {
      leftOn: substitute.leftOn,
      register: {
        trainedOn: substitute.trainedOn,
        ...(substitute.trainedIn === null ? {} : { trainedIn: substitute.trainedIn }),
      },
    },
  });
  return { conflicts, trajectoryIds: cases.map(({ id }) => id) };
}

export type TakenAbsence =
  | { readonly taken: KeptAbsence; readonly trajectoryIds: readonly string[] }
  /** Something blocks it, or has not been accepted. */
  | { readonly no: readonly [Reason, ...Reason[]] }
  | { readonly no: 'notFound' | 'idTaken' };

/**
 * Takes an absence: from its first day on, whoever stands in has the open duties, reminders and messages. No case is told,
 * so no date moves and no clock is touched. The same id again changes nothing.
 */
export async function takeAbsence(
  { db, clock }: Deps,
  absence: KeptAbsence,
  { by, acceptsConflicts }: { readonly by: string; readonly acceptsConflicts: boolean },
): Promise<TakenAbsence> {
  const { municipality, staffId, substituteId } = absence;
  return db.transaction().execute(async (trx) => {
    await lockStaff(trx, [staffId, ...(substituteId === null ? [] : [substituteId])]);
    const before = await findAbsence(trx, absence);
    const result = await tried(trx, clock.today(), absence);
    if (!result) return { no: 'notFound' };
    const stands = acceptsConflicts ? result.conflicts.filter(({ isBlocking }) => isBlocking) : result.conflicts;
    const [first, ...others] = before ? [] : stands.map(({ reason }) => reason);
    if (first) return { no: [first, ...others] };
    const kept = await keepAbsence(trx, absence, { by, at: new Date(clock.now()) });
    if (kept === 'other') return { no: 'idTaken' };
    if (kept === 'kept') {
      const to = substituteId === null ? await leadersOf(trx, municipality, absence.from) : [substituteId];
      await redirectMessages(
        trx,
        absence,
        to.filter((id) => id !== staffId),
      );
    }
    return { taken: absence, trajectoryIds: result.trajectoryIds };
  });
}

/** What came of an absence that the command line asked for. */
export interface AbsenceAnswer extends TriedAbsence {
  /** Null when it was only tried out, or something stands in its way. */
  readonly taken: KeptAbsence | null;
}

/** Takes an absence that an operator asks for, and says what stands in its way. Throws when the register lacks somebody. */
export async function answerToAbsence(
  deps: Deps,
  {
    tryOut,
    acceptsConflicts,
    ...absence
  }: KeptAbsence & { readonly tryOut: boolean; readonly acceptsConflicts: boolean },
): Promise<AbsenceAnswer> {
  const before = await tryOutAbsence(deps, absence);
  if (!before) throw new Error('Expected people of the staff register, found an id that it lacks');
  if (tryOut) return { ...before, taken: null };
  const result = await takeAbsence(deps, absence, { by: 'operator', acceptsConflicts });
  return { ...before, taken: 'taken' in result ? result.taken : null };
}

/** Ends an absence today: whoever was away is back. One that has not begun is called off; one that is over stays. Undefined when there is none. */
export async function endAbsence(
  { db, clock }: Deps,
  which: Pick<KeptAbsence, 'municipality' | 'id'>,
): Promise<KeptAbsence | undefined> {
  return db.transaction().execute(async (trx) => {
    const found = await findAbsence(trx, which);
    const yesterday = addDays(clock.today(), -1);
    if (!found || found.until <= yesterday) return found;
    await endAbsenceOn(trx, found.id, yesterday);
    return { ...found, until: yesterday };
  });
}
