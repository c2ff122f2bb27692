import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { comingLine, differenceLine, figureLine, gapLine, versionLine } from '../../src/messages/report-versions.ts';
import { loggedOperations } from '../../src/services/logged-operations.ts';
import type { Operations } from '../../src/services/operations.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import type { ListedReport } from '../../src/services/stored-reports.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { aCase, CASES, grouped, interrupted, resolved } from '../domain/reports/transition-cases.ts';
import { openMemoryStore } from '../rig/memory-store.ts';
import { keys } from '../store/a-case.ts';
import { changeCase, keepCase } from '../store/a-report.ts';

const PLACE = { municipality: '101', programme: 'cti-overgang' };

let store: OpenDatabase;
let operations: Operations;
let goTo: (day: string) => Promise<void>;
let ids: readonly string[];
beforeAll(async () => {
  store = await openMemoryStore();
  const clock = createClock({
    ...{ offsetMs: Date.parse('2024-09-01T10:00:00Z') - Date.now(), movable: true, remember: async () => undefined },
  });
  goTo = (day) => clock.advance(Date.parse(`${day}T10:00:00Z`) - clock.now());
  operations = loggedOperations({ db: store.db, keys, clock } as ServiceDeps);
  const demanded = CASES.map((one) => ({ ...one, programme: resolved({ subTargetGroupsSince: '2024-07-01' }) }));
  ids = [];
  for (const state of demanded) ids = [...ids, await keepCase(store.db, state, PLACE)];
});
afterAll(() => store.close());

/** Beside them quarters of the calendar are kept of the same cases. */
async function threeMonthly() {
  const { versions, coming } = await operations.reportVersions({});
  const own = ({ report }: { readonly report: string }) => report === 'threeMonthly';
  return { versions: versions.filter(own), coming: coming.filter(own) };
}
const newest = async () => (await threeMonthly()).versions.at(-1) as ListedReport;
const logged = async (operation: string) =>
  (await store.db.selectFrom('access_log').selectAll().execute()).filter((one) => one.operation === `cli.${operation}`);

describe('the reports that fill themselves', () => {
  it('K-23: say when they are due, overdue, and what comes next', async () => {
    await operations.fillReports(PLACE);
    const { versions, coming } = await threeMonthly();
    expect(versions.map(versionLine)).toEqual([
      '1. marts – 31. maj 2024 · version 1 · kladde · skulle være indberettet senest 14. juni 2024',
      '1. juni – 31. august 2024 · version 1 · kladde · mangler hos 4 forløb · skal indberettes senest 14. september 2024',
    ]);
    expect(coming.map(comingLine)).toEqual([
      '1. september – 30. november 2024: udfylder sig selv 1. december 2024, skal indberettes senest 14. december 2024',
    ]);
    expect((await operations.reportVersions({ programme: 'social-stoette' })).versions).toEqual([]);
    await goTo('2024-09-15');
    expect(await newest()).toMatchObject({ isDue: true, isOverdue: true });
  });

  it('C-20: name what is missing, in which case, and who can fill it in', async () => {
    const { gaps, figures } = (await operations.reportVersion({ id: (await newest()).id }))!;
    expect(gapLine(gaps.find(({ trajectoryId }) => trajectoryId === ids[0])!)).toBe(
      `Delmålgruppe i ${ids[0]}: kan udfyldes af CTI-medarbejder`,
    );
    expect(figures.slice(0, 2).map((one) => figureLine(one, figures))).toEqual([
      ...['Forløb, alle: 4', 'Afsluttede, alle: 1 ud af 4'],
    ]);
  });

  it('C-18: are approved with gaps for a written reason alone, and frozen when they are handed in', async () => {
    const { id } = await newest();
    const codes = (answer: Awaited<ReturnType<Operations['settleReport']>>) =>
      answer && 'refusal' in answer ? answer.refusal.reasons.map(({ code }) => code) : answer?.state;
    expect(codes(await operations.settleReport({ id, to: 'frozen' }))).toEqual(['reportNotApproved']);
    expect(codes(await operations.settleReport({ id, to: 'approved' }))).toEqual(['reportHasGaps']);
    expect(codes(await operations.settleReport({ id, to: 'approved', reason: 'Følger.' }))).toBe('approved');
    expect(codes(await operations.settleReport({ id, to: 'frozen' }))).toBe('frozen');
    expect(await operations.reportVersion({ id })).toMatchObject({ reason: 'Følger.', isOverdue: false });
    expect((await logged('settleReport')).map(({ status }) => status)).toEqual([409, 409, 200, 200]);
  });

  it('say in words what a late registration has changed', async () => {
    await changeCase(store.db, ids[0]!, grouped(aCase('K', '2024-04-15', 9, interrupted('2024-08-01')), 2));
    await operations.fillReports(PLACE);
    const { corrects, differences } = (await operations.reportVersion({ id: (await newest()).id }))!;
    expect(corrects).toBe(1);
    expect(differences.map(differenceLine)).toEqual(
      expect.arrayContaining([
        `Afslutningsdato i ${ids[0]}: ikke oplyst → 01-08-2024`,
        `Delmålgruppe i ${ids[0]}: ikke oplyst → 2`,
        `Gennemført i ${ids[0]}: ikke oplyst → nej`,
        'Afsluttede, alle: 1 → 2',
      ]),
    );
  });

  it('say who the citizens are only in a file, and the access log knows who has written it', async () => {
    const { id } = await newest();
    const file = (await operations.exportReport({ id, format: 'csv', isPublic: false }))!;
    expect(file.fileName).toBe('101-cti-overgang-threeMonthly-2024-08-31-v2.csv');
    const rows = parse(Buffer.from(file.content, 'base64'), { bom: true, delimiter: ';' }) as unknown as string[][];
    expect(rows.slice(1).every(([cpr]) => /^610190-\d{4}$/.test(cpr!))).toBe(true);
    expect(rows).toHaveLength(5);
    const [entry] = await logged('exportReport');
    expect([...entry!.trajectories].sort()).toEqual(ids.slice(0, 4).toSorted());
    expect(JSON.stringify(await operations.reportVersion({ id }))).not.toMatch(/610190|Fiktiv/);
  });

  it('have a file for the public in which nobody can be known', async () => {
    const { id } = await newest();
    const file = (await operations.exportReport({ id, format: 'csv', isPublic: true }))!;
    const text = Buffer.from(file.content, 'base64').toString();
    expect(text).toContain('Forløb;Alle;skjult');
    expect(text).not.toMatch(new RegExp(`610190|${ids.join('|')}`));
    expect((await logged('exportReport')).at(-1)!.trajectories).toEqual([]);
  });

  it('are nothing where there is no such report', async () => {
    const id = '0193f2a0-1111-4222-8333-444455556666';
    expect(await operations.reportVersion({ id })).toBeNull();
    expect(await operations.settleReport({ id, to: 'approved' })).toBeNull();
    expect(await operations.exportReport({ id, format: 'xlsx', isPublic: false })).toBeNull();
  });

  it('wait for nothing more when the project is over', async () => {
    await goTo('2025-11-01');
    await operations.fillReports(PLACE);
    const { versions, coming } = await operations.reportVersions({ programme: PLACE.programme });
    expect([versions.at(-1)!.last, coming]).toEqual(['2025-09-30', []]);
  });
});
