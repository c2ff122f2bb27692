import { type RawBuilder, sql } from 'kysely';
import { nameWords } from '../domain/names.ts';
import type { Database } from './database.ts';
import { isWithin, type Scope } from './scope.ts';
import { type ListedRow, rows } from './trajectories.ts';

/** All cases of one citizen in a scope, in order of enrolment. */
export async function casesOfCitizen(db: Database, scope: Scope, citizenId: string): Promise<ListedRow[]> {
  return rows(db)
    .where('trajectory.citizen_id', '=', citizenId)
    .where(isWithin(scope))
    .orderBy('trajectory.id')
    .execute();
}

/** The case that the municipality's other systems know under a number, if it is in the scope. */
export async function casesByNumber(db: Database, scope: Scope, caseNumber: string): Promise<ListedRow[]> {
  return rows(db).where('trajectory.case_number', '=', caseNumber).where(isWithin(scope)).execute();
}

/**
 * Cases by the name of the citizen: those in which every word is one of the name's, then those in which every word begins
 * one; each in Danish alphabetical order. Words are compared as {@link nameWords} spells them.
 */
export async function casesByName(db: Database, scope: Scope, text: string, limit: number): Promise<ListedRow[]> {
  const words = nameWords(text);
  if (words.length === 0) return [];
  const has = (pattern: (word: string) => string) =>
    sql.join(
      words.map((word) => sql`citizen.search_name like ${pattern(word)}`),
      sql` and `,
    );
  const whole = sql<boolean>`(${has((word) => `% ${word} %`)})`;
  const found = await inAlphabet(db, scope, whole, limit);
  if (found.length === limit) return found;
  const begun = sql<boolean>`(${has((word) => `% ${word}%`)} and not ${whole})`;
  return [...found, ...(await inAlphabet(db, scope, begun, limit - found.length))];
}

const inAlphabet = (db: Database, scope: Scope, condition: RawBuilder<boolean>, limit: number) =>
  rows(db)
    .where('citizen.municipality', '=', scope.municipality)
    .where(condition)
    .where(isWithin(scope))
    .orderBy('citizen.sort_name')
    .orderBy('trajectory.id')
    .limit(limit)
    .execute();

/** A word of fewer letters has so few groups of three that anything is like it. */
const SHORTEST_LIKENESS = 4;
/** Of the groups of three letters: two that have changed places, or one that is wrong, in a word of six. */
const LIKENESS = 0.4;

/** Cases by a name written with slips: the likest first, then in Danish alphabetical order. */
export async function casesByLikeName(db: Database, scope: Scope, text: string, limit: number): Promise<ListedRow[]> {
  const words = nameWords(text);
  const long = words.filter(({ length }) => length >= SHORTEST_LIKENESS);
  if (long.length === 0) return [];
  const conditions = words.map((word) =>
    word.length < SHORTEST_LIKENESS
      ? sql`citizen.search_name like ${`% ${word}%`}`
      : sql`${word} <% citizen.search_name`,
  );
  const likeness = sql.join(
    long.map((word) => sql`strict_word_similarity(${word}, citizen.search_name)`),
    sql` + `,
  );
  return db.transaction().execute(async (trx) => {
    await sql`select set_config('pg_trgm.word_similarity_threshold', ${String(LIKENESS)}, true)`.execute(trx);
    return rows(trx)
      .where('citizen.municipality', '=', scope.municipality)
      .where(sql<boolean>`(${sql.join(conditions, sql` and `)})`)
      .where(isWithin(scope))
      .orderBy(likeness, 'desc')
      .orderBy('citizen.sort_name')
      .orderBy('trajectory.id')
      .limit(limit)
      .execute();
  });
}
