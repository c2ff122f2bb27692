import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { instantAt } from '../../src/domain/calendar/working-days.ts';
import type { NoticeBody } from '../../src/domain/notices.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { mailText } from '../../src/messages/notices.ts';
import { enrol } from '../../src/services/enrol.ts';
import { resolveOwn } from '../../src/services/own-settings/resolve.ts';
import { takeSettings, trySettings } from '../../src/services/own-settings/take.ts';
import { inboxMessages } from '../../src/services/read.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { listOwnProgrammes, readOwnTexts } from '../../src/store/own-programmes.ts';
import type { Trajectories } from '../../src/temporal.ts';
import { anEnrolled, assignments, inclusion, played } from '../domain/builders.ts';
import { aCase, aCpr, aStaffMember, keys } from '../store/a-case.ts';
import { openTestStore } from '../store/a-store.ts';

const TODAY = '2026-11-10';
let store: OpenDatabase;
let deps: ServiceDeps;
const begun: { state: Trajectory; enrolment: { programme: Trajectory['programme'] } }[] = [];
beforeAll(async () => {
  store = await openTestStore();
  const offsetMs = instantAt(date(TODAY), '12:00') - Date.now();
  const clock = createClock({ offsetMs, movable: true, remember: async () => undefined });
  const trajectories = {
    start: async (input: (typeof begun)[0]) => begun.push(input),
    ensureReports: async () => undefined,
  } as unknown as Trajectories;
  deps = { db: store.db, keys, clock, trajectories };
});
afterAll(() => store.close());

const aMunicipality = () => String(100 + Math.floor(Math.random() * 800));
const file = (municipality: string, ...lines: string[]) =>
  [`municipality: "${municipality}"`, 'programme: social-stoette', 'variant: rollout', ...lines].join('\n');
const take = (text: string) => takeSettings(deps, { text, by: 'operator test' });

/** A case that was enrolled before, as the store has it. */
async function aRunningCase(municipality: string): Promise<string> {
  const state = played(
    anEnrolled({ on: '2026-11-02', variant: 'rollout' }),
    '2026-11-02',
    inclusion('2026-11-02'),
    ...assignments('2026-11-02'),
  );
  const { id, citizenId } = await aCase(store.db, { municipality });
  const kept = JSON.stringify({ ...state, citizenId, municipality });
  await store.db.updateTable('trajectory').set({ state: kept }).where('id', '=', id).execute();
  return id;
}

describe('a municipality’s settings', () => {
  it('hold for its new cases, in the variant that they are of, and for nobody else’s', async () => {
    const [here, elsewhere] = [aMunicipality(), 'x'];
    await take(file(here, 'settings: { startUpWithinDays: 21 }'));
    const days = async (municipality: string, variant: string) =>
      (await resolveOwn(deps, { municipality, programme: 'social-stoette', variant }))!.settings.startUpWithinDays;
    expect([await days(here, 'rollout'), await days(here, 'pilot'), await days(elsewhere, 'rollout')]).toEqual([
      21, 30, 30,
    ]);
    const enrolment = { programme: 'social-stoette', variant: 'rollout', draw: '1', on: date(TODAY), by: 'tester' };
    await enrol(deps, { ...enrolment, municipality: here, cpr: aCpr(), name: 'Fie Fiktiv' });
    expect(begun.at(-1)!.enrolment.programme!.settings.startUpWithinDays).toBe(21);
  });

  it('are tried out first: running cases with their dates from what to what, and nothing is stored', async () => {
    const municipality = aMunicipality();
    const id = await aRunningCase(municipality);
    const trial = await trySettings(deps, file(municipality, 'settings: { startUpWithinDays: 21 }'));
    expect([trial.running, trial.differing.map((one) => one.trajectoryId)]).toEqual([1, [id]]);
    expect(trial.differing[0]!.difference.dates).toContainEqual(
      expect.objectContaining({ about: 'round-1/startUpMeeting', from: '2026-12-02', to: '2026-11-23' }),
    );
    expect(await listOwnProgrammes(store.db, municipality)).toEqual([]);
    expect((await trySettings(deps, file(municipality))).differing).toEqual([]);
  });

  it('are kept version by version; the same again is none', async () => {
    const municipality = aMunicipality();
    const first = await take(file(municipality, 'settings: { planWithinDays: 21, startUpWithinDays: 20 }'));
    expect(await take(file(municipality, 'settings: { startUpWithinDays: 20, planWithinDays: 21 }'))).toEqual(first);
    const second = await take(file(municipality, 'settings: { planWithinDays: 20 }'));
    expect([first.version, second.version]).toEqual([1, 2]);
    expect(await listOwnProgrammes(store.db, municipality)).toEqual([second]);
    const { length } = await store.db
      .selectFrom('own_programme')
      .selectAll()
      .where('municipality', '=', municipality)
      .execute();
    expect(length).toBe(2);
  });

  it('with a mistake are not taken, and every mistake is told with its place', async () => {
    const municipality = aMunicipality();
    const text = file(municipality, 'settings: { startUpWithinDays: x }', 'closingDays: 1');
    await expect(take(text)).rejects.toThrow(/^4:32 {2}settings.startUpWithinDays {2}.+\n5:14 {2}closingDays {2}/);
    expect(await listOwnProgrammes(store.db, municipality)).toEqual([]);
  });

  it('bring their own words into the inbox and the mails of running cases too', async () => {
    const municipality = aMunicipality();
    const id = await aRunningCase(municipality);
    const recipient = await aStaffMember(store.db, municipality, { email: `${randomUUID()}@example.invalid` });
    const body: NoticeBody = {
      ...{ kind: 'reminder', duty: 'round-1/startUpMeeting', what: 'startUpMeeting', rung: 'due' },
      dueOn: date('2026-12-02'),
    } as NoticeBody;
    const message = { id: randomUUID(), key: randomUUID(), trajectory_id: id, recipient, about_on: TODAY };
    await store.db
      .insertInto('message')
      .values({
        ...message,
        channel: 'inbox',
        body: JSON.stringify(body),
        send_at: new Date(),
        sent_at: new Date(),
        state: 'sent',
      })
      .execute();
    const inbox = async () => (await inboxMessages(deps, { staffId: recipient, baseUrl: 'http://x' }))[0]!;
    expect((await inbox()).subject).toContain('opstartsmøde');
    await take(file(municipality, 'texts:', '  duties:', '    startUpMeeting: { name: { da: første fælles møde } }'));
    expect((await inbox()).subject).toContain('første fælles møde');
    const texts = (await readOwnTexts(store.db))({ municipality, programme: 'social-stoette' });
    const told = { body, on: date(TODAY), late: false, link: null, today: date(TODAY) };
    expect(mailText([{ ...told, texts }]).subject).toContain('første fælles møde');
    expect(mailText([told]).subject).toContain('opstartsmøde');
  });
});
