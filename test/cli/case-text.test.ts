import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeCase, summaryLines } from '../../src/cli/case-text.ts';
import { createClock } from '../../src/clock.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { instantAt } from '../../src/domain/calendar/working-days.ts';
import type { CommandBody } from '../../src/domain/commands.ts';
import { showTrajectory } from '../../src/services/read.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { appendToJournal } from '../../src/store/journal.ts';
import type { Dated } from '../domain/builders.ts';
import { aCase, keys } from '../store/a-case.ts';
import { openTestStore } from '../store/a-store.ts';

let store: OpenDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** What `overgang show` says on a day of a course from 2026-01-15 to 2026-07-15, taken over without its papers. */
const shownOn = async (...asked: Parameters<typeof readOn>) => describeCase(await readOn(...asked));

async function readOn(day: string, later: readonly (readonly [string, Dated<CommandBody>])[] = []) {
  const { id, events } = await aCase(store.db, { later });
  const until = events.filter(({ recordedAt }) => Date.parse(recordedAt) <= instantAt(date(day), '12:00'));
  await store.db.transaction().execute((trx) => appendToJournal(trx, { trajectoryId: id, from: 0, events: until }));
  const offsetMs = instantAt(date(day), '12:00') - Date.now();
  const clock = createClock({ offsetMs, movable: true, remember: async () => undefined });
  const shown = await showTrajectory({ db: store.db, keys, clock } as unknown as ServiceDeps, id);
  return shown!;
}
const lineWith = (text: string, words: string) => text.split('\n').find((line) => line.includes(words));

describe('a case as the command line shows it', () => {
  it('says who has to do what by when, how it stands, and by which id it is ticked off', async () => {
    const text = await shownOn('2026-02-10');
    const goals = lineWith(text, 'course-1/ctiGoals');
    expect(goals).toMatch(/^ {2}29-01-2026 {2}\S.*: over fristen, CTI-medarbejder {3}course-1\/ctiGoals$/);
    expect(lineWith(text, 'course-1/handoverPlan')).toMatch(/^ {2}14-07-2026 {2}\S.*: kommer, CTI-medarbejder/);
    expect(lineWith(text, '+ 14 dage'), 'why: K-17').toMatch(/15\. januar 2026/);
  });

  it('leaves out what has been done, and says how much that was', async () => {
    const goals = { type: 'RecordFact', step: 'ctiGoals', with: ['citizen', 'ctiWorker'], on: '2026-01-20' } as const;
    const values = { goals: 2, tracks: ['job'] };
    const [before, after] = [
      await shownOn('2026-02-10'),
      await shownOn('2026-02-10', [['2026-01-20', { ...goals, values }]]),
    ];
    const done = (text: string) => Number(/(\d+) opgaver? er gjort/.exec(text)?.[1] ?? 0);
    expect(after).not.toContain('course-1/ctiGoals');
    expect(done(after)).toBe(done(before) + 1);
  });

  it('says what went on against advice, until that is withdrawn', async () => {
    const noteId = '01a20cba-c5f3-77d3-b65d-b45705e50d09';
    const plan = {
      type: 'RecordFact',
      step: 'handoverPlan',
      with: ['citizen', 'ctiWorker'],
      on: '2026-02-02',
    } as const;
    const values = { whatCitizenDoes: true, whomToContact: true, crisesAndRelapses: true };
    const despite = [{ code: 'handoverPlanTooEarly', noteId }];
    const early = ['2026-02-02', { ...plan, values, despite } as Dated<CommandBody>] as const;
    const text = await shownOn('2026-02-10', [early]);
    expect(text).toMatch(/Afvigelser:\n {2}.*\(regel S-93\)/);
    const number = Number(/^ +(\d+) {2}02-02-2026 /m.exec(text)![1]);
    const withdrawn = ['2026-02-03', { type: 'WithdrawEvent', event: number, noteId, on: '2026-02-03' }] as const;
    expect(await shownOn('2026-02-10', [early, withdrawn])).not.toContain('Afvigelser:');
  });

  it('says what a running course was begun on and has been withdrawn since (S-19, K-12)', async () => {
    const shown = await readOn('2026-02-10');
    const missingNow = [{ code: 'startUpMeetingMissing', rule: 'S-19' }] as const;
    const courses = shown.plan!.courses.map((course) => ({ ...course, missingNow }));
    expect(describeCase({ ...shown, plan: { ...shown.plan!, courses } })).toMatch(
      /^ {2}Mangler efter en rettelse: .*\(regel S-19\)$/m,
    );
  });

  it('says what a course lacked when it began elsewhere, and what was missing when it ended (S-96)', async () => {
    const text = await shownOn('2026-07-20');
    expect(text).toMatch(/^ {2}Mangler: .*\(regel S-19\)$/m);
    expect(text).toMatch(/^ {2}Manglede ved slutningen: .*\(regel S-95\)$/m);
    expect(lineWith(text, 'course-1/closingMeeting'), 'it stays a task').toContain('over fristen');
  });

  it('says in a list what is to be done next where no course has begun', async () => {
    const { id, events } = await aCase(store.db);
    const [enrolled] = events;
    await store.db
      .transaction()
      .execute((trx) => appendToJournal(trx, { trajectoryId: id, from: 0, events: [enrolled!] }));
    const offsetMs = instantAt(date('2026-01-06'), '12:00') - Date.now();
    const clock = createClock({ offsetMs, movable: true, remember: async () => undefined });
    const shown = await showTrajectory({ db: store.db, keys, clock } as unknown as ServiceDeps, id);
    expect(summaryLines(shown!.summary)).toMatch(/Næste: \S.* \(senest \d{2}-\d{2}-\d{4}\)$/);
  });
});
