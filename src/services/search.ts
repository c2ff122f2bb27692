import { caseNumberFault } from '../domain/case-number.ts';
import type { CprNumber } from '../domain/cpr.ts';
import type { FoundBy } from '../domain/search.ts';
import { findCitizenByCpr } from '../store/people.ts';
import type { Scope } from '../store/scope.ts';
import { casesByLikeName, casesByName, casesByNumber, casesOfCitizen } from '../store/search.ts';
import type { ListedRow } from '../store/trajectories.ts';
import type { ServiceDeps } from './services.ts';

/** Read from what somebody wrote: a number, or a text that is a case number or a name. */
export type Wanted = { readonly cpr: CprNumber } | { readonly text: string };

export interface Found {
  readonly by: FoundBy;
  readonly cases: readonly ListedRow[];
}

/**
 * Cases by CPR number, by the municipality's case number, by name, or else by a name that is like it; none out of scope.
 * At most `limit`, the best first.
 */
export async function searchCases(
  { db, keys }: Pick<ServiceDeps, 'db' | 'keys'>,
  scope: Scope,
  wanted: Wanted,
  limit: number,
): Promise<Found> {
  if ('cpr' in wanted) {
    const citizenId = await findCitizenByCpr(db, keys, scope.municipality, wanted.cpr);
    return { by: 'cpr', cases: citizenId === undefined ? [] : await casesOfCitizen(db, scope, citizenId) };
  }
  const { text } = wanted;
  const numbered = caseNumberFault(text) === undefined ? await casesByNumber(db, scope, text) : [];
  if (numbered.length > 0) return { by: 'caseNumber', cases: numbered };
  const named = await casesByName(db, scope, text, limit);
  if (named.length > 0) return { by: 'name', cases: named };
  return { by: 'similarName', cases: await casesByLikeName(db, scope, text, limit) };
}
