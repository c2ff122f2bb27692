import { addDays } from '../../../domain/calendar/civil-date.ts';
import { lastFact } from '../../../domain/facts.ts';
import type { Chance } from '../../chance.ts';
import { aFact, after, aLeaving, anArchiving, aStaffChange, aWithdrawal, lastOf, leftOn } from '../../happenings.ts';
import type { ContactHabits, Happening } from '../../scene.ts';
import type { Fate } from '../customs.ts';
import { anEffort, anEnd, inCourse } from './usual.ts';

/** No effort for more than a year: reviewed at least twice. */
const passive = (...more: Happening[]): Happening[] => [...more, anEnd(inCourse(400), 'cashBenefit')];
const contact = (habits: Partial<ContactHabits>): ContactHabits => ({
  ...{ forgets: 0.03, tries: 0.05, texts: 0.03, registersLate: 0.03 },
  ...habits,
});

/** Practice, then paid hours or a fleksjob. */
const throughPractice = (chance: Chance): Happening[] => [
  anEffort(inCourse(chance.between(50, 120)), 'companyPractice', { days: 91, isKnown: chance.happens(0.6) }),
  anEffort(inCourse(chance.between(240, 300)), 'fleksjob'),
  anEnd(inCourse(chance.between(301, 330)), 'fleksjobWageSubsidy'),
];

/** The team leader takes the citizen out of contact and reviews for so many days (B-03). */
const anExemption = (from: number, days: number): Happening => ({
  when: inCourse(from),
  async act({ ask, note, today: on }) {
    const values = { exemptRule: 'standby', from: on, until: addDays(on, days), reasonNote: await note() };
    await ask({ type: 'RecordFact', step: 'standbyExemption', with: ['teamLeader'], values, on });
  },
});

/** An effort agreed for a day to come (B-29). */
const anAgreement = (days: number, startsAfter: number): Happening => ({
  when: inCourse(days),
  act: ({ ask, today: on }) =>
    ask({
      ...{ type: 'RecordFact', step: 'vitasAgreement', on },
      values: { effortKind: 'wageSubsidy', startsOn: addDays(on, startsAfter) },
    }),
});

export const fates: readonly Fate[] = [
  { name: 'reviewed twice', happenings: () => passive() },
  { name: 'reviewed late', traits: { lateBy: { stepUpMeeting: 20, stepUpPlan: 25 } }, happenings: () => passive() },
  { name: 'reviewed without the leader', traits: { firstMeetingFails: true }, happenings: () => passive() },
  { name: 'never reviewed', traits: { neglected: ['stepUpMeeting', 'stepUpPlan'] }, happenings: () => passive() },
  {
    name: 'no effort possible, until a day',
    happenings: () =>
      passive(
        aFact(after('rehabilitationMeeting', 1), 'noEffortPossible', ({ today }) => ({
          ...{ because: 'treatment', validUntil: addDays(today, 250) },
        })),
      ),
  },
  {
    name: 'no effort possible, without an end',
    happenings: () =>
      passive(aFact(after('rehabilitationMeeting', 1), 'noEffortPossible', () => ({ because: 'otherOffer' }))),
  },
  { name: 'exempt for a while', happenings: (chance) => [anExemption(40, 45), ...throughPractice(chance)] },
  { name: 'exempt at a review', happenings: () => passive(anExemption(160, 60)) },
  {
    name: 'an agreement that is kept',
    happenings: () => [
      anAgreement(170, 20),
      anEffort(inCourse(190), 'wageSubsidy', { days: 60, isKnown: false }),
      anEnd(inCourse(330), 'selfSupporting'),
    ],
  },
  { name: 'an agreement that comes to nothing', happenings: () => passive(anAgreement(165, 25)) },
  { name: 'a start agreed at the review', traits: { agreesAtReview: true }, happenings: () => passive() },
  {
    name: 'wage subsidy',
    happenings: () => [anEffort(inCourse(100), 'wageSubsidy'), anEnd(inCourse(260), 'selfSupporting')],
  },
  {
    name: 'education',
    happenings: () => [anEffort(inCourse(150), 'suEntitledEducation'), anEnd(inCourse(220), 'selfSupporting')],
  },
  {
    name: 'rehabilitation, which counts for nothing',
    happenings: () => [
      anEffort(inCourse(120), 'vocationalRehabilitation'),
      anEnd(inCourse(300), 'vocationalRehabilitation'),
    ],
  },
  {
    name: 'practice registered as ended too early',
    happenings: (chance) => [
      anEffort(inCourse(60), 'companyPractice', { days: 30, isKnown: false }),
      aWithdrawal(({ facts }) => {
        const ended = lastFact(facts, 'effortEnded');
        return ended && addDays(ended.on, 12);
      }, lastOf('effortEnded')),
      anEnd(inCourse(chance.between(200, 240)), 'fleksjobWageSubsidy'),
    ],
  },
  {
    name: 'moved away and back',
    comesBackAfter: 150,
    happenings: () => [aLeaving(inCourse(50), 'movedAway'), anArchiving(leftOn)],
  },
  { name: 'old-age pension', happenings: () => [aLeaving(inCourse(200), 'statePension')] },
  { name: 'death', happenings: () => [aLeaving(inCourse(150), 'death')] },
  {
    name: 'leaving withdrawn',
    happenings: (chance) => [
      aLeaving(inCourse(60), 'movedAway'),
      aWithdrawal(leftOn, ({ left }) => left?.id),
      ...throughPractice(chance),
    ],
  },
  {
    name: 'contact forgotten',
    traits: { contact: contact({ forgets: 0.6 }) },
    happenings: (chance) => throughPractice(chance),
  },
  {
    name: 'hard to reach',
    traits: { contact: contact({ tries: 0.6 }) },
    happenings: (chance) => throughPractice(chance),
  },
  {
    name: 'text messages only',
    traits: { contact: contact({ texts: 0.9 }) },
    happenings: (chance) => throughPractice(chance),
  },
  {
    name: 'contact registered late',
    traits: { contact: contact({ registersLate: 0.6 }) },
    happenings: (chance) => throughPractice(chance),
  },
  {
    name: 'a contact withdrawn',
    happenings: (chance) => [aWithdrawal(inCourse(60), lastOf('mediatorContact')), ...throughPractice(chance)],
  },
  {
    name: 'another job mediator',
    happenings: (chance) => [
      aStaffChange(inCourse(70), 'jobMediator'),
      aStaffChange(inCourse(90), 'coordinatingCaseworker'),
      ...throughPractice(chance),
    ],
  },
];

export const right: Fate = {
  name: 'right',
  happenings: (chance) => [
    ...throughPractice(chance),
    anArchiving(after('resourceCourseEnded', chance.between(30, 60))),
  ],
};
