import { addDays } from '../../../domain/calendar/civil-date.ts';
import type { FactValues } from '../../../domain/facts.ts';
import type { Chance } from '../../chance.ts';
import { after, afterEnrolment, type When } from '../../happenings.ts';
import { type Happening, workingDay } from '../../scene.ts';

/** Towards the resource course: prepared, planned, met, granted. */
export function theUsual(chance: Chance): Happening[] {
  return [
    meeting(afterEnrolment(chance.between(2, 8)), 'preparatoryMeeting'),
    meeting(after('rehabilitationPlan', chance.between(3, 12)), 'rehabilitationMeeting'),
    {
      when: after('rehabilitationMeeting', chance.between(2, 10)),
      act: ({ ask, today: on }) =>
        ask({ type: 'RecordFact', step: 'resourceCourse', values: { externalActor: false }, on }),
    },
  ];
}

/** With the citizen, the caseworker and the company consultant. */
const meeting = (when: When, id: string): Happening => ({
  when,
  act: ({ ask, today: on }) =>
    ask({ type: 'HoldMeeting', meeting: id, with: ['citizen', 'coordinatingCaseworker', 'companyConsultant'], on }),
});

/** So many days after the resource course was granted. */
export const inCourse = (days: number): When => after('resourceCourse', days);

/** An effort begins; it ends after so many days if that is known, told of on the first day or only when it is over. */
export const anEffort = (
  when: When,
  effortKind: string,
  {
    days,
    isKnown = true,
    ends = 'afterwards',
  }: { days?: number; isKnown?: boolean; ends?: 'afterwards' | 'never' } = {},
): Happening => ({
  when,
  async act({ ask, note, later, today: on }) {
    const last = days === undefined ? undefined : addDays(on, days);
    const values: FactValues = {
      ...{ effortKind, from: on, purposeNote: await note(), followUpOn: workingDay(addDays(on, 14)) },
      ...(last && isKnown ? { until: last } : {}),
    };
    await ask({ type: 'RecordFact', step: 'effort', values, on });
    if (last && !isKnown && ends === 'afterwards')
      later(workingDay(addDays(last, 2)), (then) =>
        then.ask({
          ...{ type: 'RecordFact', step: 'effortEnded', on: then.today },
          values: { effortKind, lastOn: last },
        }),
      );
  },
});

/** The resource course ends, with what the citizen then lives on. */
export const anEnd = (when: When, newBenefit: string): Happening => ({
  when,
  act: ({ ask, today: on }) =>
    ask({ type: 'RecordFact', step: 'resourceCourseEnded', values: { lastOn: on, newBenefit }, on }),
});
