import { describe, expect, inject, it } from 'vitest';

import { numbersIn, runCohort } from './cohort-run.ts';
import { newDatabase } from './postgres.ts';

const CITIZENS = 30;
/** A quiet machine needs some minutes. */
const LIMIT_MS = 30 * 60_000;

describe('a year of one municipality with thirty citizens and three organisations in all programmes', () => {
  it(
    'ends with nothing wrong, and its reports are what the journals tell',
    async () => {
      const { code, output, errors } = await runCohort([
        ...['--citizens', String(CITIZENS), '--municipality'],
        ...['--database', await newDatabase(inject('postgresUrl')!)],
      ]);
      console.log(output);
      expect(output.trim().split('\n').at(-1), errors.slice(-2000)).toBe(`${CITIZENS} citizens, 0 violations`);
      expect(code).toBe(0);
      // Two are in a resource course and a CTI course at once, one in Social støtte and a resource course.
      expect(numbersIn(output, 'Cases')).toEqual({
        ...{ 'social-stoette': 10, 'cti-overgang': 12, 'bir-ressourceforloeb': 11 },
        ...{ implementeringsstoette: 1, 'cti-implementering': 1, projekt: 1 },
      });
      expect(numbersIn(output, 'Enrolments refused')).toEqual({ inResourceCourse: 1 });
      const reminders = numbersIn(output, 'Reminders');
      for (const what of ['weeklyContact', 'contactMissed', 'contactMissedAgain', 'contactByPhase'])
        expect(reminders[what], what).toBeGreaterThan(0);
      for (const what of ['caseReview', 'stepUpMeeting', 'exemptionEnds', 'handoverPlan'])
        expect(Object.keys(reminders), what).toContain(what);
      expect(Object.keys(numbersIn(output, 'Left the programme'))).toEqual(
        expect.arrayContaining(['withdrew', 'refused']),
      );
      expect(Number(/compared with the journals: (\d+)/.exec(output)?.[1])).toBeGreaterThan(5_000);
      expect(output).toMatch(/Not compared: none\.$/m);
    },
    LIMIT_MS,
  );
});
