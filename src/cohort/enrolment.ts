import type { ClientCall } from '../checker/evidence.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { CprNumber } from '../domain/cpr.ts';
import type { RefusalCode } from '../domain/rule.ts';
import { type CitizenEnrolment, enrol, type OrganisationEnrolment } from '../services/enrol.ts';
import type { ServiceDeps } from '../services/services.ts';
import type { Chance } from './chance.ts';
import { type CaseClient, createCaseClient } from './client.ts';
import { type Customs, type Fate, isAboutOrganisations } from './customs/customs.ts';
import type { Team } from './people.ts';

/** What is known of a citizen or an organisation before the first day. */
export interface Birth {
  /** Names who it is about: another number is somebody else. */
  readonly number: number;
  readonly customs: Customs;
  /** Which time the citizen comes: 1, or 2 after having been away. */
  readonly time: number;
  /** The day of the enrolment. */
  readonly on: CivilDate;
  readonly fate: Fate;
  readonly chance: Chance;
  readonly team: Team;
}

export interface Enrolled {
  readonly client: CaseClient;
  readonly clockOffsetMs: number;
}

/** The enrolment, and the people of the first day; or why it was refused, when another case of the citizen forbids it (S-06). */
export async function enrolBirth(
  services: ServiceDeps,
  { number, time, on, customs, fate, chance, team }: Birth,
  calls: ClientCall[],
): Promise<Enrolled | { readonly refused: RefusalCode }> {
  const { programme, foundAtOnce, own } = customs;
  const variant = fate.variant ?? customs.variantOf(chance);
  const by = chance.oneOf(team.staff[foundAtOnce[0]!]);
  const toldByMessage = chance.happens(0.3)
    ? { toldByMessage: ['EVALUATOR', 'MUNICIPAL_PROJECT_LEADER'] as const }
    : {};
  const asking = {
    ...listening(services, calls),
    settingOverrides: { ...services.settingOverrides, ...toldByMessage, own },
  };
  const terms = { municipality: team.municipality, programme, variant, draw: `cohort-${time}`, on, by };
  const answer = await enrol(asking, { ...terms, ...subjectOf(programme, number) });
  if ('refusal' in answer) return { refused: answer.refusal.reasons[0].code };
  const { trajectoryId, clockOffsetMs } = answer;
  const client = createCaseClient(services, { trajectoryId, by, calls });
  for (const jobFunction of foundAtOnce) {
    const staffId = chance.oneOf(team.staff[jobFunction]);
    await client.ask({ type: 'AssignStaff', function: jobFunction, staffId, on });
  }
  return { client, clockOffsetMs };
}

/** A fictive citizen, or a fictive organisation where the programme's cases are about those. */
function subjectOf(
  programme: string,
  number: number,
): Pick<CitizenEnrolment, 'cpr' | 'name'> | Pick<OrganisationEnrolment, 'organisation'> {
  if (isAboutOrganisations(programme))
    return { organisation: { kind: 'socialProvider', name: `Fiktiv organisation ${number + 1}` } };
  return { cpr: fictiveCpr(number), name: `Fiktiv borger ${number + 1}` };
}

/** The services with every enrolment and its answer written down. */
function listening(services: ServiceDeps, calls: ClientCall[]): ServiceDeps {
  const { trajectories } = services;
  return {
    ...services,
    trajectories: {
      ...trajectories,
      async start(input) {
        const result = await trajectories.start(input);
        const answer =
          'sequence' in result ? { sequence: result.sequence } : { refusal: result.refusal.reasons[0].code };
        calls.push({ trajectoryId: input.trajectoryId, command: input.enrolment, answer });
        return result;
      },
    },
  };
}

/** A number in replacement form (day + 60), another one for each citizen. */
function fictiveCpr(number: number): CprNumber {
  const month = String(1 + (Math.floor(number / 10_000) % 12)).padStart(2, '0');
  return `61${month}90${String(number % 10_000).padStart(4, '0')}` as CprNumber;
}
