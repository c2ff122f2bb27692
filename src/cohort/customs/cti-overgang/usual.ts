import { addDays } from '../../../domain/calendar/civil-date.ts';
import type { LegalBasis } from '../../../domain/course.ts';
import { grantOf } from '../../../domain/state.ts';
import type { Chance } from '../../chance.ts';
import { after, afterEnd, afterEnrolment, anArchiving, type When } from '../../happenings.ts';
import type { Act, Happening } from '../../scene.ts';

/** Towards the course: a transition that is coming, two meetings, a length that is chosen, and the first day. */
export function theUsual(chance: Chance, legalBasis: LegalBasis): Happening[] {
  const transition: Happening = {
    when: afterEnrolment(chance.between(1, 8)),
    act: ({ ask, today: on }) =>
      ask({
        ...{ type: 'RecordFact', step: 'criticalTransition', on },
        values: {
          lifeTransition: chance.oneOf(['release', 'discharge', 'ownHome', 'fromCare', 'newPlace']),
          transitionOn: addDays(on, chance.between(7, 30)),
        },
      }),
  };
  const meetings = [3, 8].map(
    (days): Happening => ({
      when: after('criticalTransition', days),
      act: ({ ask, today: on }) =>
        ask({ type: 'HoldMeeting', meeting: 'contactMeeting', with: ['citizen', 'ctiWorker'], on }),
    }),
  );
  const grant: Happening = {
    when: after('criticalTransition', chance.between(4, 14)),
    act: ({ ask, today: on }) => ask({ type: 'GrantSupport', legalBasis, on }),
  };
  return [transition, ...meetings, grant, { when: afterGrant(chance.between(1, 12)), act: begin }];
}

/** So many days after the grant of this way through the model. */
const afterGrant =
  (days: number): When =>
  (state) => {
    const grant = grantOf(state);
    return grant && addDays(grant.on, days);
  };

/** Registered for today, or some days ahead. */
const begin: Act = ({ ask, chance, today }) =>
  ask({ type: 'StartCourse', startOn: addDays(today, chance.between(0, 10)) });

/** The model begins anew after another critical transition. */
export const aNewTransition = (when: When): Happening => ({
  when,
  async act({ ask, note, chance, today, expect }) {
    const noteId = await note();
    await ask({ type: 'BeginAnew', transition: 'newTransition', judgedBy: 'socialCaseworker', noteId, on: today });
    for (const happening of [...theUsual(chance, 'OTHER_6'), anArchiving(afterEnd(80))]) expect(happening);
  },
});
