import type { z } from 'zod';
import type { Examples } from '../example.ts';
import type { reports } from '../reports.ts';
import { PETRA_ID, REPORT_ID, TRAJECTORY_ID } from './ids.ts';

type Report = z.input<typeof reports.readReport.answer.schema>;

const draft: Report = {
  ...{ id: REPORT_ID, programme: 'cti-overgang', report: 'threeMonthly', name: 'Indberetning hver tredje måned' },
  ...{
    from: '2025-12-01',
    last: '2026-02-28',
    version: 1,
    state: 'draft',
    isNewest: true,
    corrects: null,
    openGaps: 1,
  },
  ...{ dueOn: '2026-03-14', isDue: true, isOverdue: false },
  fingerprint: '0f343b0931126a20f133d67c2b018a3b5e3e2d6c0a6f5d4c3b2a190817263544',
  ...{ filledAt: '2026-03-01T05:00:02.000Z', approvedBy: null, approvedAt: null, frozenBy: null, frozenAt: null },
  rows: [
    {
      ...{ key: `${TRAJECTORY_ID}/1`, trajectoryId: TRAJECTORY_ID },
      values: { startOn: '2025-12-15', endOn: null, group: null, isCompleted: null },
    },
  ],
  figures: [{ id: 'courses', group: null, count: 1, of: null, percent: null, isMet: null }],
  gaps: [{ key: `${TRAJECTORY_ID}/1`, trajectoryId: TRAJECTORY_ID, field: 'group', filledBy: 'ctiWorker' }],
  ...{ differences: [], reason: null },
};
const { rows: _rows, figures: _figures, gaps: _gaps, differences: _differences, reason: _reason, ...listed } = draft;
const path = { reportId: REPORT_ID };
const reason = 'Delmålgruppen er aftalt med Social- og Boligstyrelsen til juni.';
const approved: Report = {
  ...{ ...draft, state: 'approved', reason },
  ...{ approvedBy: PETRA_ID, approvedAt: '2026-03-12T10:00:00.000Z' },
};
const file = { mediaType: 'text/csv; charset=utf-8' };
const name = '101-cti-overgang-threeMonthly-2026-02-28-v1';
const base64 = (lines: readonly string[]) => {
  const bytes = new TextEncoder().encode(`\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`);
  return btoa(String.fromCharCode(...bytes));
};

/** What fills itself when the running quarter of the calendar is over. */
const quarter = (report: string, name: string) => ({
  ...{ programme: 'social-stoette', report, name, from: '2026-01-01', last: '2026-03-31', fillOn: '2026-04-05' },
  ...{ dueOn: null, isDue: false },
});

export const reportExamples: Examples<typeof reports> = {
  listReports: {
    answer: {
      items: [listed],
      coming: [quarter('stops', 'Pauser, afbrydelser og udtræden'), quarter('monitoring', 'Monitorering')],
    },
  },
  readReport: { path, answer: draft },
  exportReport: {
    ...{ path, query: { format: 'csv' } },
    answer: {
      ...{ ...file, fileName: `${name}.csv` },
      content: base64(['CPR-nummer;Opstartsdato;Afslutningsdato;Delmålgruppe;Gennemført', '610485-0011;15-12-2025;;;']),
    },
  },
  exportPublicReport: {
    ...{ path, query: { format: 'csv' } },
    answer: {
      ...{ ...file, fileName: `${name}-offentlig.csv` },
      content: base64(['Tal;Gruppe;Antal', 'Forløb;Alle;skjult']),
    },
  },
  approveReport: { path, body: { reason }, answer: approved },
  freezeReport: {
    path,
    answer: { ...approved, state: 'frozen', isDue: false, frozenBy: PETRA_ID, frozenAt: '2026-03-12T10:05:00.000Z' },
  },
};
