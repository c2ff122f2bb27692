import { createHash, randomUUID } from 'node:crypto';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Filled } from '../domain/reports/content.ts';
import type { Days } from '../domain/reports/rolling-quarters.ts';
import { contentOf, type Difference, type ReportState } from '../domain/reports/versions.ts';
import type { Database } from './database.ts';
import { decrypt, encrypt, type KeyRing } from './keys.ts';
import type { ReportTable } from './report-table.ts';
import type { Tables } from './tables.ts';

/** Whose reports: of a municipality in a programme. */
export interface ReportPlace {
  readonly municipality: string;
  readonly programme: string;
}

/** A version without what it holds: for lists. */
export interface ReportVersion extends ReportPlace, Days {
  readonly id: string;
  readonly report: string;
  readonly version: number;
  readonly state: ReportState;
  readonly corrects: number | null;
  /** How many places are empty. */
  readonly openGaps: number;
  /** No later version of the period has come. */
  readonly isNewest: boolean;
  readonly fingerprint: string;
  /** Instants are ISO 8601 in UTC. */
  readonly filledAt: string;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly frozenBy: string | null;
  readonly frozenAt: string | null;
}

export interface StoredReport extends ReportVersion, Filled {
  readonly differences: readonly Difference[];
  /** Why it was approved with gaps; null when it had none. */
  readonly reason: string | null;
}

/** Two who fill the same reports at once come one after the other; held until the transaction ends. */
export async function lockReports(trx: Transaction<Tables>, { municipality, programme }: ReportPlace): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`report/${municipality}/${programme}`}, 0))`.execute(trx);
}

/** The newest version of each period of a report that is settled, and its draft; in order of periods and versions. */
export async function keptReports(
  db: Database,
  { municipality, programme, report }: ReportPlace & { readonly report: string },
): Promise<Selectable<ReportTable>[]> {
  return db
    .selectFrom('report')
    .selectAll()
    .distinctOn(['period_from', 'period_last', sql`state = 'draft'`])
    .where('municipality', '=', municipality)
    .where('programme', '=', programme)
    .where('report', '=', report)
    .orderBy('period_from')
    .orderBy('period_last')
    .orderBy(sql`state = 'draft'`)
    .orderBy('version', 'desc')
    .execute();
}

export interface NewReportVersion extends ReportPlace, Days {
  readonly report: string;
  readonly version: number;
  readonly filled: Filled;
  readonly differences: readonly Difference[];
  readonly state: 'draft' | 'frozen';
  readonly at: Date;
}

/** Keeps a new version; a second filling of the same one does nothing. */
export async function beginVersion(db: Database, asked: NewReportVersion): Promise<void> {
  const { municipality, programme, report, from, last, version, filled, differences, state, at } = asked;
  await db
    .insertInto('report')
    .values({
      ...{ id: randomUUID(), municipality, programme, report, version, state },
      ...{ period_from: from, period_last: last, corrects: version > 1 ? version - 1 : null },
      ...{ filled_at: at, frozen_at: state === 'frozen' ? at : null },
      ...columnsOf(filled, differences),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Fills a draft anew; one that has been approved meanwhile stays as it is. */
export async function refreshDraft(
  db: Database,
  id: string,
  { filled, differences, at }: Pick<NewReportVersion, 'filled' | 'differences' | 'at'>,
): Promise<void> {
  await db
    .updateTable('report')
    .set({ ...columnsOf(filled, differences), filled_at: at })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute();
}

export async function dropDraft(db: Database, id: string): Promise<void> {
  await db.deleteFrom('report').where('id', '=', id).where('state', '=', 'draft').execute();
}

function columnsOf(filled: Filled, differences: readonly Difference[]) {
  const json = (value: unknown) => JSON.stringify(value);
  return {
    ...{ rows: json(filled.rows), figures: json(filled.figures), gaps: json(filled.gaps) },
    differences: json(differences),
    fingerprint: createHash('sha256').update(contentOf(filled)).digest('hex'),
  };
}

/** Every version, in order of municipality, programme, report, period and version. */
export async function listReportVersions(db: Database, place: Partial<ReportPlace> = {}): Promise<ReportVersion[]> {
  const { municipality, programme } = place;
  const rows = await versions(db)
    .$if(municipality !== undefined, (query) => query.where('municipality', '=', municipality!))
    .$if(programme !== undefined, (query) => query.where('programme', '=', programme!))
    .orderBy('municipality')
    .orderBy('programme')
    .orderBy('report')
    .orderBy('period_last')
    .orderBy('version')
    .execute();
  return rows.map(toVersion);
}

/** A version with all that it holds; undefined when there is none of that id. */
export async function findReport(db: Database, keys: KeyRing, id: string): Promise<StoredReport | undefined> {
  const row = await versions(db)
    .select(['rows', 'figures', 'gaps', 'differences', 'reason_encrypted'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { rows, figures, gaps, differences, reason_encrypted } = row;
  const reason = reason_encrypted && decrypt(keys, reason_encrypted, id);
  return { ...toVersion(row), rows, figures, gaps, differences, reason };
}

/** Approves a draft, with why when it has gaps. False when it is no draft any more. */
export async function approveReport(
  db: Database,
  keys: KeyRing,
  {
    id,
    by,
    at,
    reason,
  }: { readonly id: string; readonly by: string; readonly at: Date; readonly reason: string | null },
): Promise<boolean> {
  return hasChanged(
    db
      .updateTable('report')
      .set({
        ...{ state: 'approved', approved_by: by, approved_at: at },
        reason_encrypted: reason === null ? null : encrypt(keys, reason, id),
      })
      .where('id', '=', id)
      .where('state', '=', 'draft')
      .returning('id')
      .executeTakeFirst(),
  );
}

/** Freezes an approved version as handed in. False when it is not approved, or frozen already. */
export async function freezeReport(
  db: Database,
  { id, by, at }: { readonly id: string; readonly by: string; readonly at: Date },
): Promise<boolean> {
  return hasChanged(
    db
      .updateTable('report')
      .set({ state: 'frozen', frozen_by: by, frozen_at: at })
      .where('id', '=', id)
      .where('state', '=', 'approved')
      .returning('id')
      .executeTakeFirst(),
  );
}

const hasChanged = async (row: Promise<unknown>): Promise<boolean> => (await row) !== undefined;

const versions = (db: Database) =>
  db.selectFrom('report').select([
    ...(['id', 'municipality', 'programme', 'report', 'period_from', 'period_last', 'version', 'state'] as const),
    ...(['corrects', 'fingerprint', 'filled_at', 'approved_by', 'approved_at', 'frozen_by', 'frozen_at'] as const),
    sql<number>`jsonb_array_length(gaps)`.as('open_gaps'),
    sql<boolean>`not exists (select from report later where later.municipality = report.municipality
        and later.programme = report.programme and later.report = report.report
        and later.period_from = report.period_from and later.period_last = report.period_last
        and later.version > report.version)`.as('is_newest'),
  ]);

type VersionRow = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number];

const toVersion = (row: VersionRow): ReportVersion => ({
  ...{ id: row.id, municipality: row.municipality, programme: row.programme, report: row.report },
  ...{ from: row.period_from as CivilDate, last: row.period_last as CivilDate },
  ...{ version: row.version, state: row.state, corrects: row.corrects, openGaps: row.open_gaps },
  ...{ isNewest: row.is_newest, fingerprint: row.fingerprint, filledAt: row.filled_at.toISOString() },
  ...{ approvedBy: row.approved_by, approvedAt: row.approved_at?.toISOString() ?? null },
  ...{ frozenBy: row.frozen_by, frozenAt: row.frozen_at?.toISOString() ?? null },
});
