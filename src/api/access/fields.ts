import type { Role } from '../../domain/roles.ts';
import type { Actor } from './policy.ts';

/**
 * When a field is shown: `around` only to those around the case; `unlessProtected` to those too, and to others as long as
 * name and address are not protected.
 */
type Showing = 'always' | 'around' | 'unlessProtected';

/** What there is to see of a citizen besides the name. */
type CitizenField = 'cpr' | 'birthDate' | 'phone' | 'email' | 'address';

type Shown = Readonly<Partial<Record<CitizenField, Showing>>>;

const CONTACT: Shown = { birthDate: 'always', phone: 'unlessProtected', email: 'always', address: 'unlessProtected' };

/** Which fields of a citizen each role sees, written by hand. What is not here is null. */
const CITIZEN_FIELDS: Readonly<Partial<Record<Role, Shown>>> = {
  reader: CONTACT,
  caseworker: { ...CONTACT, cpr: 'around' },
  teamLeader: { cpr: 'always', birthDate: 'always', phone: 'always', email: 'always', address: 'always' },
  projectLead: { birthDate: 'always' },
  integration: { ...CONTACT, cpr: 'always' },
};

/** Whether an actor sees a field of a citizen: by role, by being around the case, and by protection. */
export function seesField(
  { role }: Actor,
  field: CitizenField,
  { isAround, isProtected }: { readonly isAround: boolean; readonly isProtected: boolean },
): boolean {
  const showing = CITIZEN_FIELDS[role]?.[field];
  if (showing === undefined) return false;
  return showing === 'always' || isAround || (showing === 'unlessProtected' && !isProtected);
}
