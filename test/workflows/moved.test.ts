import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { civilDateAt } from '../../src/domain/calendar/civil-date.ts';
import { moveCases, tryMove } from '../../src/services/own-settings/move.ts';
import { takeSettings } from '../../src/services/own-settings/take.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import { type Rig, startRig } from '../rig/rig.ts';

let rig: Rig;
let services: ServiceDeps;
beforeAll(async () => {
  rig = await startRig({ today: '2026-11-02' });
  services = Object.assign(rig.services, { settingOverrides: { actingWindowMinutes: 0 } }); // reminders too
});
afterAll(() => rig.close());

const take = (settings: string) =>
  takeSettings(services, {
    text: `municipality: "101"\nprogramme: social-stoette\nvariant: rollout\nsettings: { ${settings} }`,
    by: 'tester',
  });
const moving = { municipality: '101', programme: 'social-stoette' };
const move = () => moveCases(services, { ...moving, by: 'leader-1', reason: 'Nye frister.' });

describe('a running case on the real server that is moved to new settings', () => {
  it('acts on the new date though its timer waited for the old one, and says nothing twice (K-01, TECH-06)', async () => {
    const course = await rig.begin('2026-11-02');
    const said = async () =>
      (await course.journal()).flatMap((event) =>
        event.type === 'ReminderIssued' && event.what === 'summonStartUpMeeting'
          ? [`${event.rung} ${event.dueOn} on ${civilDateAt(Date.parse(event.recordedAt))}`]
          : [],
      );
    await course.goTo('2026-11-05');
    expect(await said()).toEqual([]);
    await take('startUpWithinDays: 21');
    const { differing } = await tryMove(services, moving);
    expect(differing.map(({ trajectoryId }) => trajectoryId)).toEqual([course.id]);
    const told: number[] = [];
    const receipt = await moveCases(services, { ...moving, by: 'leader-1', reason: 'Nye frister.' }, (done) =>
      told.push(done),
    );
    expect(receipt).toMatchObject({ state: 'done', total: 1, refused: 0 });
    expect(told.at(-1)).toBe(1);
    const moved = (await course.journal()).find(({ type }) => type === 'ProgrammeMoved')!;
    expect(moved).toMatchObject({
      cause: { by: 'leader-1' },
      dates: expect.arrayContaining([{ about: 'round-1/startUpMeeting', from: '2026-12-02', to: '2026-11-23' }]),
    });
    await course.goTo('2026-11-08');
    expect(await said()).toEqual([]);
    await course.goTo('2026-11-09');
    expect(await said()).toEqual(['due 2026-11-09 on 2026-11-09']);

    // Moved again, with that date unchanged: nothing is said again, and the same settings are no move.
    await take('startUpWithinDays: 21, planWithinDays: 20');
    expect(await move()).toMatchObject({ total: 1, refused: 0 });
    const again = await move();
    expect([again.refused, again.results[0]!.reasons]).toMatchObject([1, [{ code: 'programmeIsTheSame' }]]);
    await course.goTo('2026-11-11');
    expect((await said()).filter((line) => line.startsWith('due'))).toEqual(['due 2026-11-09 on 2026-11-09']);
  });
});
