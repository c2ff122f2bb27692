import type { Role } from '../../domain/roles.ts';
import type { PrivilegeGroup } from './privileges.ts';

/** How a municipality's roles are told: whose they are, and which organisation is which municipality. */
export interface RoleMapping {
  /** The domain in our roles' URIs, as they are registered with the identity provider. */
  readonly domain: string;
  /** Municipality codes by CVR number. */
  readonly municipalities: Readonly<Record<string, string>>;
}

/** One role within one municipality, narrowed to a team when the identity provider says so. */
export interface Right {
  readonly municipality: string;
  readonly role: Role;
  readonly team?: string;
}

/** Why a privilege gives nothing here. */
export type Unused = 'otherSystem' | 'roleUnknown' | 'scopeUnknown';

export interface ReadRights {
  /** Those that count, the widest first: it is taken until another is chosen. */
  readonly rights: readonly Right[];
  /** Those that do not, as they came: what "why can I not see this?" answers with. */
  readonly unused: readonly { readonly scope: string; readonly privilege: string; readonly why: Unused }[];
}

/** Names in the URIs of the roles. A system's own role is given by keys alone. */
const ROLE_NAMES: Readonly<Record<string, Role>> = {
  teamleder: 'teamLeader',
  medarbejder: 'caseworker',
  projektleder: 'projectLead',
  laeser: 'reader',
  evaluator: 'evaluator',
  systemadministrator: 'systemAdministrator',
};
const WIDEST_FIRST = Object.values(ROLE_NAMES);

const CVR_SCOPE = /^urn:dk:gov:saml:cvrNumberIdentifier:(\d{8})$/;

/** How a role is called towards the identity provider. */
export function roleUri(domain: string, role: Role): string {
  const [name] = Object.entries(ROLE_NAMES).find(([, named]) => named === role) ?? [];
  return `http://${domain}/roles/usersystemrole/${name}/1`;
}

const teamUri = (domain: string) => `http://${domain}/constraints/team/1`;

/** What somebody's privileges come to here (KOMBIT's job-function roles, OIO Basic Privilege Profile). */
export function rightsFrom(groups: readonly PrivilegeGroup[], mapping: RoleMapping): ReadRights {
  const read = groups.flatMap(({ scope, privileges, constraints }) => {
    const [, cvr] = CVR_SCOPE.exec(scope) ?? [];
    const municipality = cvr === undefined ? undefined : mapping.municipalities[cvr];
    const team = constraints[teamUri(mapping.domain)];
    return privileges.map((privilege) => {
      const role = roleIn(privilege, mapping.domain);
      const about = { scope, privilege };
      if (role === 'otherSystem' || role === 'roleUnknown') return { ...about, why: role };
      if (municipality === undefined) return { ...about, why: 'scopeUnknown' as const };
      return { municipality, role, ...(team ? { team } : {}) };
    });
  });
  const rights = read.filter((one): one is Right => 'role' in one);
  return {
    rights: [...rights].sort((a, b) => WIDEST_FIRST.indexOf(a.role) - WIDEST_FIRST.indexOf(b.role)),
    unused: read.filter((one): one is ReadRights['unused'][number] => 'why' in one),
  };
}

/** The role that a URI names. Its version may be a later one: what a role means is the policy's matter. */
function roleIn(uri: string, domain: string): Role | 'otherSystem' | 'roleUnknown' {
  const [, owner, name] = /^https?:\/\/([^/]+)\/roles\/usersystemrole\/([^/]+)\/\d+$/.exec(uri) ?? [];
  if (owner !== domain || name === undefined) return 'otherSystem';
  return Object.hasOwn(ROLE_NAMES, name) ? ROLE_NAMES[name]! : 'roleUnknown';
}
