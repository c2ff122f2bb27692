import { randomUUID } from 'node:crypto';
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

/** A CTI worker with five running courses, and the team leader: from five on a team is told of. */
async function aTeam(municipality: string) {
  const clara = await api.person('caseworker', 'Clara', municipality);
  for (let number = 0; number < 5; number++) {
    const { id, events } = await aCase(store.db, { municipality, staff: { ctiWorker: clara.id } });
    await recordEvents(store.db, { trajectoryId: id, from: 0, events: events.filter(({ on }) => on < '2026-03-01') });
  }
  const leader = await api.clientAs('teamLeader', municipality);
  const figure = async (id: string) => {
    const [meter] = (await leader.readTeamFidelity({ query: { weeks: 4 } })).body.items;
    return meter!.items.find((item) => item.id === id)!;
  };
  return { clara, leader, figure };
}

describe('supervision and the going through of all cases', () => {
  it('count in the meter of the team from the day on which somebody registers them (G-31, K-20)', async () => {
    const { clara, leader, figure } = await aTeam('241');
    expect((await figure('F7')).why).toBe('notRecorded');
    const sparring = { kind: 'supervision' as const, on: '2026-03-05', staffIds: [clara.id] };
    await leader.registerGathering({ body: sparring });
    expect(await figure('F7')).toMatchObject({ value: 1, counted: { is: 1, of: 1 } });
    expect((await figure('F19')).why).toBe('notRecorded');
    await leader.registerGathering({ body: { ...sparring, kind: 'caseReview' as const, on: '2026-01-05' } });
    expect(await figure('F19')).toMatchObject({ value: 0, counted: { is: 0, of: 1 } });
    await leader.registerGathering({ body: { ...sparring, kind: 'caseReview' as const, on: '2026-03-11' } });
    expect((await figure('F19')).value).toBe(1);
  });

  it('are registered once under a key, listed with who came, and withdrawn when they were wrong', async () => {
    const { clara, leader, figure } = await aTeam('242');
    const body = { kind: 'supervision' as const, on: '2026-03-05', staffIds: [clara.id] };
    const idempotencyKey = randomUUID();
    const { body: kept } = await leader.registerGathering({ body, idempotencyKey });
    expect((await leader.registerGathering({ body, idempotencyKey })).body).toEqual(kept);
    const other = leader.registerGathering({ body: { ...body, on: '2026-03-06' }, idempotencyKey });
    expect(await problemOf(other)).toMatchObject({ code: 'keyReused' });
    expect((await leader.listGatherings({})).body.items).toEqual([kept]);
    const path = { gatheringId: kept.id };
    const stranger = await api.clientAs('teamLeader', '243');
    expect(await problemOf(stranger.withdrawGathering({ path }))).toMatchObject({ code: 'notFound' });
    await leader.withdrawGathering({ path });
    expect([(await leader.listGatherings({})).body.items, (await figure('F7')).why]).toEqual([[], 'notRecorded']);
    expect(await problemOf(leader.withdrawGathering({ path }))).toMatchObject({ code: 'notFound' });
  });

  it('cannot be of a day to come, or with somebody of another municipality', async () => {
    const { clara, leader } = await aTeam('244');
    const body = { kind: 'caseReview' as const, on: '2026-03-13', staffIds: [clara.id] };
    expect(await problemOf(leader.registerGathering({ body }))).toMatchObject({
      status: 422,
      errors: [{ pointer: '/on', code: 'dayIsAhead' }],
    });
    const elsewhere = await api.person('caseworker', 'Gro', '245');
    const foreign = leader.registerGathering({ body: { ...body, on: '2026-03-12', staffIds: [elsewhere.id] } });
    expect(await problemOf(foreign)).toMatchObject({ code: 'notFound' });
  });
});

describe('what a team says of itself', () => {
  it('is dated, one answer a year for what no registration can tell, and changes no score', async () => {
    const { leader, figure } = await aTeam('246');
    const before = (await leader.readTeamFidelity({ query: { weeks: 4 } })).body;
    const answer = (on: string, given: number) => leader.assessSelf({ body: { item: 'F18', on, answer: given } });
    await answer('2025-06-02', 2);
    await answer('2026-03-02', 3);
    await answer('2026-03-12', 4);
    expect((await leader.listSelfAssessments({})).body.items).toMatchObject([
      { item: 'F18', on: '2026-03-12', answer: 4 },
      { item: 'F18', on: '2025-06-02', answer: 2 },
    ]);
    expect((await leader.readTeamFidelity({ query: { weeks: 4 } })).body).toEqual(before);
    expect(await figure('F4')).toBeDefined();
    for (const wrong of [
      { item: 'F5', on: '2026-03-12', answer: 3 },
      { item: 'F18', on: '2026-03-12', answer: 6 },
      { item: 'F18', on: '2026-03-13', answer: 3 },
    ])
      expect(await problemOf(leader.assessSelf({ body: wrong }))).toMatchObject({ status: 422 });
    expect((await (await api.clientAs('teamLeader', '247')).listSelfAssessments({})).body.items).toEqual([]);
  });
});
