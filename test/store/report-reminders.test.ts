import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { JobFunction } from '../../src/domain/people.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { fillReports } from '../../src/services/fill-reports.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { pageOfInbox } from '../../src/store/inbox.ts';
import { approveReport, freezeReport, listReportVersions } from '../../src/store/reports.ts';
import { claimDueMessages } from '../../src/store/sending.ts';
import { aCase, grouped, interrupted, resolved } from '../domain/reports/transition-cases.ts';
import { aStaffMember, keys } from './a-case.ts';
import { changeCase, keepCase } from './a-report.ts';
import { openTestStore } from './a-store.ts';

let store: OpenDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const DEMANDING = resolved({ subTargetGroupsSince: '2024-03-01' });
let places = 0;

/** A municipality with a course in which the sub-target group is missing, and somebody who leads the team. */
async function aMunicipality(more: Partial<Trajectory> = {}) {
  const place = { municipality: `8${String(++places).padStart(2, '0')}`, programme: 'cti-overgang' };
  const [worker, leader] = [
    await aStaffMember(store.db, place.municipality, { email: `worker${places}@example.invalid` }),
    await aStaffMember(store.db, place.municipality, { email: `leader${places}@example.invalid`, teamLeader: true }),
  ];
  const state = { ...aCase('K', '2024-04-15', 9), programme: DEMANDING, staff: { ctiWorker: worker }, ...more };
  const id = await keepCase(store.db, state, place);
  const clock = (at: string) => ({ today: () => date(at.slice(0, 10)), now: () => Date.parse(at) });
  return {
    ...{ place, worker, leader, id, state },
    /** Six in the morning in Copenhagen. */
    fire: (day: string) =>
      fillReports({ db: store.db, clock: clock(`${day}T04:00:00Z`) } as Parameters<typeof fillReports>[0], place),
    /** "worker email planned reportGap" of each message. */
    messages: async () => {
      const rows = await store.db.selectFrom('message').selectAll().orderBy('send_at').orderBy('key').execute();
      const names = new Map([
        [worker, 'worker'],
        [leader, 'leader'],
      ]);
      return rows
        .filter(({ trajectory_id, municipality }) => trajectory_id === id || municipality === place.municipality)
        .map((row) => `${names.get(row.recipient ?? '') ?? row.recipient} ${row.channel} ${row.state} ${row.body.kind}`)
        .sort();
    },
    approve: async () => {
      const [newest] = (await listReportVersions(store.db, place)).slice(-1);
      const at = new Date('2024-06-05T08:00:00Z');
      await approveReport(store.db, keys, { id: newest!.id, by: 'Pia', at, reason: 'Følger.' });
      return newest!.id;
    },
  };
}

/** What the dispatcher does at an instant, all mails at once. */
const dispatch = (at: string) => claimDueMessages(store.db, new Date(at), 'a1111111-1111-4111-8111-111111111111', 50);

/** Gives somebody a function in a case of their municipality, from a day on. */
const assign = (trajectoryId: string, staffId: string, jobFunction: JobFunction) =>
  store.db
    .insertInto('assignment')
    .values({
      ...{ trajectory_id: trajectoryId, staff_id: staffId, job_function: jobFunction, stand_in: false },
      ...{ from_on: '2024-03-01', until_on: 'infinity' },
    })
    .execute();

const TOLD = (state: string) => [
  ...[`leader email ${state} reportDue`, `leader inbox ${state} reportDue`],
  ...[`worker email ${state} reportGap`, `worker inbox ${state} reportGap`],
];

describe('the messages about a report', () => {
  it('K-23: go to who approves and to who can fill the gaps, by e-mail and inbox, once for each rung', async () => {
    const { fire, messages, id, place, worker, leader } = await aMunicipality();
    await fire('2024-05-30');
    expect(await messages()).toEqual([]);
    await fire('2024-05-31');
    expect(await messages()).toEqual(TOLD('planned'));
    await fire('2024-05-31');
    await fire('2024-06-03');
    expect(await messages(), 'nothing more by a second firing').toEqual(TOLD('planned'));
    expect((await dispatch('2024-05-31T05:00:00Z')).mails, 'not before the sending hours (K-32)').toEqual([]);
    const { mails } = await dispatch('2024-05-31T07:00:00Z');
    const ours = mails
      .flatMap(({ messages: all }) => all)
      .filter(({ municipality }) => municipality === place.municipality);
    expect(ours.map(({ trajectoryId, late, body }) => [body.kind, trajectoryId, late]).sort()).toEqual([
      ['reportDue', null, false],
      ['reportGap', id, false],
    ]);
    const inboxOf = (staffId: string) => pageOfInbox(store.db, staffId, { after: undefined, limit: 9, unread: true });
    expect(await inboxOf(leader)).toMatchObject([{ ...place, trajectoryId: null, body: { last: '2024-05-31' } }]);
    expect(await inboxOf(worker)).toMatchObject([{ ...place, trajectoryId: id }]);
  });

  it('K-23: go to whoever leads the project where the municipality has one, and to the team leader too when it is overdue', async () => {
    const { fire, messages, place, id } = await aMunicipality();
    const lead = await aStaffMember(store.db, place.municipality);
    await assign(id, lead, 'municipalProjectLeader');
    await fire('2024-06-07');
    const first = await messages();
    expect(first.filter((line) => line.includes(lead))).toHaveLength(2);
    expect(first.filter((line) => line.startsWith('leader'))).toEqual([]);
    await fire('2024-06-15');
    const all = await messages();
    expect(all.filter((line) => line.includes(lead))).toHaveLength(4);
    expect(all.filter((line) => line.startsWith('leader'))).toHaveLength(2);
  });

  it('K-23: are not planned of a report that somebody has approved or handed in, nor of a correction of it', async () => {
    const { fire, messages, approve, place, id, state } = await aMunicipality();
    await fire('2024-06-03'); // the first rung, late
    const handedIn = await approve();
    await fire('2024-06-07');
    expect(await messages()).toHaveLength(4);
    await freezeReport(store.db, { id: handedIn, by: 'Pia', at: new Date('2024-06-10T08:00:00Z') });
    await changeCase(store.db, id, {
      ...state,
      courses: aCase('K', '2024-04-15', 9, interrupted('2024-05-20')).courses,
    });
    await fire('2024-06-15');
    expect((await listReportVersions(store.db, place)).map((one) => one.state)).toEqual(['frozen', 'draft']);
    expect(await messages()).toHaveLength(4);
  });

  it('K-23: are not sent when the report has been approved, or the gap filled, before they were to leave', async () => {
    const { fire, messages, approve } = await aMunicipality();
    await fire('2024-06-03');
    await approve();
    await dispatch('2024-06-03T07:00:00Z');
    expect(await messages()).toEqual(TOLD('cancelled'));
    const other = await aMunicipality();
    await other.fire('2024-06-03');
    await changeCase(store.db, other.id, grouped(other.state, 2));
    await dispatch('2024-06-03T07:00:00Z');
    expect(await other.messages()).toEqual([
      ...['leader email sending reportDue', 'leader inbox sent reportDue'],
      ...['worker email cancelled reportGap', 'worker inbox cancelled reportGap'],
    ]);
  });

  it('K-23: after an outage bring one message for each period, which says that it is late', async () => {
    const { fire, place } = await aMunicipality();
    await fire('2024-06-12'); // a Wednesday: the rung of the 7th was missed
    const rows = await store.db
      .selectFrom('message')
      .select(['about_on', 'late'])
      .where('municipality', '=', place.municipality)
      .where('channel', '=', 'email')
      .execute();
    expect(rows).toEqual([{ about_on: '2024-06-07', late: true }]);
  });

  it('K-32: about a weekend leave on the working day after it, and are not late', async () => {
    const { fire, place } = await aMunicipality();
    await fire('2024-08-31'); // a Saturday; the former period is overdue
    const rows = await store.db
      .selectFrom('message')
      .select(['about_on', 'send_at', 'late'])
      .where('municipality', '=', place.municipality)
      .where('channel', '=', 'email')
      .where('about_on', '=', '2024-08-31')
      .execute();
    expect(rows).toMatchObject([{ late: false, send_at: new Date('2024-09-02T06:00:00Z') }]);
  });

  it('K-23: to nobody are written down as such, for an operator to see', async () => {
    const { fire, place, leader } = await aMunicipality({ staff: {} });
    await store.db.updateTable('staff').set({ left_on: '2024-01-01' }).where('id', '=', leader).execute();
    await fire('2024-05-31');
    const rows = await store.db
      .selectFrom('message')
      .select(['state', 'detail'])
      .where('municipality', '=', place.municipality)
      .execute();
    expect(rows).toEqual(Array(2).fill({ state: 'unaddressed', detail: 'noRecipient' }));
  });
});
