import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { changeStaff } from '../../src/store/staff.ts';
import { aCase } from '../store/a-case.ts';
import { record as recordEvents } from '../store/outbox.ts';
import { problemOf, type Served } from './served.ts';
import { serveStore } from './served-store.ts';

let store: OpenDatabase;
let api: Served;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ store, api, close } = await serveStore('2026-03-12T11:00:00Z'));
});
afterAll(() => close());

/** Clara with one case, Mads, and their team leader; Mads is trained. */
async function aTeam(municipality: string) {
  const [clara, mads] = [
    await api.person('caseworker', 'Clara', municipality),
    await api.person('caseworker', 'Mads', municipality),
  ];
  await changeStaff(
    store.db,
    { municipality, id: mads.id, version: 1 },
    {
      trainedOn: date('2025-01-01'),
      trainedIn: 'social-stoette',
    },
  );
  const { id, events } = await aCase(store.db, { municipality, staff: { ctiWorker: clara.id } });
  const begun = events.filter(({ on }) => on < '2026-03-01');
  await recordEvents(store.db, { trajectoryId: id, from: 0, events: begun });
  return { clara, mads, trajectoryId: id, leader: await api.clientAs('teamLeader', municipality) };
}
const JULY = { from: '2026-07-06', until: '2026-07-24' };

describe('an absence', () => {
  it('is tried out first: each conflict with its cases and whether it blocks; nothing is stored (G-16, G-22)', async () => {
    const { clara, mads, trajectoryId, leader } = await aTeam('201');
    const nobody = { ...JULY, staffId: clara.id, substituteId: null };
    const { conflicts, cases } = (await leader.tryOutAbsence({ body: nobody })).body;
    expect([cases, conflicts]).toMatchObject([1, [{ code: 'substituteMissing', isBlocking: false }]]);
    const swapped = await leader.tryOutAbsence({ body: { ...nobody, substituteId: mads.id } });
    expect(swapped.body.conflicts).toEqual([]);
    const gro = await api.person('caseworker', 'Gro', '201');
    const untrained = await leader.tryOutAbsence({ body: { ...nobody, substituteId: gro.id } });
    expect(untrained.body.conflicts).toMatchObject([
      { code: 'ctiWorkerNotTrained', rule: 'G-22', isBlocking: true, trajectoryIds: [trajectoryId] },
    ]);
    expect((await leader.listAbsences({})).body.items).toEqual([]);
  });

  it('is taken by the worker or the team leader, shown to everybody and ended early', async () => {
    const { clara, mads, leader } = await aTeam('203');
    const body = { ...JULY, staffId: clara.id, substituteId: mads.id };
    const idempotencyKey = randomUUID();
    const { body: taken } = await clara.client.takeAbsence({ body, idempotencyKey });
    expect(taken).toEqual({ id: idempotencyKey, ...body });
    expect((await clara.client.takeAbsence({ body, idempotencyKey })).body).toEqual(taken);
    const other = { ...body, until: '2026-07-17' };
    expect(await problemOf(clara.client.takeAbsence({ body: other, idempotencyKey }))).toMatchObject({
      code: 'keyReused',
    });
    expect((await mads.client.listAbsences({})).body.items).toEqual([taken]);
    expect(await problemOf(mads.client.endAbsence({ path: { absenceId: taken.id } }))).toMatchObject({ status: 404 });
    expect(await problemOf(mads.client.takeAbsence({ body }))).toMatchObject({ status: 404 });
    const stranger = await api.clientAs('teamLeader', '205');
    expect((await stranger.listAbsences({})).body.items).toEqual([]);
    expect(await problemOf(stranger.endAbsence({ path: { absenceId: taken.id } }))).toMatchObject({ status: 404 });
    expect((await leader.endAbsence({ path: { absenceId: taken.id } })).body.until).toBe('2026-03-11');
    expect((await leader.listAbsences({})).body.items).toEqual([]);
  });

  it('with conflicts is refused with all of them until they are accepted (G-16)', async () => {
    const { clara, leader } = await aTeam('207');
    const body = { ...JULY, staffId: clara.id, substituteId: null };
    const refused = await problemOf(leader.takeAbsence({ body }));
    expect(refused).toMatchObject({
      status: 409,
      code: 'refused',
      errors: [{ code: 'substituteMissing', rule: 'G-16' }],
    });
    expect((await leader.takeAbsence({ body: { ...body, acceptsConflicts: true } })).body).toMatchObject(body);
  });

  it('lets the substitute to the case on these days alone (G-16)', async () => {
    const { clara, mads, trajectoryId, leader } = await aTeam('209');
    const path = { trajectoryId };
    expect(await problemOf(mads.client.readTrajectory({ path }))).toMatchObject({ status: 404 });
    const days = { from: '2026-03-12', until: '2026-03-13' };
    const { id: absenceId } = (
      await leader.takeAbsence({ body: { ...days, staffId: clara.id, substituteId: mads.id } })
    ).body;
    const seen = (await mads.client.readTrajectory({ path })).body;
    expect(seen.staff).toEqual({ ctiWorker: clara.id });
    expect((await mads.client.readWorklist({ query: { whose: 'mine' } })).body.items.length).toBeGreaterThan(0);
    await leader.endAbsence({ path: { absenceId } });
    expect(await problemOf(mads.client.readTrajectory({ path }))).toMatchObject({ status: 404 });
  });
});
