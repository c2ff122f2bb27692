import { v7 as uuidv7 } from 'uuid';
import { caseBeside, objectionsBeside } from '../domain/beside.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Command } from '../domain/commands.ts';
import type { CprNumber } from '../domain/cpr.ts';
import { decide } from '../domain/decide.ts';
import type { OrganisationKind } from '../domain/people.ts';
import { programmeOf } from '../domain/programmes/index.ts';
import type { Reason, Refusal } from '../domain/rule.ts';
import type { ResolvedProgramme } from '../domain/settings.ts';
import { newTrajectory } from '../domain/state.ts';
import { registerOrganisation } from '../store/organisations.ts';
import { registerCitizen } from '../store/people.ts';
import { casesOf, claimEnrolment, type Subject } from '../store/trajectories.ts';
import { periodicReports } from './fill-reports.ts';
import { resolveOwn } from './own-settings/resolve.ts';
import type { ServiceDeps } from './services.ts';

interface Terms {
  readonly municipality: string;
  readonly programme: string;
  readonly variant: string;
  /** Which draw, list or round the subject came by: once per programme and draw. */
  readonly draw: string;
  readonly on: CivilDate;
  readonly by: string;
  /** Under which the municipality's other systems know the case. */
  readonly caseNumber?: string | undefined;
  readonly demo?: boolean;
  /** Milliseconds that this case's clock differs from real time; the installation's own unless told otherwise. */
  readonly clockOffsetMs?: number;
}

export interface CitizenEnrolment extends Terms {
  readonly cpr: CprNumber;
  readonly name: string;
}
export interface OrganisationEnrolment extends Terms {
  readonly organisation: { readonly kind: OrganisationKind; readonly name: string };
}

export type EnrolmentResult =
  | { readonly trajectoryId: string; readonly isNew: boolean; readonly clockOffsetMs: number }
  | { readonly refusal: Refusal };

/**
 * Enrols a citizen or an organisation and begins the trajectory. The place (subject, programme, draw) is claimed first, so
 * however often it is repeated, and wherever it was cut off, there is one trajectory. Throws CaseNumberTaken.
 */
export async function enrol(
  deps: ServiceDeps,
  enrolment: CitizenEnrolment | OrganisationEnrolment,
): Promise<EnrolmentResult> {
  const { db, clock, trajectories } = deps;
  const { municipality, on, by, draw, caseNumber, demo = false, clockOffsetMs = clock.offsetMs() } = enrolment;
  const programme = await resolveOwn(deps, enrolment);
  if (!programme)
    throw new Error(`Expected a known programme and variant, found ${enrolment.programme} ${enrolment.variant}`);
  // The id of the enrolment follows from the trajectory's: a repeat asks for the very same thing.
  const command = (id: string, subject: Subject): Command => ({
    ...{ id, by, municipality, programme, on },
    ...('citizenId' in subject ? { type: 'EnrolCitizen', ...subject } : { type: 'EnrolOrganisation', ...subject }),
  });
  // Asked before anybody is registered, so that a refusal leaves nothing behind: no id decides it.
  const [trajectoryId, subjectId] = [uuidv7(), uuidv7()];
  const isCitizen = 'cpr' in enrolment;
  const asked = command(trajectoryId, isCitizen ? { citizenId: subjectId } : { organisationId: subjectId });
  const decision = decide(on, newTrajectory, asked);
  if ('refusal' in decision) return decision;
  const at = new Date(Date.now() + clockOffsetMs);
  const subject = await registered(deps, subjectId, enrolment, at);
  const objections = await objectionsOf(deps, subject, programme, draw);
  if (objections[0]) return { refusal: { reasons: [objections[0], ...objections.slice(1)] } };
  const claim = { subject, municipality, programme: programme.id, draw, demo, clockOffsetMs, at, caseNumber };
  const { isNew, ...claimed } = await claimEnrolment(db, { trajectoryId, ...claim });
  if (periodicReports(programme.id).length > 0)
    await trajectories.ensureReports([{ municipality, programme: programme.id }]);
  if (isNew || !(await isRecorded(deps, claimed.trajectoryId))) {
    const enrolled = command(claimed.trajectoryId, subject);
    await trajectories.start({ ...claimed, state: newTrajectory, recorded: 0, enrolment: enrolled });
  }
  return { isNew, ...claimed };
}

/** What the subject's other cases say against this one; a case that is there already is not asked again. */
async function objectionsOf(
  { db, clock }: ServiceDeps,
  subject: Subject,
  programme: ResolvedProgramme,
  draw: string,
): Promise<Reason[]> {
  const cases = await casesOf(db, subject);
  if (cases.some((one) => one.programme === programme.id && one.draw === draw)) return [];
  const others = cases.flatMap(({ state }) => caseBeside(clock.today(), state) ?? []);
  return objectionsBeside(programmeOf(programme), others);
}

function registered(
  { db, keys }: ServiceDeps,
  id: string,
  enrolment: CitizenEnrolment | OrganisationEnrolment,
  at: Date,
): Promise<Subject> {
  const { municipality } = enrolment;
  if ('organisation' in enrolment) return registerOrganisation(db, { id, municipality, ...enrolment.organisation, at });
  const { name, cpr } = enrolment;
  return registerCitizen(db, keys, { id, municipality, name, cpr, at });
}

/** False for a claim whose workflow never got going: the process died between the two. */
async function isRecorded({ db }: ServiceDeps, trajectoryId: string): Promise<boolean> {
  const row = await db.selectFrom('trajectory').select('sequence').where('id', '=', trajectoryId).executeTakeFirst();
  return (row?.sequence ?? 0) > 0;
}
