import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../src/clock.ts';
import type { CivilDate } from '../../src/domain/calendar/civil-date.ts';
import { instantAt } from '../../src/domain/calendar/working-days.ts';
import type { Command, CommandBody, CommandEnvelope } from '../../src/domain/commands.ts';
import { type Reason, reason } from '../../src/domain/rule.ts';
import { sendCommand } from '../../src/services/send.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { appendToJournal } from '../../src/store/journal.ts';
import { writeNote } from '../../src/store/notes.ts';
import { saveStaff } from '../../src/store/staff.ts';
import { claimEnrolment } from '../../src/store/trajectories.ts';
import { type CommandResult, NotRecordedYet, type Trajectories } from '../../src/temporal.ts';
import { aCourse, aReady, type Dated } from '../domain/builders.ts';
import { aCase, keys } from '../store/a-case.ts';
import { changeCase, keepCase } from '../store/a-report.ts';
import { openTestStore } from '../store/a-store.ts';

const TODAY = '2026-02-10';
let store: OpenDatabase;
let caseId: string;
let municipality: string;
let citizenId: string;
beforeAll(async () => {
  store = await openTestStore();
  const begun = await aCase(store.db);
  [caseId, municipality, citizenId] = [begun.id, begun.municipality, begun.citizenId];
  const batch = { trajectoryId: caseId, from: 0, events: begun.events };
  await store.db.transaction().execute((trx) => appendToJournal(trx, batch));
});
afterAll(() => store.close());

/** What reached the case, which answers as it is told. */
async function sent(
  body: Dated<CommandBody> & Pick<CommandEnvelope, 'despite'>,
  answer: () => CommandResult = () => ({ sequence: 99 }),
  id = caseId,
): Promise<{ asked: Command[]; result: CommandResult }> {
  const asked: Command[] = [];
  const trajectories = {
    command: async (_: string, command: Command) => {
      asked.push(command);
      return answer();
    },
  } as unknown as Trajectories;
  const offsetMs = instantAt(TODAY as CivilDate, '12:00') - Date.now();
  const clock = createClock({ offsetMs, movable: true, remember: async () => undefined });
  const command = { id: randomUUID(), by: 'tester', ...body } as Command;
  const result = await sendCommand({ db: store.db, trajectories, clock }, id, command);
  return { asked, result };
}
const refusals = (result: CommandResult): Reason[] => ('refusal' in result ? [...result.refusal.reasons] : []);
const someone = (known: object = {}) =>
  saveStaff(store.db, { municipality, email: `${randomUUID()}@example.invalid`, ...known });
async function aNote(): Promise<string> {
  const id = randomUUID();
  await writeNote(store.db, keys, { id, trajectoryId: caseId, text: 'En tekst.' });
  return id;
}
const stateOf = async (id: string) =>
  (await store.db.selectFrom('note').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;

/** A course under § 85 that somebody has: a tenth of a caseload. */
const running = (ctiWorker: string) => {
  const state = aCourse({ basis: 'SEL_85', variant: 'rollout' });
  return { ...state, staff: { ...state.staff, ctiWorker } };
};

const LIES = { trainedOn: '2001-01-01', trainedIn: 'social-stoette', authority: 'whole' } as const;

describe('somebody who is given a function', () => {
  it('is refused another case where the municipality lets one have no more (K-19)', async () => {
    const { id } = await someone({ trainedOn: '2025-11-03', trainedIn: 'social-stoette' });
    const assignment = { type: 'AssignStaff', function: 'ctiWorker', staffId: id, on: TODAY } as const;
    await keepCase(store.db, running(id), { municipality });
    expect(refusals((await sent(assignment)).result)).toEqual([]);
    const stops = (percent: number | null) =>
      sql`update trajectory set state = jsonb_set(state, '{programme,settings,loadStopPercent}', ${String(percent)}::jsonb)
        where id = ${caseId}`.execute(store.db);
    await stops(16); // a tenth and a fifteenth
    expect(refusals((await sent(assignment)).result)).toEqual([reason('caseloadIsFull', 'K-19')]);
    await stops(17);
    expect(refusals((await sent(assignment)).result)).toEqual([]);
    await stops(null);
  });

  it('is asked about once more when the course begins: what was granted since makes a load then (K-19)', async () => {
    const { id: staffId } = await someone({ trainedOn: '2025-11-03', trainedIn: 'social-stoette' });
    await keepCase(store.db, running(staffId), { municipality });
    const ready = aReady({ basis: 'SEL_85', on: TODAY, variant: 'rollout' });
    const limited = (loadStopPercent: number | null) => {
      const { programme } = ready;
      const settings = { ...programme!.settings, loadStopPercent };
      return { ...ready, programme: { ...programme!, settings }, staff: { ...ready.staff, ctiWorker: staffId } };
    };
    const id = await keepCase(store.db, limited(19), { municipality }); // two tenths
    const start = { type: 'StartCourse', startOn: TODAY, register: { caseloadIsFull: false } } as const;
    expect((await sent(start, undefined, id)).asked).toMatchObject([{ register: { caseloadIsFull: true } }]);
    for (const enough of [20, null]) {
      await changeCase(store.db, id, limited(enough));
      expect((await sent(start, undefined, id)).asked[0]).not.toHaveProperty('register');
    }
  });

  it('brings what they do in another case of the citizen, whatever the one who asks says (G-06)', async () => {
    const { id: staffId } = await someone();
    const { trajectoryId } = await claimEnrolment(store.db, {
      ...{ trajectoryId: randomUUID(), subject: { citizenId }, municipality, programme: 'cti-overgang', draw: 'test' },
      ...{ demo: false, clockOffsetMs: 0, at: new Date(), caseNumber: undefined },
    });
    await changeCase(store.db, trajectoryId, running(staffId));
    const assignment = { type: 'AssignStaff', function: 'socialCaseworker', on: TODAY } as const;
    const beside = [{ programme: { id: 'social-stoette', version: 1 }, functions: ['ctiWorker'] as const }];
    const other = await someone();
    expect((await sent({ ...assignment, staffId })).asked).toMatchObject([{ beside }]);
    expect((await sent({ ...assignment, staffId: other.id, beside })).asked[0]).not.toHaveProperty('beside');
  });

  it('is trained as the register says, whatever the one who asks says (G-22, G-23)', async () => {
    const { id } = await someone({ trainedOn: '2025-11-03', trainedIn: 'social-stoette' });
    const assignment = { type: 'AssignStaff', function: 'ctiWorker', staffId: id, register: LIES, on: TODAY } as const;
    const known = { trainedOn: '2025-11-03', trainedIn: 'social-stoette', authority: 'none' };
    expect((await sent(assignment)).asked).toMatchObject([{ staffId: id, register: known }]);
    const standIn = { type: 'AppointStandIn', staffId: id, from: TODAY, until: TODAY, register: LIES } as const;
    expect((await sent(standIn)).asked).toMatchObject([{ staffId: id, register: known }]);
  });

  it('is neither trained nor untrained while the register knows nothing (G-22)', async () => {
    const { id } = await someone();
    const assignment = { type: 'AssignStaff', function: 'ctiWorker', staffId: id, register: LIES, on: TODAY } as const;
    expect((await sent(assignment)).asked[0]).not.toHaveProperty('register');
  });

  it('who stands in counts as untrained while the register knows nothing, for nobody asks again (G-16, G-22)', async () => {
    const { id } = await someone();
    const standIn = { type: 'AppointStandIn', staffId: id, from: TODAY, until: TODAY, register: LIES } as const;
    expect((await sent(standIn)).asked).toMatchObject([{ staffId: id, register: { trainedOn: null } }]);
  });

  it('has the authority that the register says, training or not (G-01)', async () => {
    const { id } = await someone({ authority: 'whole' });
    const { asked } = await sent({ type: 'AssignStaff', function: 'jobConsultant', staffId: id, on: TODAY });
    expect(asked).toMatchObject([{ register: { trainedOn: null, authority: 'whole' } }]);
  });

  it('must be in the register of the case’s own municipality (G-15)', async () => {
    const { id } = await saveStaff(store.db, { municipality: randomUUID(), email: 'mads@example.invalid' });
    const { asked, result } = await sent({ type: 'AssignStaff', function: 'jobConsultant', staffId: id, on: TODAY });
    expect([asked, refusals(result)]).toEqual([[], [reason('staffUnknown', 'G-15')]]);
  });

  it.each([
    ['a function', { type: 'AssignStaff', function: 'jobConsultant', staffId: 'w1', on: TODAY }],
    ['a stand-in’s place', { type: 'AppointStandIn', staffId: randomUUID(), from: TODAY, until: TODAY }],
    [
      'the support afterwards',
      { type: 'RecordFact', step: 'continuedSupport', values: { support: 'mentor', receiver: 'w1' }, on: TODAY },
    ],
  ] as const)('must be in the register to be given %s (G-15)', async (_, body) => {
    const { asked, result } = await sent(body);
    expect([asked, refusals(result)]).toEqual([[], [reason('staffUnknown', 'G-15')]]);
  });
});

describe('a note that is named', () => {
  it.each([
    ['noteId', (noteId: string) => ({ type: 'CancelMeeting', meeting: 'closingMeeting', noteId, on: TODAY })],
    ['note', (note: string) => ({ type: 'RecordFact', step: 'followUp', values: { note }, on: TODAY })],
    [
      'noOrdinaryHoursNote',
      (noOrdinaryHoursNote: string) => ({ type: 'RegisterJobMatch', values: { noOrdinaryHoursNote }, on: TODAY }),
    ],
    [
      'despite',
      (noteId: string) => ({
        ...{ type: 'RecordFact', step: 'practiceInterrupted', on: TODAY },
        despite: [{ code: 'practiceRunsToItsEnd', noteId }],
      }),
    ],
  ] as const)('in %s must be there, and is kept from then on', async (field, bodyWith) => {
    const ask = (id: string) => sent(bodyWith(id) as Parameters<typeof sent>[0]);
    const unknown = await ask(randomUUID());
    expect([unknown.asked, refusals(unknown.result)]).toEqual([[], [reason('noteUnknown', 'TECH-04', { field })]]);
    const id = await aNote();
    const known = await ask(id);
    expect([known.asked.length, refusals(known.result), await stateOf(id)]).toEqual([1, [], 'used']);
  });

  it('is free again when the case refuses, and kept when nobody knows what it will answer', async () => {
    const [refused, unanswered] = [await aNote(), await aNote()];
    const cancel = (noteId: string) =>
      ({ type: 'CancelMeeting', meeting: 'closingMeeting', noteId, on: TODAY }) as const;
    await sent(cancel(refused), () => ({ refusal: { reasons: [reason('meetingNotSummoned', 'S-95')] } }));
    const waiting = sent(cancel(unanswered), () => {
      throw new NotRecordedYet(caseId);
    });
    await expect(waiting).rejects.toThrow(NotRecordedYet);
    expect([await stateOf(refused), await stateOf(unanswered)]).toEqual(['pending', 'used']);
  });

  it('of another case is none', async () => {
    const { id: trajectoryId } = await aCase(store.db);
    const noteId = randomUUID();
    await writeNote(store.db, keys, { id: noteId, trajectoryId, text: 'En tekst.' });
    const { asked } = await sent({ type: 'CancelMeeting', meeting: 'closingMeeting', noteId, on: TODAY });
    expect(asked).toEqual([]);
  });
});
