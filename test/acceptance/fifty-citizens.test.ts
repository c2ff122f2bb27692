import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { civilDateAt } from '../../src/domain/calendar/civil-date.ts';
import type { LegalBasis } from '../../src/domain/course.ts';
import { importCitizens } from '../../src/services/import.ts';
import { advanceTime } from '../../src/services/time.ts';
import { readJournal } from '../../src/store/journal.ts';
import { dayNumber, days, livedThrough } from '../domain/lived-calendar.ts';
import { type Rig, startRig } from '../rig/rig.ts';

const DAY_MS = 86_400_000;
const BASES: readonly (readonly [LegalBasis, string])[] = [
  ['SEL_85', 'SEL § 85'],
  ['SEL_82B', 'SEL § 82 b'],
  ['LAB_31B', 'LAB § 31 b'],
];
const OPTIONS = { municipality: '101', programme: 'social-stoette', variant: 'rollout', draw: '1', dryRun: false };

interface Row {
  readonly basis: LegalBasis;
  /** Number of the start day in the lived calendar. */
  readonly start: number;
}

let rig: Rig;
let today: number;
/** Fifty fictive citizens whose courses began up to five months ago or begin within eight weeks; month ends among them. */
let rows: Row[];
let file: Buffer;
let lines: Map<number, string>;

beforeAll(async () => {
  rig = await startRig();
  await rig.services.trajectories.ensureDispatcher();
  today = dayNumber.get(rig.clock.today())!;
  rows = Array.from({ length: 50 }, (_, index) => ({
    basis: BASES[index % 3]![0],
    start: today - 150 + ((index * 37) % 205),
  }));
  file = Buffer.from(
    `\uFEFFCPR;Navn;Lovhjemmel;Startdato;CTI-medarbejder\r\n${rows
      .map(({ start }, index) => {
        const [year, month, day] = days[start]!.split('-');
        const cpr = `${61 + (index % 30)}0${1 + (index % 9)}80${index % 2 ? '-' : ''}${String(1000 + index)}`;
        return `${cpr};Borger ${index + 1};${BASES[index % 3]![1]};${day}-${month}-${year};cti${index % 4}@example.invalid`;
      })
      .join('\r\n')}\r\n`,
  );
});
afterAll(() => rig.close());

/** The cases that a mail leads to, one for each message in it. */
const casesIn = (text: string) => [...text.matchAll(/\/forloeb\/([0-9a-f-]{36})/g)].map(([, id]) => id!);

/** What the rows say was sent: the cases of each mail's messages, by mail. */
async function casesByMail(): Promise<Record<string, string[]>> {
  const sent = await rig.db
    .selectFrom('message')
    .select(['mail_id', 'trajectory_id'])
    .where('channel', '=', 'email')
    .where('state', '=', 'sent')
    .orderBy('trajectory_id')
    .execute();
  const byMail = Map.groupBy(sent, ({ mail_id }) => mail_id!);
  return Object.fromEntries([...byMail].map(([mail, rows]) => [mail, rows.map((row) => row.trajectory_id!)]));
}

describe('a list of fifty fictive citizens', () => {
  it('is imported with a dry run first, and imported again doubles nothing', async () => {
    expect(await importCitizens(rig.services, file, { ...OPTIONS, dryRun: true })).toMatchObject({
      total: 50,
      created: 50,
      started: 50,
      errors: [],
    });
    expect(await rig.db.selectFrom('trajectory').select('id').execute()).toEqual([]);
    const report = await importCitizens(rig.services, file, OPTIONS);
    expect(report).toMatchObject({ created: 50, known: 0, errors: [] });
    lines = new Map(report.trajectories.map(({ line, id }) => [line, id]));
    expect(await importCitizens(rig.services, file, OPTIONS)).toMatchObject({ created: 0, known: 50, errors: [] });
    expect(await rig.db.selectFrom('trajectory').select('id').execute()).toHaveLength(50);
  });

  it('passes its phases to the end on the real server in virtual time, each date the oracle’s, each change told once', async () => {
    for (let passed = 0; passed < 350; passed += 35) await advanceTime(rig.services, 35 * DAY_MS);
    const due = () => rig.db.selectFrom('message').select('id').where('state', 'in', ['planned', 'sending']).execute();
    await expect.poll(due, { timeout: 120_000, interval: 200 }).toEqual([]);

    const mails = rig.mails.mails();
    for (const [index, { basis, start }] of rows.entries()) {
      const id = lines.get(index + 2)!;
      const boundaries = [start, ...livedThrough(start, basis === 'SEL_85' ? 9 : 6, [])];
      const expected = boundaries.map(
        (day, phase) => `${days[day]} ${phase < 3 ? `PhaseStarted ${phase + 1}` : 'CourseEnded'}`,
      );
      const journal = (await readJournal(rig.db, id)).filter(
        ({ type }) => type === 'PhaseStarted' || type === 'CourseEnded',
      );
      expect(journal.map((event) => `${event.on} ${event.type}${'phase' in event ? ` ${event.phase}` : ''}`)).toEqual(
        expected,
      );
      // Acted on its own day, or when the list was imported if that day had passed.
      for (const event of journal)
        expect(civilDateAt(Date.parse(event.recordedAt))).toBe(event.on < days[today]! ? days[today] : event.on);
      // Of what had passed before the import only the latest is told; everything after it exactly once.
      const passedBefore = boundaries.filter((day) => day <= today).length;
      const toWorker = expected.slice(Math.max(0, passedBefore - 1)).length;
      const told = toWorker + 1; // plan and closing meeting are missing at the end: the team leader hears of that too (K-09)
      expect(
        mails.flatMap(({ text }) => casesIn(text)).filter((about) => about === id),
        `messages by mail about line ${index + 2}`,
      ).toHaveLength(told);
      const inbox = await rig.db
        .selectFrom('message')
        .select('state')
        .where('trajectory_id', '=', id)
        .where('channel', '=', 'inbox')
        .execute();
      expect(inbox).toEqual(Array(told).fill({ state: 'sent' }));
    }
    // Every message stands in the one mail that its row names, and no mail holds anything else.
    expect(
      Object.fromEntries(mails.map(({ messageId, text }) => [messageId.split('@')[0], casesIn(text).sort()])),
    ).toEqual(await casesByMail());
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(mails.length);
    expect(await rig.db.selectFrom('alarm').selectAll().execute()).toEqual([]);
  });
});
