import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { fillReports } from '../../src/services/fill-reports.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import {
  approveReport,
  findReport,
  freezeReport,
  listReportVersions,
  type ReportVersion,
} from '../../src/store/reports.ts';
import { granted, lived, practice } from '../domain/bir/builders.ts';
import { aCase, CASES, interrupted } from '../domain/reports/transition-cases.ts';
import { keys } from './a-case.ts';
import { changeCase, keepCase } from './a-report.ts';
import { openTestStore } from './a-store.ts';

let store: OpenDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const AT = new Date('2024-06-03T08:00:00Z');
let places = 0;

/** A municipality of its own, whose clock a test moves. */
function aMunicipality(programme: string) {
  const place = { municipality: `9${String(++places).padStart(2, '0')}`, programme };
  const fill = (today: string, asked = {}) => {
    const clock = { today: () => date(today), now: () => Date.parse(`${today}T06:00:00Z`) };
    return fillReports({ db: store.db, clock } as Parameters<typeof fillReports>[0], place, asked);
  };
  // Beside what the tests are about, quarters of the calendar are kept of the same cases.
  const versions = async () =>
    (await listReportVersions(store.db, place)).filter(({ report }) => report !== 'monitoring');
  return {
    ...{ place, fill, versions },
    keep: (state: Trajectory) => keepCase(store.db, state, place),
    /** "2024-05-31 v1 draft" of each version. */
    said: async () => (await versions()).map(({ last, version, state }) => `${last} v${version} ${state}`),
    newest: async () => (await versions()).at(-1) as ReportVersion,
    async handIn(id: string) {
      await approveReport(store.db, keys, { id, by: 'Pia', at: AT, reason: null });
      await freezeReport(store.db, { id, by: 'Pia', at: AT });
    },
  };
}

describe('a report that is handed in', () => {
  it('C-18: fills itself once for each period that has ended, all of them after an outage', async () => {
    const { keep, fill, said } = aMunicipality('cti-overgang');
    for (const state of CASES) await keep(state);
    await fill('2024-05-31');
    expect(await said()).toEqual([]);
    expect(await fill('2024-06-01')).toEqual({ begun: 1, refreshed: 0, dropped: 0 });
    expect(await fill('2024-06-01')).toEqual({ begun: 0, refreshed: 0, dropped: 0 });
    await fill('2025-01-20');
    expect(await said()).toEqual(['2024-05-31 v1 draft', '2024-08-31 v1 draft', '2024-11-30 v1 draft']);
  });

  it('comes about once, however many fill it at the same time', async () => {
    const { keep, fill, said } = aMunicipality('cti-overgang');
    await keep(CASES[0]!);
    const done = await Promise.all([1, 2, 3].map(() => fill('2024-06-02')));
    expect(done.reduce((sum, { begun }) => sum + begun, 0)).toBe(1);
    expect(await said()).toEqual(['2024-05-31 v1 draft']);
  });

  it('follows what is registered until it is approved', async () => {
    const { keep, fill, newest, said } = aMunicipality('cti-overgang');
    const id = await keep(CASES[0]!);
    await fill('2024-06-02');
    await changeCase(store.db, id, aCase('K', '2024-04-15', 9, interrupted('2024-05-20')));
    expect(await fill('2024-06-03')).toEqual({ begun: 0, refreshed: 1, dropped: 0 });
    expect((await findReport(store.db, keys, (await newest()).id))!.rows[0]!.values).toMatchObject({
      ...{ endOn: '2024-05-20', isCompleted: false },
    });
    expect(await said()).toEqual(['2024-05-31 v1 draft']);
  });

  it('stays as it was handed in: a back-dated end makes a new version that says what is otherwise', async () => {
    const { keep, fill, newest, said, handIn } = aMunicipality('cti-overgang');
    const id = await keep(CASES[0]!);
    await fill('2024-06-02');
    const first = await newest();
    await handIn(first.id);
    const handedIn = await findReport(store.db, keys, first.id);
    await changeCase(store.db, id, aCase('K', '2024-04-15', 9, interrupted('2024-05-20')));
    await fill('2024-07-01');
    await fill('2024-07-02');
    expect(await said()).toEqual(['2024-05-31 v1 frozen', '2024-05-31 v2 draft']);
    const second = await findReport(store.db, keys, (await newest()).id);
    expect(second).toMatchObject({ corrects: 1, isNewest: true });
    expect(second!.differences).toContainEqual({
      ...{ kind: 'changed', key: `${id}/1`, trajectoryId: id, column: 'endOn', was: null, is: '2024-05-20' },
    });
    expect(await findReport(store.db, keys, first.id)).toEqual({ ...handedIn, isNewest: false });
  });

  it('needs no new version when what had been changed is changed back', async () => {
    const { keep, fill, newest, said, handIn } = aMunicipality('cti-overgang');
    const id = await keep(CASES[0]!);
    await fill('2024-06-02');
    await handIn((await newest()).id);
    await changeCase(store.db, id, aCase('K', '2024-04-15', 9, interrupted('2024-05-20')));
    await fill('2024-07-01');
    await changeCase(store.db, id, CASES[0]!);
    expect(await fill('2024-07-02')).toEqual({ begun: 0, refreshed: 0, dropped: 1 });
    expect(await said()).toEqual(['2024-05-31 v1 frozen']);
  });

  it('is approved once, and handed in only when it is approved', async () => {
    const { keep, fill, newest } = aMunicipality('cti-overgang');
    await keep(CASES[0]!);
    await fill('2024-06-02');
    const { id } = await newest();
    const approve = (by: string) => approveReport(store.db, keys, { id, by, at: AT, reason: 'Delmålgruppen kommer.' });
    expect(await freezeReport(store.db, { id, by: 'Pia', at: AT })).toBe(false);
    expect([await approve('Pia'), await approve('Per')]).toEqual([true, false]);
    expect(await findReport(store.db, keys, id)).toMatchObject({
      ...{ state: 'approved', approvedBy: 'Pia', approvedAt: AT.toISOString(), reason: 'Delmålgruppen kommer.' },
    });
    const [sealed] = await store.db.selectFrom('report').select('reason_encrypted').where('id', '=', id).execute();
    expect(sealed!.reason_encrypted!.toString('latin1')).not.toContain('grupp');
  });

  it('cannot be changed in the database either once it is handed in', async () => {
    const { keep, fill, newest, handIn } = aMunicipality('cti-overgang');
    await keep(CASES[0]!);
    await fill('2024-06-02');
    const { id } = await newest();
    await handIn(id);
    const change = store.db.updateTable('report').set({ rows: '[]' }).where('id', '=', id).execute();
    await expect(change).rejects.toThrow('does not change');
    await expect(store.db.deleteFrom('report').where('id', '=', id).execute()).rejects.toThrow('does not change');
  });

  it('holds of citizens the ids of cases alone', async () => {
    const { keep, fill, newest } = aMunicipality('cti-overgang');
    const id = await keep(CASES[0]!);
    await fill('2024-06-02');
    const row = await store.db
      .selectFrom('report')
      .selectAll()
      .where('id', '=', (await newest()).id)
      .execute();
    expect(row[0]!.rows).toEqual([
      {
        key: `${id}/1`,
        trajectoryId: id,
        values: { startOn: '2024-04-15', endOn: null, group: null, isCompleted: null },
      },
    ]);
    const { citizen_id } = (await store.db.selectFrom('trajectory').selectAll().where('id', '=', id).execute())[0]!;
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`${citizen_id}|Fiktiv|6101`));
  });

  it('of another municipality is another report', async () => {
    const [here, there] = [aMunicipality('cti-overgang'), aMunicipality('cti-overgang')];
    await here.keep(CASES[0]!);
    await here.fill('2024-06-02');
    await there.fill('2024-06-02');
    expect([await here.said(), await there.said()]).toEqual([['2024-05-31 v1 draft'], []]);
  });
});

describe('figures that nobody hands in', () => {
  it('are kept of no quarter that had ended before anything is known of a case (B-55)', async () => {
    const { keep, fill, said } = aMunicipality('bir-ressourceforloeb');
    await keep(granted('2021-05-03'));
    await fill('2021-08-05');
    expect(await said()).toEqual(['2021-05-31 v1 frozen', '2021-06-30 v1 frozen', '2021-07-31 v1 frozen']);
  });

  it('K-29: are kept each time, on the 5th, and anew for a former quarter that is otherwise then (B-55)', async () => {
    const { keep, fill, said, newest, versions } = aMunicipality('bir-ressourceforloeb');
    const id = await keep(granted('2019-12-02'));
    await fill('2020-04-05');
    expect(await said()).toEqual(['2020-03-31 v1 frozen']);
    const late = lived(granted('2019-12-02'), practice('2020-03-30', '2020-03-31'));
    await changeCase(store.db, id, late);
    expect(await fill('2020-04-20')).toEqual({ begun: 0, refreshed: 0, dropped: 0 });
    await fill('2020-05-05');
    expect(await said()).toEqual(['2020-03-31 v1 frozen', '2020-03-31 v2 frozen', '2020-04-30 v1 frozen']);
    const [, second] = await versions();
    const { differences, figures, filledAt } = (await findReport(store.db, keys, second!.id))!;
    expect(differences).toContainEqual({ kind: 'figure', id: 'requirement1', group: null, was: 0, is: 1 });
    expect(figures.map(({ id: name, count }) => `${name} ${count}`)).toEqual([
      ...['targetGroup 1', 'requirement1 1', 'requirement2 0'],
    ]);
    expect(filledAt).toBe('2020-05-05T06:00:00.000Z');
    expect((await newest()).openGaps).toBe(0);
  });

  it('K-29: are reckoned anew when somebody asks', async () => {
    const { keep, fill, said } = aMunicipality('bir-ressourceforloeb');
    const id = await keep(granted('2019-12-02'));
    await fill('2020-04-05');
    await changeCase(store.db, id, lived(granted('2019-12-02'), practice('2020-03-30', '2020-03-31')));
    expect(await fill('2020-04-20', { isAskedFor: true })).toMatchObject({ begun: 1 });
    expect(await said()).toEqual(['2020-03-31 v1 frozen', '2020-03-31 v2 frozen']);
  });
});
