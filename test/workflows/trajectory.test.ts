import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CivilDate, startOfDay } from '../../src/domain/calendar/civil-date.ts';
import { pastPause, pause, resume, together } from '../domain/builders.ts';
import { actedOn, dayBefore, type Rig, startRig } from '../rig/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

describe('a course on the real server', () => {
  it('passes each boundary on its day and not a day before, from a month end over a leap day with two pauses (SC-14, T-02 … T-08)', async () => {
    const course = await rig.begin('2023-08-21');
    await course.startCourse('LAB_31B', '2023-08-31');
    const transitions = async () => (await course.story()).filter((line) => /PhaseStarted|CourseEnded/.test(line));
    await course.goTo(dayBefore('2023-08-31'));
    expect(await transitions()).toEqual([]);
    await course.goTo(dayBefore('2023-10-31'));
    expect(await transitions()).toEqual(['2023-08-31 PhaseStarted 1']);
    await course.goTo('2023-11-10');
    await course.ask(pause('2023-11-10'));
    await course.goTo('2023-11-24');
    await course.ask(resume('2023-11-24'));
    await course.goTo('2024-01-10');
    await course.ask(pause('2024-01-10'));
    await course.goTo('2024-01-20');
    await course.ask(resume('2024-01-20'));
    await course.goTo(dayBefore('2024-01-24'));
    expect(await transitions()).toEqual(['2023-08-31 PhaseStarted 1', '2023-10-31 PhaseStarted 2']);
    await course.goTo(dayBefore('2024-03-24'));
    expect(await transitions()).toEqual([
      '2023-08-31 PhaseStarted 1',
      '2023-10-31 PhaseStarted 2',
      '2024-01-24 PhaseStarted 3',
    ]);
    await course.goTo('2024-03-24');
    expect((await transitions()).at(-1)).toBe('2024-03-24 CourseEnded');
    for (const { on, actedOn: acted } of actedOn(await course.journal())) expect(acted).toBe(on);
  });

  it('moves at 00:00 in Copenhagen on the night the clocks change (SC-06, SC-07, T-03)', async () => {
    const [spring, autumn] = await Promise.all([rig.begin('2026-01-20'), rig.begin('2026-08-20')]);
    await Promise.all([spring.startCourse('LAB_31B', '2026-01-29'), autumn.startCourse('LAB_31B', '2026-08-25')]);
    for (const [course, on, midnight] of [
      [spring, '2026-03-29', '2026-03-28T23:00:00Z'],
      [autumn, '2026-10-25', '2026-10-24T22:00:00Z'],
    ] as const) {
      await course.goToInstant(Date.parse(midnight) - 20_000);
      expect(await course.story()).not.toContain(`${on} PhaseStarted 2`);
      await course.goTo(on);
      const phase2 = (await course.journal()).find((event) => event.type === 'PhaseStarted' && event.phase === 2)!;
      expect(Date.parse(phase2.recordedAt) - Date.parse(midnight)).toBeGreaterThanOrEqual(0);
      expect(Date.parse(phase2.recordedAt) - Date.parse(midnight)).toBeLessThan(30_000);
      await course.goTo(on.replace(/-\d\d$/, '-31'));
      expect((await course.story()).filter((line) => line.endsWith('PhaseStarted 2'))).toHaveLength(1);
    }
  });

  it('stays in its phase through an open pause of months, and moves again after it (SC-16, T-05, T-10)', async () => {
    const course = await rig.begin('2026-01-05');
    await course.startCourse('LAB_31B', '2026-01-15');
    await course.goTo('2026-03-10');
    await course.ask(pause('2026-03-10'));
    await course.goTo('2027-01-04');
    expect((await course.story()).at(-1)).toBe('2026-03-10 CoursePaused');
    await course.ask(resume('2027-01-04'));
    await course.goTo('2027-05-11');
    expect((await course.story()).slice(-4)).toEqual([
      '2027-01-04 CourseResumed',
      '2027-01-09 PhaseStarted 2',
      '2027-03-11 PhaseStarted 3',
      '2027-05-11 CourseEnded',
    ]);
  });

  it('starts over after a pause with dates of its own (SC-15 b, S-83, T-11)', async () => {
    const course = await rig.begin('2026-02-02');
    await course.startCourse('SEL_85', '2026-02-10');
    await course.goTo('2026-04-01');
    await course.ask(pause('2026-04-01'));
    await course.goTo('2026-07-01');
    await course.ask({
      type: 'RestartCourse',
      startOn: '2026-07-06',
      decision: together,
      confirmedBy: ['jobCentreCaseworker', 'socialCaseworker'],
    });
    await course.goTo('2027-04-06');
    expect((await course.story()).slice(-6)).toEqual([
      '2026-07-06 RestartDecided',
      '2026-07-06 CourseEnded',
      '2026-07-06 PhaseStarted 1',
      '2026-10-06 PhaseStarted 2',
      '2027-01-06 PhaseStarted 3',
      '2027-04-06 CourseEnded',
    ]);
  });

  it('goes back a phase when a pause is registered late, and forward again on the new date (SC-13 g, K-12)', async () => {
    const course = await rig.begin('2026-01-05');
    await course.startCourse('LAB_31B', '2026-01-15');
    await course.goTo('2026-03-20');
    await course.ask(pastPause('2026-03-10', '2026-03-20'));
    await course.goTo('2026-03-25');
    expect((await course.story()).slice(-5)).toEqual([
      '2026-03-15 PhaseStarted 2',
      '2026-03-10 CoursePaused',
      '2026-03-20 CourseResumed',
      '2026-03-15 PhaseTakenBack 2',
      '2026-03-25 PhaseStarted 2',
    ]);
  });
});

describe('a command on the real server', () => {
  it('has one effect however often it is sent, at once or later, and the first answer every time', async () => {
    const course = await rig.begin('2026-01-05');
    await course.startCourse('LAB_31B', '2026-01-15');
    await course.goTo('2026-02-01');
    const id = uuidv7();
    const answers = await Promise.all(Array.from({ length: 5 }, () => course.ask(pause('2026-02-01'), id)));
    const later = await course.ask(pause('2026-02-01'), id);
    expect(new Set([...answers, later].map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await course.story()).filter((line) => line.includes('CoursePaused'))).toHaveLength(1);
  });

  it('with another body under the same id is refused, and changes nothing (TECH-01)', async () => {
    const course = await rig.begin('2026-01-05');
    await course.startCourse('LAB_31B', '2026-01-15');
    await course.goTo('2026-02-01');
    const id = uuidv7();
    await course.ask(pause('2026-02-01'), id);
    expect(await course.ask(resume('2026-02-05'), id)).toMatchObject({
      refusal: { reasons: [{ code: 'commandIdReused', rule: 'TECH-01' }] },
    });
    expect((await course.story()).at(-1)).toBe('2026-02-01 CoursePaused');
  });

  it('based on an old state is refused (TECH-02)', async () => {
    const course = await rig.begin('2026-01-05');
    const basedOn = (await course.journal()).length;
    await course.startCourse('LAB_31B', '2026-01-15');
    const stale = {
      id: uuidv7(),
      by: 'tester',
      basedOn,
      type: 'RegisterJobMatch',
      on: '2026-01-05' as CivilDate,
    } as const;
    expect(await rig.services.trajectories.command(course.id, stale)).toMatchObject({
      refusal: { reasons: [{ code: 'stateHasChanged' }] },
    });
  });

  it('at the very instant the timer fires comes after the boundary of that day, whichever arrives first (T-07)', async () => {
    const courses = await Promise.all(Array.from({ length: 8 }, () => rig.begin('2026-01-05')));
    await Promise.all(
      courses.map(async (course, index) => {
        await course.startCourse('LAB_31B', '2026-01-15');
        const midnight = startOfDay('2026-03-15' as CivilDate);
        await course.goToInstant(midnight - 1_500);
        const moving = course.goToInstant(midnight + 5_000);
        await new Promise((resolve) => setTimeout(resolve, index * 40));
        // Sent in the seconds around midnight: accepted as a pause from the 15th, or from the 14th's point of view ahead of time.
        const answer = await course.ask(pause('2026-03-15'));
        await moving;
        expect(answer).toHaveProperty('sequence');
        await course.goTo('2026-03-16');
        const story = await course.story();
        expect(story.filter((line) => line === '2026-03-15 PhaseStarted 2')).toHaveLength(1);
        expect(story.filter((line) => line === '2026-03-15 CoursePaused')).toHaveLength(1);
      }),
    );
  });

  it('sent as a signal and refused is journalled as refused, and somebody is told (S-81)', async () => {
    const course = await rig.begin('2026-01-05');
    const id = uuidv7();
    await rig.services.trajectories.signal(course.id, {
      id,
      by: 'tester',
      type: 'PauseCourse',
      from: '2026-01-05' as CivilDate,
      reason: 'illness',
      citizenWishesToGoOn: true,
    });
    await expect.poll(() => course.story(), { timeout: 60_000 }).toContain('2026-01-05 CommandRefused');
    expect(await course.ask(pause('2026-01-05'), id)).toMatchObject({
      refusal: { reasons: [{ code: 'courseNotStarted' }] },
    });
    const told = await rig.db
      .selectFrom('message')
      .select('recipient')
      .where('trajectory_id', '=', course.id)
      .execute();
    expect(told).toContainEqual({ recipient: rig.leaderId });
  });

  it('sent as a signal under another’s id is refused in the journal, and leaves the other as it was (TECH-01)', async () => {
    const course = await rig.begin('2026-01-05');
    await course.startCourse('LAB_31B', '2026-01-15');
    await course.goTo('2026-02-01');
    const id = uuidv7();
    const first = await course.ask(pause('2026-02-01'), id);
    await rig.services.trajectories.signal(course.id, {
      id,
      by: 'tester',
      type: 'ResumeCourse',
      until: '2026-02-08' as CivilDate,
      decision: together,
    });
    await expect.poll(() => course.story(), { timeout: 60_000 }).toContain('2026-02-01 CommandRefused');
    expect(await course.ask(pause('2026-02-01'), id)).toEqual(first);
  });

  it('sent as signals pauses and resumes a course (S-81, S-83)', async () => {
    const course = await rig.begin('2026-01-05');
    await course.startCourse('LAB_31B', '2026-01-15');
    await course.goTo('2026-02-01');
    await rig.services.trajectories.signal(course.id, {
      id: uuidv7(),
      by: 'tester',
      type: 'PauseCourse',
      from: '2026-02-01' as CivilDate,
      reason: 'prison',
      citizenWishesToGoOn: true,
    });
    await rig.services.trajectories.signal(course.id, {
      id: uuidv7(),
      by: 'tester',
      type: 'ResumeCourse',
      until: '2026-02-08' as CivilDate,
      decision: together,
    });
    await expect.poll(() => course.story(), { timeout: 60_000 }).toContain('2026-02-08 CourseResumed');
    await course.goTo('2026-03-22');
    expect((await course.story()).at(-1)).toBe('2026-03-22 PhaseStarted 2');
  });

  it('after the archiving finds no case any more; before it the case stays open though the course is over', async () => {
    const course = await rig.begin('2026-01-05');
    await course.startCourse('LAB_31B', '2026-01-15');
    await course.goTo('2026-07-20');
    expect((await course.story()).at(-1)).toBe('2026-07-15 CourseEnded');
    expect(await course.ask({ type: 'ArchiveTrajectory', on: '2026-07-20' })).toHaveProperty('sequence');
    await expect
      .poll(async () => (await rig.client.workflow.getHandle(course.id).describe()).status.name, { timeout: 60_000 })
      .toBe('COMPLETED');
  });
});
