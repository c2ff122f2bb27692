import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { addDays, date } from '../../src/domain/calendar/civil-date.ts';
import { loggedOperations } from '../../src/services/logged-operations.ts';
import type { Operations } from '../../src/services/operations.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import { logAccess, sealCriterion, verifyAccessLog } from '../../src/store/access-log.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { appendToJournal } from '../../src/store/journal.ts';
import type { Trajectories } from '../../src/temporal.ts';
import { aCase, aStaffMember, keys } from '../store/a-case.ts';
import { openTestStore } from '../store/a-store.ts';

let store: OpenDatabase;
let operations: Operations;
beforeAll(async () => {
  store = await openTestStore();
  const clock = createClock({ offsetMs: 0, movable: false, remember: async () => undefined });
  const trajectories = { command: async () => ({ sequence: 9 }) } as unknown as Trajectories;
  operations = loggedOperations({ db: store.db, keys, clock, trajectories } as ServiceDeps);
});
afterAll(() => store.close());

async function stored() {
  const { id, municipality, events } = await aCase(store.db);
  await store.db.transaction().execute((trx) => appendToJournal(trx, { trajectoryId: id, from: 0, events }));
  return { id, municipality };
}

/** What the log has about a case, oldest first. */
const logged = async (id: string) =>
  (await store.db.selectFrom('access_log').selectAll().orderBy('sequence').execute())
    .filter(({ trajectories }) => trajectories.includes(id))
    .map(({ role, municipality, operation, status }) => ({ role, municipality, operation, status }));

describe('what the command line does with a case', () => {
  it('stands in the access log, as that of an operator, before it is answered', async () => {
    const { id, municipality } = await stored();
    const about = { role: 'operator', municipality };
    const command = { id: randomUUID(), by: 'tester', type: 'ArchiveTrajectory', on: '2026-07-16' };
    await operations.list();
    await operations.show({ trajectoryId: id });
    await operations.note({ trajectoryId: id, text: 'En note.' });
    await operations.send({ trajectoryId: id, command } as Parameters<Operations['send']>[0]);
    expect(await logged(id)).toEqual([
      { ...about, operation: 'cli.list', status: 200 },
      { ...about, operation: 'cli.show', status: 200 },
      { ...about, operation: 'cli.note', status: 201 },
      { ...about, operation: 'cli.send', status: 200 },
    ]);
  });

  it('is in the log of the municipality that has the case, and of no other', async () => {
    const [one, other] = [await stored(), await stored()];
    await operations.list();
    const entries = await store.db.selectFrom('access_log').selectAll().orderBy('sequence', 'desc').limit(3).execute();
    const of = (municipality: string) => entries.find((entry) => entry.municipality === municipality)?.trajectories;
    expect([of(one.municipality), of(other.municipality)]).toEqual([[one.id], [other.id]]);
  });

  it('is there when there is no such case, and the chain holds', async () => {
    const id = randomUUID();
    expect(await operations.show({ trajectoryId: id })).toBeNull();
    expect(await logged(id)).toEqual([{ role: 'operator', municipality: '', operation: 'cli.show', status: 404 }]);
    const { head, faults } = await verifyAccessLog(store.db);
    expect(faults).toEqual([]);
    expect(head.sequence).toBeGreaterThan(0);
  });
});

describe('the access log', () => {
  it('is read again by case, the newest access first, and that is an access too', async () => {
    const { id, municipality } = await stored();
    await operations.show({ trajectoryId: id });
    await operations.note({ trajectoryId: id, text: 'En note.' });
    const found = await operations.readLog({ trajectoryId: id });
    expect(found.map(({ operation, status }) => [operation, status])).toEqual([
      ['cli.note', 201],
      ['cli.show', 200],
    ]);
    expect(found[0]).toMatchObject({ role: 'operator', municipality, trajectories: [id], name: null, wanted: null });
    expect((await logged(id)).at(-1)).toMatchObject({ operation: 'cli.readLog', municipality });
    const [reading] = await operations.readLog({ trajectoryId: id, searched: true });
    expect([reading!.operation, JSON.parse(reading!.wanted!)]).toEqual(['cli.readLog', { trajectoryId: id }]);
  });

  it('is read by who it was, with their name, and with what they looked for when that is asked', async () => {
    const { municipality } = await stored();
    const actor = await aStaffMember(store.db, municipality);
    const access = { actor, role: 'caseworker', municipality, operation: 'searchTrajectories', status: 200 } as const;
    const criterion = sealCriterion(keys, { actor, requestId: 'r-12345678' }, 'Fie Fiktiv');
    const about = { at: new Date('2026-03-02T22:59:00Z'), trajectories: [], requestId: 'r-12345678' };
    await logAccess(store.db, { ...access, ...about, purpose: 'caseWork', criterion });
    const [found] = await operations.readLog({ actor });
    expect(found).toMatchObject({ name: 'Mads Medarbejder', purpose: 'caseWork', wanted: null });
    expect(JSON.stringify(found)).not.toContain('Fiktiv');
    expect((await operations.readLog({ actor, searched: true }))[0]!.wanted).toBe('Fie Fiktiv');
    const on = date('2026-03-02'); // a minute before midnight in Copenhagen
    expect(await operations.readLog({ actor, from: on, until: on })).toHaveLength(1);
    expect(await operations.readLog({ actor, from: addDays(on, 1) })).toEqual([]);
    expect(await operations.readLog({ actor, until: addDays(on, -1) })).toEqual([]);
  });
});
