import type { Role } from '../../domain/roles.ts';
import type { NotStaff } from '../../store/identities.ts';
import type { Actor } from '../access/policy.ts';
import type { Person } from './people.ts';
import type { Right, Unused } from './rights.ts';

const ROLES: Readonly<Record<Role, { readonly name: string; readonly sees: string }>> = {
  teamLeader: {
    name: 'Teamleder',
    sees: 'Du ser teamets forløb og dem, ingen er tilknyttet, og du kan registrere i dem.',
  },
  caseworker: {
    name: 'Medarbejder',
    sees: 'Du ser de forløb, du er tilknyttet eller er vikar i, og du kan registrere i dem.',
  },
  projectLead: { name: 'Projektleder', sees: 'Du ser kommunens forløb, men kan ikke registrere i dem.' },
  reader: { name: 'Læser', sees: 'Du ser kommunens forløb, men kan ikke registrere i dem.' },
  evaluator: {
    name: 'Evaluator',
    sees: 'Du ser kommunens forløb uden navne og numre, og ikke hvad der er skrevet i dem.',
  },
  systemAdministrator: { name: 'Systemadministrator', sees: 'Du ser ingen forløb: du passer systemet.' },
  integration: { name: 'System', sees: 'Et andet system med en nøgle.' },
};

const UNUSED: Readonly<Record<Unused, string>> = {
  otherSystem: 'hører til et andet system',
  roleUnknown: 'er en rolle, som Overgang ikke kender',
  scopeUnknown: 'gælder en organisation, som Overgang ikke er sat op til',
};

const NOT_STAFF: Readonly<Record<NotStaff, string>> = {
  notRegistered: 'din e-mailadresse står ikke i medarbejderlisten',
  boundToAnother: 'din e-mailadresse hører allerede til en anden bruger i kommunens log ind',
};

/** Who is signed in, as the head of every page shows it. */
export const personView = (actor: (Actor & { readonly name: string }) | undefined) =>
  actor ? { who: { name: actor.name, role: ROLES[actor.role].name } } : {};

const rightName = ({ role, municipality, team }: Right) =>
  `${ROLES[role].name} i kommune ${municipality}${team ? `, team ${team}` : ''}`;

const WHY = {
  within: 'Det har du adgang til. Åbn det fra listen med forløb.',
  roleSeesNoCases:
    'Den rolle, du bruger nu, viser ikke forløbets side. Skift rolle under dit navn øverst, hvis du har en anden.',
  outOfReach: 'Forløbet er i din kommune, men du er ikke tilknyttet det og er ikke vikar i det i dag.',
  unknown: 'Der er ikke noget forløb med det nummer i din kommune. Kontrollér nummeret.',
  unreadable: 'Det ligner ikke nummeret på et forløb. Kopiér hele adressen fra beskeden.',
} as const;

/** Why somebody does not see one case, and whom to ask. */
export function whyView(answer: keyof typeof WHY, leaders: readonly string[]) {
  const isToBeAsked = answer === 'outOfReach' && leaders.length > 0;
  const ask = isToBeAsked ? ` Bed en teamleder om at tilknytte dig: ${leaders.join(', ')}.` : '';
  return { title: 'Hvorfor ser jeg ikke forløbet?', text: `${WHY[answer]}${ask}` };
}

/** "Why can I not see this?": the roles that came with the sign-in, which of them count here, and why the others do not. */
export function accessView(person: Person | undefined, chosen: number) {
  const { rights = [], unused = [], notStaff = [] } = person ?? {};
  return {
    title: 'Hvad har jeg adgang til?',
    isKnown: person !== undefined,
    rights: rights.map((right, index) => ({
      ...{ index, name: rightName(right), sees: ROLES[right.role].sees },
      isInUse: index === chosen,
    })),
    unused: [
      ...notStaff.map((right) => ({ name: rightName(right), why: NOT_STAFF[right.why] })),
      ...unused.map(({ privilege, why }) => ({ name: privilege, why: UNUSED[why] })),
    ],
  };
}
