import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveOwn } from '../../src/services/own-settings/resolve.ts';
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

/** A running case of a municipality. */
async function aRunningCase(municipality: string): Promise<string> {
  const { id, events } = await aCase(store.db, { municipality });
  await recordEvents(store.db, { trajectoryId: id, from: 0, events: events.filter(({ on }) => on < '2026-03-01') });
  return id;
}
const file = (municipality: string, ...lines: string[]) =>
  [`municipality: "${municipality}"`, 'programme: social-stoette', 'variant: pilot', ...lines].join('\n');
const lastAccess = () =>
  store.db.selectFrom('access_log').selectAll().orderBy('sequence', 'desc').limit(1).executeTakeFirstOrThrow();

describe('a file of settings', () => {
  it('is told every mistake with its place, and nothing of what it says', async () => {
    const lead = await api.clientAs('projectLead', '231');
    const text = file('231', 'settings:', '  planWithinDay: 3', '  goalsAfterDays: 900', 'hemmeligt: Fie Fiktiv');
    const { faults, own, cases } = (await lead.checkSettings({ body: { text } })).body;
    expect(faults.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['keyUnknown', 5, 3],
      ['outOfRange', 6, 19],
      ['keyUnknown', 7, 1],
    ]);
    expect([faults[0]!.title, own, cases]).toEqual(['This name is unknown. Do you mean planWithinDays?', null, []]);
    expect(JSON.stringify(faults)).not.toMatch(/hemmeligt|Fie|planWithinDay\b/);
    expect(await problemOf(lead.takeSettings({ body: { text } }))).toMatchObject({
      status: 422,
      errors: [{ pointer: '/text', code: 'settingsUnusable' }],
    });
    expect((await lead.readSettings({})).body.items).toEqual([]);
  });

  it('shows what it would mean to the running cases before it is taken, and then holds for new ones', async () => {
    const id = await aRunningCase('232');
    const lead = await api.clientAs('projectLead', '232');
    const text = file('232', 'settings: { closingProposedDays: 21 }');
    const { running, differing, cases } = (await lead.checkSettings({ body: { text } })).body;
    expect([running, differing, cases.map(({ trajectoryId }) => trajectoryId)]).toEqual([1, 1, [id]]);
    expect(cases[0]!.reminders).toMatchObject([{ about: 'course-1/closingMeeting', rung: 'proposed' }]);
    expect(cases[0]!.inWords.length).toBeGreaterThan(0);
    expect((await lastAccess()).trajectories).toEqual([id]);
    expect((await lead.readSettings({})).body.items).toEqual([]);
    const taken = (await lead.takeSettings({ body: { text } })).body;
    expect(taken).toMatchObject({ version: 1, settings: { closingProposedDays: 21 } });
    expect((await lead.takeSettings({ body: { text } })).body.version).toBe(1);
    const reader = await api.clientAs('reader', '232');
    expect((await reader.readSettings({})).body.items).toEqual([taken]);
    const of = { municipality: '232', programme: 'social-stoette', variant: 'pilot' };
    expect((await resolveOwn({ db: store.db }, of))!.settings.closingProposedDays).toBe(21);
  });

  it('tells an administrator in how many cases, and not in which', async () => {
    const id = await aRunningCase('233');
    const administrator = await api.clientAs('systemAdministrator', '233');
    const text = file('233', 'settings: { closingProposedDays: 21 }');
    const { body } = await administrator.checkSettings({ body: { text } });
    expect(body).toMatchObject({ running: 1, differing: 1, cases: [] });
    expect(JSON.stringify(body)).not.toContain(id);
    expect((await lastAccess()).trajectories).toEqual([]);
  });

  it('of another municipality is neither looked at nor taken', async () => {
    const lead = await api.clientAs('projectLead', '234');
    for (const ask of [lead.checkSettings, lead.takeSettings])
      expect(await problemOf(ask({ body: { text: file('235') } }))).toMatchObject({
        status: 422,
        errors: [{ pointer: '/text', code: 'otherMunicipality' }],
      });
    expect((await (await api.clientAs('projectLead', '235')).readSettings({})).body.items).toEqual([]);
  });
});

describe('the move of running cases', () => {
  it('is rehearsed: which would be moved, and which dates and reminders change; nothing is stored', async () => {
    const [id, other] = [await aRunningCase('236'), await aRunningCase('236')];
    const lead = await api.clientAs('projectLead', '236');
    const body = { programme: 'social-stoette' };
    const usual = (await lead.tryOutProgrammeMove({ body })).body;
    expect([[...usual.movable].sort(), usual.cases]).toEqual([[id, other].sort(), []]);
    await lead.takeSettings({ body: { text: file('236', 'settings: { closingProposedDays: 21 }') } });
    const { movable, cases } = (await lead.tryOutProgrammeMove({ body: { ...body, only: [id] } })).body;
    expect([movable, cases.map(({ trajectoryId }) => trajectoryId)]).toEqual([[id], [id]]);
    const elsewhere = await aRunningCase('237');
    const foreign = lead.tryOutProgrammeMove({ body: { ...body, only: [elsewhere] } });
    expect(await problemOf(foreign)).toMatchObject({ status: 404 });
  });
});
