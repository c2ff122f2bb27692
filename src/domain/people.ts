import type { CivilDate } from './calendar/civil-date.ts';

/** Who does what around a citizen, or for the organisation that a case is about. Code names from the glossary of the rules catalogue. */
export const JOB_FUNCTIONS = [
  'ctiWorker',
  'jobConsultant',
  'jobCentreCaseworker',
  'socialCaseworker',
  'personalJobMediator',
  'jobMediator',
  'coordinatingCaseworker',
  'companyConsultant',
  'municipalProjectLeader',
] as const;
export type JobFunction = (typeof JOB_FUNCTIONS)[number];

/** Anybody who can be present at a meeting or take part in a plan. */
export const PARTICIPANTS = [
  'citizen',
  ...JOB_FUNCTIONS,
  'employer',
  'network',
  'companyMentor',
  'teamLeader',
  'healthRepresentative',
  'socialAdministration',
  'familyDepartment',
  'responsibleHead',
  'professionalLeader',
  'nationalAdviser',
  'externalTrainer',
] as const;
export type Participant = (typeof PARTICIPANTS)[number];

/** Somebody outside the case who must be involved or told: which ones is a setting of the variant. */
export const OUTSIDE_PARTIES = ['STAR', 'SOCIALSTYRELSEN', 'MUNICIPAL_PROJECT_LEADER', 'EVALUATOR'] as const;
export type OutsideParty = (typeof OUTSIDE_PARTIES)[number];

/** Who a message goes to: a function in the case, the team's leader, or somebody outside. */
export type Recipient = JobFunction | 'teamLeader' | OutsideParty;

/** What a case can be about besides a citizen: the municipality itself, or a social provider that works for it (C-16). */
export const ORGANISATION_KINDS = ['municipality', 'socialProvider'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** How much of the authority in the employment area a job consultant has been given (G-01). */
export const AUTHORITIES = ['none', 'part', 'whole'] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** What the staff register said about a worker when a command came in: put there by the server, never by the client. */
export interface RegisterEntry {
  /** The day of the CTI training; null when the register knows that there was none (G-22). */
  readonly trainedOn: CivilDate | null;
  /** The programme within which the worker was trained (G-23). */
  readonly trainedIn?: string;
  readonly authority?: Authority;
}

/** What somebody does for a citizen in another case of theirs: put into a command by the server, never by the client. */
export interface RolesBeside {
  readonly programme: { readonly id: string; readonly version: number };
  readonly functions: readonly JobFunction[];
}

/** Somebody who holds a function in a case, from a day on. */
export interface Assignment {
  /** Sequence number of its event. */
  readonly id: number;
  readonly function: JobFunction;
  readonly staffId: string;
  readonly on: CivilDate;
  /** What the register said then; null when it was not asked or knew nothing of the training. */
  readonly register: RegisterEntry | null;
  /** The day from which on the receiver is asked to confirm a case that was another's; absent where nobody is asked. */
  readonly askedOn?: CivilDate;
  readonly answer?: HandOverAnswer;
}

/** What the receiver of a case has said. */
export interface HandOverAnswer {
  /** Sequence number of its event. */
  readonly id: number;
  readonly is: 'accepted' | 'declined';
  readonly on: CivilDate;
}

/** A secondary CTI worker while the own one is away, both days included (G-16). */
export interface StandIn {
  readonly id: number;
  readonly staffId: string;
  readonly from: CivilDate;
  readonly until: CivilDate;
}
