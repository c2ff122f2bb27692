import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { readForecasts } from '../../src/services/forecast.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { registerCitizen } from '../../src/store/people.ts';
import { saveStaff } from '../../src/store/staff.ts';
import { claimEnrolment } from '../../src/store/trajectories.ts';
import { aCourse } from '../domain/builders.ts';
import { openMemoryStore } from '../rig/memory-store.ts';
import { aCpr, keys } from '../store/a-case.ts';

let store: OpenDatabase;
let staffId: string;
let trajectoryId: string;
beforeAll(async () => {
  store = await openMemoryStore();
  const at = new Date('2026-01-04T09:00:00Z');
  const worker = { municipality: '101', name: 'Clara Toft', email: 'clara@example.invalid', teamLeader: false };
  ({ id: staffId } = await saveStaff(store.db, { ...worker, trainedOn: date('2020-01-15') } as Parameters<
    typeof saveStaff
  >[1]));
  const citizen = { id: randomUUID(), municipality: '101', name: 'Fie Fiktiv', cpr: aCpr(), at };
  const { citizenId } = await registerCitizen(store.db, keys, citizen);
  ({ trajectoryId } = await claimEnrolment(store.db, {
    ...{
      trajectoryId: randomUUID(),
      subject: { citizenId },
      municipality: '101',
      programme: 'social-stoette',
      draw: 'test',
    },
    ...{ demo: false, clockOffsetMs: 0, at, caseNumber: undefined },
  }));
  const state = aCourse();
  const staff = { ...state.staff, ctiWorker: staffId };
  await store.db
    .updateTable('trajectory')
    .set({ state: JSON.stringify({ ...state, staff, citizenId }) })
    .where('id', '=', trajectoryId)
    .execute();
});
afterAll(() => store.close());

const clock = { today: () => date('2026-06-01') } as Parameters<typeof readForecasts>[0]['clock'];
const read = (question: Omit<Parameters<typeof readForecasts>[1], 'weeks'>) =>
  readForecasts({ db: store.db, clock }, { weeks: 8, ...question });

describe('the forecast of a municipality', () => {
  it('names its workers and says which cases were looked at; elsewhere there is nobody (G-30)', async () => {
    const { workers, whatIf, looked } = await read({ municipality: '101', staffId });
    expect(workers.map(({ name, weeks }) => [name, weeks.flatMap(({ duties }) => duties).length])).toEqual([
      ['Clara Toft', 2],
    ]);
    expect([whatIf, looked]).toEqual([null, [{ municipality: '101', trajectories: [trajectoryId] }]]);
    expect(await read({ municipality: '202' })).toMatchObject({ workers: [], looked: [] });
    // Nothing falls to the caseworker of the social administration in these weeks.
    expect((await read({ municipality: '101' })).workers).toHaveLength(3);
  });

  it('shows one of them with more citizens, and stores nothing (K-19)', async () => {
    const more = { count: 3, programme: 'social-stoette', from: date('2026-06-08') };
    const { workers, whatIf } = await read({ municipality: '101', staffId, more });
    expect(workers[0]!.weeks[1]!.caseload!.inCourse).toEqual({ LAB_31B: 1 });
    expect(whatIf!.weeks[1]!.caseload!.inCourse).toEqual({ LAB_31B: 4 });
    expect(await store.db.selectFrom('trajectory').select('id').execute()).toHaveLength(1);
  });

  it('is not asked of a day more than a year away: every day until then would be reckoned', async () => {
    for (const from of ['9999-12-31', '1999-01-01'] as const) {
      const more = { count: 1, programme: 'bir-ressourceforloeb', from: date(from) };
      await expect(read({ municipality: '101', staffId, more })).rejects.toThrow('at most 366 days from 2026-06-01');
    }
  });
});
