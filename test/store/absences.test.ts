import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { type CivilDate, date } from '../../src/domain/calendar/civil-date.ts';
import { plan } from '../../src/domain/plan.ts';
import { endAbsence, type TakenAbsence, takeAbsence } from '../../src/services/absences.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { type PersonAround, peopleAround } from '../../src/store/scope.ts';
import { saveStaff } from '../../src/store/staff.ts';
import { findTrajectory, pageOfTrajectories } from '../../src/store/trajectories.ts';
import { pageOfWork } from '../../src/store/worklist.ts';
import { aCase, aStaffMember, record as recordWhole, type StoredCase } from './a-case.ts';
import { openTestStore } from './a-store.ts';
import { outboxOf, record, recordOneByOne } from './outbox.ts';

let store: OpenDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const onDay = (day: string) => ({
  db: store.db,
  clock: createClock({
    offsetMs: Date.parse(`${day}T09:00:00Z`) - Date.now(),
    movable: true,
    remember: async () => undefined,
  }),
});

interface Team {
  readonly municipality: string;
  readonly clara: string;
  readonly mads: string;
}
async function aTeam(): Promise<Team> {
  const municipality = randomUUID();
  const [clara, mads] = await Promise.all(
    ['Clara', 'Mads'].map(async (name) => {
      const email = `${randomUUID()}@example.invalid`;
      const trained = { trainedOn: date('2025-01-01'), trainedIn: 'social-stoette' };
      return (await saveStaff(store.db, { municipality, name, email, ...trained })).id;
    }),
  );
  return { municipality, clara: clara!, mads: mads! };
}

interface Away {
  readonly substituteId?: string | null;
  readonly from?: string;
  readonly until?: string;
  readonly today?: string;
  readonly id?: string;
}
/** Clara's absence from 11 until 22 May 2026, over the beginning of phase 3 on Friday the 15th. */
function taken({ municipality, clara, mads }: Team, away: Away = {}): Promise<TakenAbsence> {
  const { substituteId = mads, from = '2026-05-11', until = '2026-05-22', today = '2026-05-01', id } = away;
  const absence = { staffId: clara, substituteId, from: date(from), until: date(until) };
  const kept = { ...absence, id: id ?? randomUUID(), municipality };
  return takeAbsence(onDay(today), kept, { by: 'lone', acceptsConflicts: true });
}

const told = async (one: StoredCase) =>
  (await outboxOf(store.db, one)).filter((line) => line.startsWith('2026-05-15')).map((line) => line.slice(11));

/** On the day in question Mads is told in Clara's place, who finds it in the inbox; on all others she alone. */
async function expectMadsToldForClara(one: StoredCase, { clara, mads }: Team): Promise<void> {
  expect((await told(one)).sort()).toEqual(
    [
      `phaseStarted ${clara} inbox planned`,
      `phaseStarted ${mads} inbox planned`,
      `phaseStarted ${mads} email planned`,
    ].sort(),
  );
  const others = (await outboxOf(store.db, one)).filter((line) => !line.startsWith('2026-05-15'));
  expect(others.filter((line) => line.includes(mads))).toEqual([]);
  expect(others.filter((line) => line.includes(clara))).toHaveLength(6);
}

describe('while somebody stands in for the CTI worker of one case', () => {
  /** Mads stands in from 11 until 22 May 2026, said on `day`. */
  const stoodIn = ({ clara, mads, ...team }: Team, day: string) =>
    aCase(store.db, {
      ...team,
      staff: { ctiWorker: clara },
      later: [
        [
          day,
          {
            ...({ type: 'AppointStandIn', staffId: mads, from: '2026-05-11', until: '2026-05-22' } as const),
            register: { trainedOn: '2025-01-01', trainedIn: 'social-stoette' },
          },
        ],
      ],
    });

  it('the stand-in is told instead, and the worker finds it in the inbox afterwards (G-16)', async () => {
    const team = await aTeam();
    const one = await stoodIn(team, '2026-05-01');
    await recordOneByOne(store.db, one);
    await expectMadsToldForClara(one, team);
  });

  it('what had been planned before for these days is redirected when the stand-in is appointed (G-16)', async () => {
    const team = await aTeam();
    const one = await stoodIn(team, '2026-05-15');
    await recordOneByOne(store.db, one);
    expect((await told(one)).sort()).toEqual(
      [
        `phaseStarted ${team.clara} inbox planned`,
        `phaseStarted ${team.clara} email cancelled`,
        `phaseStarted ${team.mads} inbox planned`,
        `phaseStarted ${team.mads} email planned`,
      ].sort(),
    );
  });
});

describe('while a worker is away', () => {
  it('the substitute is told instead, and the worker finds it in the inbox afterwards (G-16)', async () => {
    const team = await aTeam();
    await taken(team);
    const one = await aCase(store.db, { ...team, staff: { ctiWorker: team.clara } });
    await recordOneByOne(store.db, one);
    await expectMadsToldForClara(one, team);
  });

  it('and nobody stands in, the team leader is told (G-16)', async () => {
    const team = await aTeam();
    const leader = await aStaffMember(store.db, team.municipality, { teamLeader: true });
    await taken(team, { substituteId: null });
    const one = await aCase(store.db, { ...team, staff: { ctiWorker: team.clara } });
    await recordOneByOne(store.db, one);
    expect((await told(one)).filter((line) => line.includes('email'))).toEqual([
      `phaseStarted ${leader} email planned`,
    ]);
  });

  it('what had been planned before for these days is redirected when the absence is taken (G-16)', async () => {
    const team = await aTeam();
    const one = await aCase(store.db, { ...team, staff: { ctiWorker: team.clara } });
    await recordOneByOne(store.db, one);
    await taken(team, { from: '2026-05-15', today: '2026-05-15' });
    expect((await told(one)).sort()).toEqual(
      [
        `phaseStarted ${team.clara} inbox planned`,
        `phaseStarted ${team.clara} email cancelled`,
        `phaseStarted ${team.mads} inbox planned`,
        `phaseStarted ${team.mads} email planned`,
      ].sort(),
    );
    const after = (await outboxOf(store.db, one)).filter((line) => line.startsWith('2026-07-15'));
    expect(after.filter((line) => line.includes(team.mads))).toEqual([]);
  });

  it.each(['ctiWorker', 'jobConsultant'] as const)(
    'as %s, the substitute has the duties and sees the case on these days, the own name stays, and it ends by itself (G-16)',
    async (jobFunction) => {
      const team = await aTeam();
      const one = await aCase(store.db, { ...team, staff: { [jobFunction]: team.clara } });
      await recordWhole(store.db, { ...one, events: one.events.filter(({ on }) => on < '2026-03-01') });
      await taken(team);
      const seen = async (day: string, staffId: string) => {
        const scope = {
          municipality: team.municipality,
          reach: 'own',
          staffId,
          team: '',
          on: day as CivilDate,
        } as const;
        const page = { limit: 200 };
        return [
          (await pageOfTrajectories(store.db, scope, {}, page)).length,
          (await pageOfWork(store.db, scope, { whose: 'mine', ...page })).length > 0,
        ];
      };
      const days = ['2026-05-10', '2026-05-11', '2026-05-22', '2026-05-23'];
      expect(await Promise.all(days.map((day) => seen(day, team.mads)))).toEqual([
        [0, false],
        [1, true],
        [1, true],
        [0, false],
      ]);
      expect(await Promise.all(days.map((day) => seen(day, team.clara)))).toEqual(days.map(() => [1, true]));
      const ids = (people: readonly PersonAround[]) => people.map(({ id }) => id).sort();
      expect(ids(await peopleAround(store.db, one.id, date('2026-05-15')))).toEqual([team.clara, team.mads].sort());
      expect((await findTrajectory(store.db, one.id))!.state!.staff[jobFunction]).toBe(team.clara);
    },
  );

  it('no case is touched: the same events, the same plan (G-16, SC-21)', async () => {
    const team = await aTeam();
    const one = await aCase(store.db, { ...team, staff: { ctiWorker: team.clara } });
    await recordWhole(store.db, { ...one, events: one.events.filter(({ on }) => on < '2026-03-01') });
    const stateOf = async () => (await findTrajectory(store.db, one.id))!.state!;
    const before = await stateOf();
    await taken(team);
    const after = await stateOf();
    expect(after).toEqual(before);
    expect(plan(date('2026-05-15'), after)).toEqual(plan(date('2026-05-15'), before));
  });
});

describe('an absence', () => {
  it('is taken once under one id, and another one under it is refused (TECH-01)', async () => {
    const [team, id] = [await aTeam(), randomUUID()];
    expect(await taken(team, { id })).toMatchObject({ taken: { id } });
    expect(await taken(team, { id })).toMatchObject({ taken: { id } });
    expect(await taken(team, { id, from: '2026-06-01', until: '2026-06-05' })).toEqual({ no: 'idTaken' });
    expect(await taken(team, { until: '2026-05-11' })).toMatchObject({ no: [{ code: 'absencesOverlap' }] });
  });

  it('with a conflict is taken only by who has accepted it; what blocks it is no matter of accepting (G-16, G-22)', async () => {
    const team = await aTeam();
    const one = await aCase(store.db, { ...team, staff: { ctiWorker: team.clara } });
    await record(store.db, { trajectoryId: one.id, from: 0, events: one.events.slice(0, 3) });
    const untrained = await aStaffMember(store.db, team.municipality);
    const absence = { staffId: team.clara, from: date('2026-05-11'), until: date('2026-05-22') };
    const ask = (substituteId: string | null, acceptsConflicts: boolean) =>
      takeAbsence(
        onDay('2026-05-01'),
        { ...absence, substituteId, id: randomUUID(), municipality: team.municipality },
        { by: 'lone', acceptsConflicts },
      );
    expect(await ask(untrained, true)).toMatchObject({ no: [{ code: 'ctiWorkerNotTrained', rule: 'G-22' }] });
    expect(await ask(null, false)).toMatchObject({ no: [{ code: 'substituteMissing' }] });
    expect(await ask(randomUUID(), true)).toEqual({ no: 'notFound' });
    expect(await ask(null, true)).toMatchObject({ trajectoryIds: [one.id] });
  });

  it('ends when the worker is back before its time, and is called off before it has begun', async () => {
    const [team, id] = [await aTeam(), randomUUID()];
    await taken(team, { id });
    const which = { municipality: team.municipality, id };
    expect(await endAbsence(onDay('2026-05-18'), which)).toMatchObject({ until: '2026-05-17' });
    expect(await endAbsence(onDay('2026-05-20'), which), 'over').toMatchObject({ until: '2026-05-17' });
    expect(await taken(team, { from: '2026-05-18' })).toHaveProperty('taken');
    expect(await endAbsence(onDay('2026-05-18'), { municipality: 'elsewhere', id })).toBeUndefined();
    const later = randomUUID();
    await taken(team, { id: later, from: '2026-08-03', until: '2026-08-07' });
    await endAbsence(onDay('2026-05-18'), { municipality: team.municipality, id: later });
    expect(await taken(team, { from: '2026-08-03', until: '2026-08-07' })).toHaveProperty('taken');
  });
});
