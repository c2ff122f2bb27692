import type { LegalBasis } from '../../../domain/course.ts';
import { currentCourse } from '../../../domain/state.ts';
import type { Chance } from '../../chance.ts';
import { after, type When } from '../../happenings.ts';
import type { Happening } from '../../scene.ts';

/** What always happens and no duty asks for: contact meetings after the start-up meeting, and the grant. */
export function theUsual(chance: Chance, legalBasis: LegalBasis, contactMeetings: number): Happening[] {
  const contacts = Array.from(
    { length: contactMeetings },
    (_, index): Happening => ({
      when: after('startUpMeeting', 3 + index * 4),
      act: ({ ask, today }) =>
        ask({ type: 'HoldMeeting', meeting: 'contactMeeting', with: ['citizen', 'ctiWorker'], on: today }),
    }),
  );
  const grant: Happening = {
    when: after('startUpMeeting', chance.between(5, 15)),
    async act({ ask, today: on }) {
      if (legalBasis === 'SEL_85') await ask({ type: 'AssessTargetGroup', inTargetGroup: true, on });
      await ask({ type: 'GrantSupport', legalBasis, on });
    },
  };
  return [...contacts, grant];
}

/** S-13 … S-15: a new critical transition begins the model from scratch. */
export const aNewTransition = (when: When): Happening => ({
  when,
  async act({ ask, note, chance, today, expect }, state) {
    const transition = chance.oneOf(['practiceToPaidHours', 'moreHours', 'otherTasks']);
    const { legalBasis } = currentCourse(state)!;
    await ask({ type: 'BeginAnew', transition, judgedBy: 'jobCentreCaseworker', noteId: await note(), on: today });
    for (const happening of theUsual(chance, legalBasis, 2)) expect(happening);
  },
});
