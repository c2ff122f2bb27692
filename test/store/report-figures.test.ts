import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { RecordedEvent } from '../../src/domain/events.ts';
import { fillReports } from '../../src/services/fill-reports.ts';
import { exportReport } from '../../src/services/stored-reports.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { appendToJournal } from '../../src/store/journal.ts';
import { findReport, listReportVersions } from '../../src/store/reports.ts';
import { aCase, keys, record, type StoredCase } from './a-case.ts';
import { openTestStore } from './a-store.ts';

const PLACE = { municipality: '777', programme: 'social-stoette' };

let store: OpenDatabase;
/** A course from 15 January to 15 July 2026, all of which has been recorded. */
let one: StoredCase;
beforeAll(async () => {
  store = await openTestStore();
  one = await aCase(store.db, PLACE);
  await record(store.db, one);
});
afterAll(() => store.close());

const fill = (today: string) => {
  const clock = { today: () => date(today), now: () => Date.parse(`${today}T06:00:00Z`) };
  return fillReports({ db: store.db, clock } as Parameters<typeof fillReports>[0], PLACE);
};
/** "monitoring 2026-03-31 v1 frozen" of each version. */
const said = async () =>
  (await listReportVersions(store.db, PLACE)).map((it) => `${it.report} ${it.last} v${it.version} ${it.state}`);
const version = async (name: string) => {
  const found = (await listReportVersions(store.db, PLACE)).find(
    ({ report, last, version: number }) => `${report} ${last} v${number}` === name,
  );
  return (await findReport(store.db, keys, found!.id))!;
};

describe('the figures of a programme that are kept', () => {
  it('G-60: fill themselves for each quarter on the 5th after it, once, as the quarter ended', async () => {
    await fill('2026-04-04');
    expect(await said()).toEqual([]);
    expect(await fill('2026-04-05')).toEqual({ begun: 2, refreshed: 0, dropped: 0 });
    expect(await fill('2026-04-05')).toEqual({ begun: 0, refreshed: 0, dropped: 0 });
    expect(await said()).toEqual(['monitoring 2026-03-31 v1 frozen', 'stops 2026-03-31 v1 frozen']);
    const { figures, rows } = await version('monitoring 2026-03-31 v1');
    const count = (id: string, group: string | null = null) =>
      figures.find((figure) => figure.id === id && figure.group === group)?.count;
    // The course has ended in July; in March it was under way.
    expect([count('coursesStarted'), count('coursesEnded'), count('outcomes', 'completed')]).toEqual([1, 0, undefined]);
    expect(rows.map(({ trajectoryId }) => trajectoryId)).toEqual([one.id]);
    expect(JSON.stringify(rows)).not.toMatch(/6101|Fiktiv/);
  });

  it('G-60: of a quarter about which something was registered late are kept anew with the differences', async () => {
    const late: RecordedEvent = {
      ...{ type: 'FactRecorded', step: 'weeklyHours', values: { ordinaryHours: 6 }, with: [], deviations: [] },
      ...{ on: date('2026-03-02'), registeredOn: date('2026-06-02'), recordedAt: '2026-06-02T10:00:00.000Z' },
    };
    const from = one.events.length;
    await store.db.transaction().execute((trx) => appendToJournal(trx, { trajectoryId: one.id, from, events: [late] }));
    await fill('2026-05-05');
    expect(await said(), 'no other quarter has ended').toHaveLength(2);
    await fill('2026-07-05');
    expect(await said()).toEqual([
      ...['monitoring 2026-03-31 v1 frozen', 'monitoring 2026-03-31 v2 frozen', 'monitoring 2026-06-30 v1 frozen'],
      ...['stops 2026-03-31 v1 frozen', 'stops 2026-06-30 v1 frozen'],
    ]);
    const { differences, corrects } = await version('monitoring 2026-03-31 v2');
    expect(corrects).toBe(1);
    expect(differences).toContainEqual({
      ...{ kind: 'changed', key: one.id, trajectoryId: one.id, column: 'ordinaryHours', was: null, is: 6 },
    });
    expect(differences).toContainEqual({
      ...{ kind: 'figure', id: 'ordinaryHours', group: '2026-03', was: null, is: 6 },
    });
  });

  it('G-60: are written out for Danish Excel with numbers, and for the public without small groups', async () => {
    const { id } = await version('monitoring 2026-03-31 v2');
    const asked = { id, format: 'csv' as const };
    const rowsOf = async (isPublic: boolean) => {
      const { content } = (await exportReport({ db: store.db, keys }, { ...asked, isPublic }))!;
      return parse(Buffer.from(content, 'base64'), { bom: true, delimiter: ';' }) as unknown as string[][];
    };
    const [headings, row] = await rowsOf(false);
    const hours = headings!.indexOf('Ordinære timer om ugen');
    expect([headings![0], row![0], row![hours]]).toEqual(['CPR-nummer', expect.stringMatching(/^610190-\d{4}$/), '6']);
    const seen = await rowsOf(true);
    expect(seen).toContainEqual(['Begyndte forløb pr. måned', 'Alle', 'skjult']);
    expect(seen.flat().join()).not.toMatch(new RegExp(`6101|${one.id}`));
    const xlsx = (await exportReport({ db: store.db, keys }, { ...asked, format: 'xlsx', isPublic: false }))!;
    expect(Buffer.from(xlsx.content, 'base64').subarray(0, 2).toString()).toBe('PK');
  });
});
