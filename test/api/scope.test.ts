import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Action, type Actor, type GuardedCase, mayTouch, POLICY, reachOf } from '../../src/api/access/policy.ts';
import { scopeOf } from '../../src/api/access/scope.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { CommandBody } from '../../src/domain/commands.ts';
import type { JobFunction } from '../../src/domain/people.ts';
import { ROLES } from '../../src/domain/roles.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { peopleAround } from '../../src/store/scope.ts';
import { saveStaff } from '../../src/store/staff.ts';
import { pageOfTrajectories } from '../../src/store/trajectories.ts';
import type { Dated } from '../domain/builders.ts';
import { aCase, aStaffMember, record } from '../store/a-case.ts';
import { openTestStore } from '../store/a-store.ts';

const municipality = randomUUID();
const elsewhere = randomUUID();
const TODAY = date('2026-03-02');

let store: OpenDatabase;
let people: Record<'mia' | 'mads' | 'vita' | 'gro' | 'fremmed', string>;
let cases: Record<string, { readonly id: string; readonly municipality: string }>;
let guarded: (GuardedCase & { readonly id: string })[];
beforeAll(async () => {
  store = await openTestStore();
  const { db } = store;
  const of = async (name: string, team: string) =>
    (await saveStaff(db, { municipality, email: `${name}@example.invalid`, team })).id;
  const [mia, mads, vita, gro] = await Promise.all([
    of('mia', 'nord'),
    of('mads', 'nord'),
    of('vita', 'syd'),
    of('gro', ''),
  ]);
  people = { mia, mads, vita, gro, fremmed: await aStaffMember(db, elsewhere) };
  const begun = async (staff: Partial<Record<JobFunction, string>>, later: [string, Dated<CommandBody>][] = []) => {
    const one = await aCase(db, { municipality, staff, later });
    await record(db, one);
    return one;
  };
  const standIn = (staffId: string, from: string, until: string): [string, Dated<CommandBody>] => [
    '2026-01-20',
    { type: 'AppointStandIn', staffId, from, until },
  ];
  const changed: [string, Dated<CommandBody>] = [
    '2026-02-02',
    { type: 'AssignStaff', function: 'ctiWorker', staffId: vita, noteId: randomUUID(), on: '2026-02-02' },
  ];
  cases = {
    mias: await begun({ ctiWorker: mia }),
    madsAndVitas: await begun({ ctiWorker: mads, jobConsultant: vita }),
    vitas: await begun({ socialCaseworker: vita }),
    gros: await begun({ jobCentreCaseworker: gro }),
    nobodys: await begun({}),
    claimed: await aCase(db, { municipality }), // nothing of it has been recorded yet
    vitasWithMiaToday: await begun({ ctiWorker: vita }, [standIn(mia, '2026-02-20', '2026-03-02')]),
    vitasWithMiaBefore: await begun({ ctiWorker: vita }, [standIn(mia, '2026-02-20', '2026-03-01')]),
    vitasWithMiaLater: await begun({ ctiWorker: vita }, [standIn(mia, '2026-03-03', '2026-03-09')]),
    miasUntilVitas: await begun({ ctiWorker: mia }, [changed]),
    unknowns: await begun({ ctiWorker: 'w1' }),
    strangers: await begun({ ctiWorker: people.fremmed }),
    elsewhere: await aCase(db, { municipality: elsewhere }),
  };
  guarded = await Promise.all(
    Object.values(cases).map(async (one) => ({ ...one, around: await peopleAround(db, one.id, TODAY) })),
  );
});
afterAll(() => store.close());

const namesOf = (ids: readonly string[]) => Object.keys(cases).filter((name) => ids.includes(cases[name]!.id));
const listed = async (actor: Actor, action: Action, limit = 100) =>
  namesOf((await pageOfTrajectories(store.db, scopeOf(actor, action, TODAY), {}, { limit })).map(({ id }) => id));
const touched = (actor: Actor, action: Action) =>
  namesOf(guarded.filter((one) => mayTouch(actor, action, one)).map(({ id }) => id));
const actorAs = (role: Actor['role'], id: string, team: string): Actor => ({ id, municipality, role, team });

describe('the cases of a list', () => {
  it.each(ROLES)('are for the role %s the very cases that it may open, whoever asks and for whatever', async (role) => {
    const reached = new Set<string>();
    for (const [id, team] of [
      [people.mia, 'nord'],
      [people.vita, 'syd'],
      [people.gro, ''],
      [randomUUID(), ''],
      [people.fremmed, 'vest'],
    ] as const) {
      const actor = actorAs(role, id, team);
      const actions = Map.groupBy(Object.keys(POLICY) as Action[], (action) => reachOf(actor, action));
      for (const [reach, [action]] of actions) {
        if (!reach || !action) continue;
        const found = await listed(actor, action);
        expect(found, `${role} ${team} ${action}`).toEqual(touched(actor, action));
        for (const name of found) reached.add(name);
      }
    }
    expect(reached.has('elsewhere')).toBe(false);
    if (role !== 'systemAdministrator') expect(reached.size).toBeGreaterThan(0);
  });

  it('are for a caseworker those around which they stand today, be it for somebody else', async () => {
    const own = ['mias', 'vitasWithMiaToday'];
    expect(await listed(actorAs('caseworker', people.mia, 'nord'), 'trajectory.list')).toEqual(own);
  });

  it('are for a team leader those of the team, and those that nobody has', async () => {
    const leads = (team: string) => listed(actorAs('teamLeader', randomUUID(), team), 'trajectory.list');
    const nobodys = ['nobodys', 'claimed'];
    expect(await leads('nord')).toEqual(['mias', 'madsAndVitas', ...nobodys, 'vitasWithMiaToday']);
    expect(await leads('')).toEqual(['gros', ...nobodys]);
    expect(await leads('vest')).toEqual(nobodys);
  });

  it('are right on a day to come with nothing written meanwhile', async () => {
    const scope = (on: string) => scopeOf(actorAs('caseworker', people.mia, 'nord'), 'trajectory.list', date(on));
    const on = async (day: string) =>
      namesOf((await pageOfTrajectories(store.db, scope(day), {}, { limit: 100 })).map(({ id }) => id));
    expect(await on('2026-03-03')).toEqual(['mias', 'vitasWithMiaLater']);
    expect(await on('2026-03-10')).toEqual(['mias']);
  });
});
