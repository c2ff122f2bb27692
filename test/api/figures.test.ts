import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/store/database.ts';
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

/** Two CTI workers of a municipality with a case each. */
async function twoWorkers(municipality: string) {
  const one = async (name: string) => {
    const worker = await api.person('caseworker', name, municipality);
    const { id, events } = await aCase(store.db, { municipality, staff: { ctiWorker: worker.id } });
    const begun = events.filter(({ on }) => on < '2026-03-01');
    await recordEvents(store.db, { trajectoryId: id, from: 0, events: begun });
    return { ...worker, trajectoryId: id };
  };
  const [clara, mads] = [await one('Clara'), await one('Mads')];
  return { clara, mads, leader: await api.clientAs('teamLeader', municipality) };
}
const query = { programme: 'social-stoette', weeks: 13 };
const lastAccess = () =>
  store.db.selectFrom('access_log').selectAll().orderBy('sequence', 'desc').limit(1).executeTakeFirstOrThrow();

describe('the figures of a programme', () => {
  it('are those of the own municipality, each down to its cases, and the access is written down (G-60)', async () => {
    const { clara, mads, leader } = await twoWorkers('211');
    await twoWorkers('212');
    const { figures, stops } = (await leader.readFigures({ query })).body;
    const status = figures.flatMap((one) => one.figures).find(({ id }) => id === 'casesByStatus')!;
    expect([status.value, stops.map(({ id }) => id)]).toEqual([2, ['stops']]);
    const ids = [clara.trajectoryId, mads.trajectoryId].sort();
    expect(status.parts.flatMap(({ counts }) => counts.map((one) => one.trajectoryId)).sort()).toEqual(ids);
    const { operation, trajectories } = await lastAccess();
    expect([operation, [...trajectories].sort()]).toEqual(['readFigures', ids]);
  });

  it('tell the load of each worker to those who distribute cases, and not to an evaluator (K-19)', async () => {
    const { clara, mads, leader } = await twoWorkers('213');
    const loadsFor = async (client: typeof leader) => {
      const { figures } = (await client.readFigures({ query })).body;
      return figures.flatMap((one) => one.figures).find(({ id }) => id === 'withinCaseload')!;
    };
    const [seen, hidden] = [await loadsFor(leader), await loadsFor(await api.clientAs('evaluator', '213'))];
    expect(seen.parts.map(({ key }) => key).sort()).toEqual([clara.id, mads.id].sort());
    expect([hidden.parts, hidden.value]).toEqual([[], seen.value]);
    expect(JSON.stringify(hidden)).not.toContain(clara.id);
  });

  it('for the public name no case and no worker, and hide groups of fewer than five (G-60)', async () => {
    const { clara, leader } = await twoWorkers('214');
    const { reports } = (await leader.readPublicFigures({ query: { programme: 'social-stoette' } })).body;
    const all = reports.flatMap(({ figures }) => figures);
    const status = all.find(({ id }) => id === 'casesByStatus')!;
    expect([status.isHidden, status.value, status.parts.map(({ value }) => value)]).toEqual([true, null, [null]]);
    expect(JSON.stringify(reports)).not.toMatch(new RegExp(`${clara.id}|${clara.trajectoryId}`));
    expect((await lastAccess()).trajectories).toEqual([]);
  });

  it('are empty where nobody is in the programme, and an unknown programme is said to be so', async () => {
    const leader = await api.clientAs('teamLeader', '215');
    expect((await leader.readFigures({ query })).body).toMatchObject({ figures: [], stops: [], cadences: [] });
    expect(await problemOf(leader.readFigures({ query: { ...query, programme: 'x' } }))).toMatchObject({ status: 422 });
  });
});

describe('the forecast', () => {
  it('shows a team leader everybody and a caseworker the own, down to the cases (G-30)', async () => {
    const { clara, mads, leader } = await twoWorkers('221');
    const all = (await leader.readForecast({ query: { weeks: 8 } })).body.items;
    expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(['Clara', 'Mads']));
    const own = (await clara.client.readForecast({ query: { weeks: 8 } })).body.items;
    expect(own.map(({ staffId }) => staffId)).toEqual([clara.id]);
    const duties = own.flatMap(({ weeks, overdue }) => [...overdue, ...weeks.flatMap((week) => week.duties)]);
    expect(new Set(duties.map(({ trajectoryId }) => trajectoryId))).toEqual(new Set([clara.trajectoryId]));
    expect((await lastAccess()).trajectories).toEqual([clara.trajectoryId]);
    expect(own).not.toContainEqual(expect.objectContaining({ staffId: mads.id }));
  });

  it('says what three more citizens would bring one worker; a caseworker asks only of herself (K-19, G-30)', async () => {
    const { clara, mads, leader } = await twoWorkers('222');
    const body = { staffId: clara.id, weeks: 8, count: 3, programme: 'social-stoette' };
    const { before, after } = (await leader.tryOutForecast({ body })).body;
    const loadOf = (one: typeof before) => one!.weeks[0]!.caseload!.inCourse;
    expect([loadOf(before), loadOf(after)]).toEqual([{ LAB_31B: 1 }, { LAB_31B: 4 }]);
    const fictive = after!.weeks.flatMap(({ duties }) => duties).filter(({ trajectoryId }) => trajectoryId === null);
    expect(fictive.length).toBeGreaterThan(0);
    expect((await clara.client.tryOutForecast({ body })).body.after).toEqual(after);
    const ofMads = clara.client.tryOutForecast({ body: { ...body, staffId: mads.id } });
    expect(await problemOf(ofMads)).toMatchObject({ code: 'notFound' });
    for (const from of ['0001-01-01', '9999-12-31'])
      expect(await problemOf(leader.tryOutForecast({ body: { ...body, from } }))).toMatchObject({
        status: 422,
        errors: [{ pointer: '/from' }],
      });
    const elsewhere = (await twoWorkers('223')).clara.id;
    expect(await problemOf(leader.tryOutForecast({ body: { ...body, staffId: elsewhere } }))).toMatchObject({
      code: 'notFound',
    });
  });
});
