import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { readCaseloads } from '../../src/services/caseload.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { saveStaff } from '../../src/store/staff.ts';
import { granted } from '../domain/bir/builders.ts';
import { anEnrolled } from '../domain/builders.ts';
import { openMemoryStore } from '../rig/memory-store.ts';
import { keepCase } from '../store/a-report.ts';

let store: OpenDatabase;
beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());

const clock = { today: () => date('2026-03-02') } as Parameters<typeof readCaseloads>[0]['clock'];
const short = async (municipality: string) =>
  (await readCaseloads({ db: store.db, clock }, municipality)).tooFewTrained;
const trained = (municipality: string, name: string, trainedOn: string) =>
  saveStaff(store.db, {
    ...{ municipality, name, email: `${name.toLowerCase()}@example.invalid`, teamLeader: false },
    trainedOn: date(trainedOn),
  });

describe('the watch over trained workers', () => {
  it('G-24: says when a municipality of the pilot has fewer than four, counting from the day of the training', async () => {
    await keepCase(store.db, anEnrolled({ variant: 'pilot' }), { municipality: '701' });
    for (const name of ['Anna', 'Bo', 'Clara']) await trained('701', name, '2026-01-15');
    await trained('701', 'Dan', '2026-03-03');
    expect(await short('701')).toEqual([{ municipality: '701', trained: 3, needed: 4 }]);
    await trained('701', 'Dan', '2026-03-02');
    expect(await short('701')).toEqual([]);
  });

  it('G-24: asks nothing of the roll-out, nor of a programme without CTI workers', async () => {
    await keepCase(store.db, anEnrolled({ variant: 'rollout' }), { municipality: '702' });
    await keepCase(store.db, granted('2026-01-05'), { municipality: '703' });
    expect([await short('702'), await short('703')]).toEqual([[], []]);
  });
});
