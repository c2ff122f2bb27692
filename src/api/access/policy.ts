import type { Role } from '../../domain/roles.ts';

/**
 * How far a right goes: the cases around which somebody stands today; those around which somebody of their team does, or
 * nobody; or all of the municipality. Never beyond it.
 */
export type Reach = 'own' | 'team' | 'municipality';

type Rights = Readonly<Partial<Record<Role, Reach>>>;

const EVERYBODY_AROUND: Rights = {
  reader: 'municipality',
  caseworker: 'own',
  teamLeader: 'team',
  projectLead: 'municipality',
  integration: 'municipality',
};
const THOSE_WHO_ACT: Rights = { caseworker: 'own', teamLeader: 'team', integration: 'municipality' };
/** A project lead has the cases in which they hold a function: those that are about the organisation. */
const THOSE_WHO_REGISTER: Rights = { ...THOSE_WHO_ACT, projectLead: 'own' };

const STAFF_READERS: Rights = {
  ...{ reader: 'municipality', caseworker: 'municipality', teamLeader: 'municipality', projectLead: 'municipality' },
  ...{ systemAdministrator: 'municipality', integration: 'municipality' },
};

/** People alone: a system has no inbox. */
const OWN_INBOX: Rights = { reader: 'own', caseworker: 'own', teamLeader: 'own', projectLead: 'own' };

/** Who began it, and the team leader. */
const SEES_OPERATIONS: Rights = {
  ...{ teamLeader: 'municipality', projectLead: 'own', integration: 'own' },
};

/** Who may do what, written by hand. What is not here is not allowed. */
export const POLICY = {
  'trajectory.list': { ...EVERYBODY_AROUND, evaluator: 'municipality' },
  'trajectory.read': { ...EVERYBODY_AROUND, evaluator: 'municipality' },
  'trajectory.explain': { ...EVERYBODY_AROUND, evaluator: 'municipality' },
  'trajectory.journal': EVERYBODY_AROUND,
  'trajectory.tryOut': EVERYBODY_AROUND,
  'trajectory.enrol': { caseworker: 'municipality', teamLeader: 'municipality', integration: 'municipality' },
  'trajectory.enrolOrganisation': {
    ...{ teamLeader: 'municipality', projectLead: 'municipality', integration: 'municipality' },
  },
  'trajectory.command': THOSE_WHO_REGISTER,
  // Which of a citizen's fields a role sees stands in fields.ts.
  'citizen.read': EVERYBODY_AROUND,
  'citizen.update': THOSE_WHO_ACT,
  'citizen.changeCpr': THOSE_WHO_ACT,
  'meeting.read': { ...EVERYBODY_AROUND, evaluator: 'municipality' },
  'contact.read': { ...EVERYBODY_AROUND, evaluator: 'municipality' },
  'document.read': EVERYBODY_AROUND,
  'document.write': THOSE_WHO_REGISTER,
  // Of caseworkers, those who hold a function that the programme names.
  'document.approve': { caseworker: 'own', teamLeader: 'team' },
  'emergency.open': { reader: 'municipality', caseworker: 'municipality' },
  'emergency.end': { reader: 'municipality', caseworker: 'municipality', teamLeader: 'municipality' },
  'emergency.list': { teamLeader: 'municipality', systemAdministrator: 'municipality' },
  'note.read': EVERYBODY_AROUND,
  'note.write': THOSE_WHO_REGISTER,
  'staff.read': STAFF_READERS,
  'staff.change': { teamLeader: 'municipality', systemAdministrator: 'municipality' },
  'caseload.read': {
    ...{ caseworker: 'own', teamLeader: 'municipality', projectLead: 'municipality', integration: 'municipality' },
  },
  // As the caseload: what stands in it of cases is the name of a duty and its day.
  'forecast.read': {
    ...{ caseworker: 'own', teamLeader: 'municipality', projectLead: 'municipality', integration: 'municipality' },
  },
  'caseload.tryOut': { teamLeader: 'team', projectLead: 'municipality', integration: 'municipality' },
  // For learning in supervision: no evaluator sees it.
  'method.read': EVERYBODY_AROUND,
  'method.team': { teamLeader: 'team', projectLead: 'municipality' },
  'operation.import': { teamLeader: 'municipality', integration: 'municipality' },
  'operation.move': { teamLeader: 'team', integration: 'municipality' },
  // For all cases of a programme alike: it is the project lead who decides that.
  'operation.moveProgramme': { projectLead: 'municipality' },
  'operation.read': SEES_OPERATIONS,
  'operation.cancel': SEES_OPERATIONS,
  'absence.read': STAFF_READERS,
  'absence.take': { caseworker: 'own', teamLeader: 'team' },
  // By the ids of cases; who may not see more of a case than its id may see these too.
  'report.read': {
    ...{ teamLeader: 'municipality', projectLead: 'municipality', evaluator: 'municipality' },
    integration: 'municipality',
  },
  'figures.read': {
    ...{ teamLeader: 'municipality', projectLead: 'municipality', evaluator: 'municipality' },
    integration: 'municipality',
  },
  'report.approve': { projectLead: 'municipality' },
  // With CPR numbers: what is handed in holds them (C-19).
  'report.export': { projectLead: 'municipality', integration: 'municipality' },
  'settings.read': STAFF_READERS,
  // Tried out too; the administrator sees how many cases, never which.
  'settings.take': { projectLead: 'municipality', systemAdministrator: 'municipality' },
  'inbox.read': OWN_INBOX,
  'trajectory.search': EVERYBODY_AROUND,
  'worklist.read': EVERYBODY_AROUND,
} as const satisfies Readonly<Record<string, Rights>>;

export type Action = keyof typeof POLICY;

/** What an open emergency access lets somebody see of a case that is out of their reach. Never a command. */
const IN_AN_EMERGENCY: readonly Action[] = [
  'trajectory.read',
  'trajectory.explain',
  'trajectory.journal',
  'meeting.read',
  'contact.read',
  'citizen.read',
];

/** Whether an emergency access of the actor's opens something: their role must have that right, and to ask for it. */
export const opensInAnEmergency = (actor: Actor, action: Action): boolean =>
  IN_AN_EMERGENCY.includes(action) &&
  reachOf(actor, action) !== undefined &&
  reachOf(actor, 'emergency.open') !== undefined;

/** Roles that see who a citizen is. The evaluator sees cases under their ids alone. */
const SEES_NAMES: readonly Role[] = ['reader', 'caseworker', 'teamLeader', 'projectLead', 'integration'];

/** Who asks: a member of staff or a system, within one municipality. */
export interface Actor {
  /** The id that commands are asked under. */
  readonly id: string;
  readonly municipality: string;
  readonly role: Role;
  /** '' where the municipality has one team, and for systems. */
  readonly team: string;
}

/** How far an actor may do something; undefined when not at all. */
export function reachOf({ role }: Actor, action: Action): Reach | undefined {
  return (POLICY[action] as Rights)[role];
}

export const seesNames = ({ role }: Actor): boolean => SEES_NAMES.includes(role);

/** A case as the policy looks at it. */
export interface GuardedCase {
  readonly municipality: string;
  /** Those who hold a function or stand in today, each with their team; null when the register does not know them. */
  readonly around: readonly { readonly id: string; readonly team: string | null }[];
}

/** Whether an actor may do something with a case. Another municipality's is none of anybody's. */
export function mayTouch(actor: Actor, action: Action, { municipality, around }: GuardedCase): boolean {
  if (municipality !== actor.municipality) return false;
  switch (reachOf(actor, action)) {
    case undefined:
      return false;
    case 'own':
      return around.some(({ id }) => id === actor.id);
    case 'team':
      return around.length === 0 || around.some(({ team }) => team === actor.team);
    case 'municipality':
      return true;
  }
}
