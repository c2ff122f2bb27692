import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { Database } from '../../store/database.ts';
import { type NotStaff, signedInStaff, staffOf } from '../../store/identities.ts';
import type { Actor } from '../access/policy.ts';
import type { Claims } from './openid.ts';
import { privilegesIn } from './privileges.ts';
import { type ReadRights, type Right, type RoleMapping, rightsFrom } from './rights.ts';

/** A right together with whose it is: what an actor is made of. */
export interface StaffRight extends Right {
  readonly staffId: string;
}

/** What a person of the identity provider is here: nobody when there is no right that has a member of staff. */
export interface Person {
  readonly rights: readonly StaffRight[];
  /** What the provider gave and why it gives nothing here. */
  readonly unused: ReadRights['unused'];
  /** Rights within a municipality whose staff register does not have them. */
  readonly notStaff: readonly (Right & { readonly why: NotStaff })[];
}

/** Who somebody is here, by what the identity provider says of them. */
export async function personOf(db: Database, mapping: RoleMapping, claims: Claims): Promise<Person> {
  const { rights, unused } = rightsFrom(privilegesIn(claims.privileges) ?? [], mapping);
  const found: StaffRight[] = [];
  const notStaff: (Right & { why: NotStaff })[] = [];
  for (const right of rights) {
    const staff = await staffOf(db, claims, right.municipality);
    if ('staffId' in staff) found.push({ ...right, ...staff });
    else notStaff.push({ ...right, why: staff.fault });
  }
  return { rights: found, unused, notStaff };
}

/** Who acts under a right, as the register has them now; undefined when they are no member of staff any more. */
export async function actorOf(
  db: Database,
  { staffId, role, municipality, team }: StaffRight,
  today: CivilDate,
): Promise<(Actor & { readonly name: string }) | undefined> {
  const staff = await signedInStaff(db, staffId, today);
  if (staff?.municipality !== municipality) return undefined;
  return { id: staffId, name: staff.name, municipality, role, team: team ?? staff.team };
}
