import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';

import { numbersIn, runCohort } from './cohort-run.ts';
import { newDatabase } from './postgres.ts';

const CITIZENS = 50;
/** A quiet machine needs two or three minutes. */
const LIMIT_MS = 15 * 60_000;

/** Everything that the journal of a case can hold, but for refused signals: nobody sends one here. */
const EVENTS = [
  ...['CitizenEnrolled', 'StaffAssigned', 'StandInAppointed', 'MeetingSummoned', 'MeetingMoved', 'MeetingCancelled'],
  ...['MeetingHeld', 'MeetingNotHeld', 'FactRecorded', 'DutyCompleted', 'EventWithdrawn', 'ProgrammeLeft', 'BegunAnew'],
  ...['ReminderIssued', 'TargetGroupAssessed', 'SupportGranted', 'GrantMadeKnown', 'JobMatchRegistered'],
  ...['CourseStarted', 'PhaseStarted', 'PhaseTakenBack', 'CoursePaused', 'CourseResumed', 'RestartDecided'],
  ...['InterruptionDescribed', 'InterruptionDiscussed', 'EarlyEndDecided', 'CourseEnded', 'EndTakenBack'],
  'TrajectoryArchived',
];

describe('a fictive cohort of fifty citizens', () => {
  it(
    'is lived from the first enrolment to the last end, and everything in it is as the model says',
    async () => {
      const { code, output, errors } = await runCohort([
        ...['--citizens', String(CITIZENS), '--seed', '1'],
        ...['--database', await newDatabase(inject('postgresUrl')!)],
      ]);
      console.log(output);
      expect(output.trim().split('\n').at(-1), errors.slice(-2000)).toBe(`${CITIZENS} citizens, 0 violations`);
      expect(code).toBe(0);
      expect(Object.keys(numbersIn(output, 'Events')).sort()).toEqual([...EVENTS].sort());
      const outcomes = numbersIn(output, 'Courses ended');
      expect(Object.keys(outcomes).sort()).toEqual(['completed', 'interrupted', 'left', 'restarted']);
      expect(outcomes.completed, 'most courses go right').toBeGreaterThan(CITIZENS / 2);
      const reminders = numbersIn(output, 'Reminders');
      expect(Object.keys(reminders)).toEqual(
        expect.arrayContaining([
          'phase2Notice',
          'reviewPause',
          'longPause',
          'findJobMatch',
          'handoverPlan',
          'holidayPlan',
        ]),
      );
      expect(Object.keys(numbersIn(output, 'Escalations')).length).toBeGreaterThan(2);
      expect(numbersIn(output, 'Missing at the end').handoverPlanMissing).toBeGreaterThan(0);
      expect(Object.keys(numbersIn(output, 'Corrections')).sort()).toEqual(
        expect.arrayContaining(['ctiGoals', 'leaving', 'pause']),
      );
      expect(Object.keys(numbersIn(output, 'Refusals')).length).toBeGreaterThan(0);
      expect(Object.keys(numbersIn(output, 'Left the programme')).length).toBeGreaterThan(4);
      expect(output).toMatch(/on time (\d+) \(100\.00 %\)/);
    },
    LIMIT_MS,
  );

  it('is refused when the number of citizens is no number', async () => {
    const { code, errors } = await runCohort(['--citizens', 'many']);
    expect(errors).toContain('--citizens: expected a number from 1 to 10000, found many');
    expect(code).toBe(2);
  });

  it.each([
    [['--mix', 'social-stoette=1,nowhere=1'], '--mix nowhere=1: expected ID=PARTS with an ID of social-stoette'],
    [['--mix', 'cti-overgang=1,cti-overgang=2'], '--mix: cti-overgang stands there twice'],
    [['--municipality', '3'], '--municipality: expected 24 to 1000 of staff, found 3'],
  ])('is refused with %j', async (options, why) => {
    const { code, errors } = await runCohort(['--citizens', '1', ...options]);
    expect(errors).toContain(why);
    expect(code).toBe(2);
  });

  it('is refused a database that has tables in it', async () => {
    const url = await newDatabase(inject('postgresUrl')!);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('create table somebodys (id int)');
    await client.end();
    const { code, errors } = await runCohort(['--citizens', '1', '--database', url]);
    expect(errors).toContain('--database: expected an empty database, found tables');
    expect(code).toBe(2);
  });
});
