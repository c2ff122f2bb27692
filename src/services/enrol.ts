import { v7 as uuidv7 } from 'uuid';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Command } from '../domain/commands.ts';
import type { CprNumber } from '../domain/cpr.ts';
import { decide } from '../domain/decide.ts';
import type { Refusal } from '../domain/rule.ts';
import { newTrajectory } from '../domain/state.ts';
import { registerCitizen } from '../store/people.ts';
import { claimEnrolment } from '../store/trajectories.ts';
import { periodicReports } from './fill-reports.ts';
import { resolveOwn } from './own-settings/resolve.ts';
import type { ServiceDeps } from './services.ts';

export interface Enrolment {
  readonly cpr: CprNumber;
  readonly name: string;
  readonly municipality: string;
  readonly programme: string;
  readonly variant: string;
  /** Which draw or list the citizen came by: once per programme and draw. */
  readonly draw: string;
  readonly on: CivilDate;
  readonly by: string;
  /** Under which the municipality's other systems know the case. */
  readonly caseNumber?: string | undefined;
  readonly demo?: boolean;
  /** Milliseconds that this case's clock differs from real time; the installation's own unless told otherwise. */
  readonly clockOffsetMs?: number;
}

export type EnrolmentResult =
  | { readonly trajectoryId: string; readonly isNew: boolean; readonly clockOffsetMs: number }
  | { readonly refusal: Refusal };

/**
 * Enrols a citizen and begins the trajectory. The place (citizen, programme, draw) is claimed first, so however often
 * it is repeated, and wherever it was cut off, there is one trajectory. Throws CaseNumberTaken.
 */
export async function enrol(deps: ServiceDeps, enrolment: Enrolment): Promise<EnrolmentResult> {
  const { db, keys, clock, trajectories } = deps;
  const {
    municipality,
    name,
    cpr,
    on,
    by,
    draw,
    caseNumber,
    demo = false,
    clockOffsetMs = clock.offsetMs(),
  } = enrolment;
  const programme = await resolveOwn(deps, enrolment);
  if (!programme)
    throw new Error(`Expected a known programme and variant, found ${enrolment.programme} ${enrolment.variant}`);
  const at = new Date(Date.now() + clockOffsetMs);
  const { citizenId } = await registerCitizen(db, keys, { id: uuidv7(), municipality, name, cpr, at });
  const claim = { citizenId, municipality, programme: programme.id, draw, demo, clockOffsetMs, at, caseNumber };
  const { trajectoryId, isNew, ...claimed } = await claimEnrolment(db, { trajectoryId: uuidv7(), ...claim });
  // The id of the enrolment follows from the trajectory's: a repeat asks for the very same thing.
  const command: Command = { id: trajectoryId, by, type: 'EnrolCitizen', citizenId, municipality, programme, on };
  const decision = decide(on, newTrajectory, command);
  if ('refusal' in decision) return decision;
  if (periodicReports(programme.id).length > 0)
    await trajectories.ensureReports([{ municipality, programme: programme.id }]);
  if (isNew || !(await isRecorded(deps, trajectoryId))) {
    await trajectories.start({ trajectoryId, ...claimed, state: newTrajectory, recorded: 0, enrolment: command });
  }
  return { trajectoryId, isNew, ...claimed };
}

/** False for a claim whose workflow never got going: the process died between the two. */
async function isRecorded({ db }: ServiceDeps, trajectoryId: string): Promise<boolean> {
  const row = await db.selectFrom('trajectory').select('sequence').where('id', '=', trajectoryId).executeTakeFirst();
  return (row?.sequence ?? 0) > 0;
}
