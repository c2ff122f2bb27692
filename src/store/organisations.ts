import type { OrganisationKind } from '../domain/people.ts';
import type { Database } from './database.ts';

export interface NewOrganisation {
  /** Proposed id: used when the organisation is new in the municipality. */
  readonly id: string;
  readonly municipality: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly at: Date;
}

/** Registers an organisation, or finds the one of that kind and name in the municipality. */
export async function registerOrganisation(
  db: Database,
  { id, municipality, kind, name, at }: NewOrganisation,
): Promise<{ organisationId: string }> {
  await db
    .insertInto('organisation')
    .values({ id, municipality, kind, name, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const found = await db
    .selectFrom('organisation')
    .select('id')
    .where('municipality', '=', municipality)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return { organisationId: found.id };
}
