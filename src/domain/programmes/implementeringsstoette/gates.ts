import type { Gate } from '../../model/gates.ts';
import { applicationInTime } from '../organisation-parts.ts';
import { recorded } from '../parts.ts';

/** What must hold before each step. */
export const gates: readonly Gate[] = [
  applicationInTime('G-46'),
  {
    rule: 'G-45',
    code: 'signatureMissing',
    at: ['record:application'],
    needs: { is: 'values', where: { signedForSocial: true, signedForEmployment: true } },
    strength: 'must',
  },
  {
    rule: 'G-41',
    code: 'supportNotWhole',
    at: ['record:supportPeriod'],
    needs: { is: 'values', where: { implementationTrack: true, trainingTrack: true } },
    strength: 'must',
  },
  {
    rule: 'G-43',
    code: 'tooFewCtiWorkers',
    at: ['record:implementationTeam'],
    needs: { is: 'valueAtLeast', field: 'ctiWorkers', atLeast: 2 },
    strength: 'advised',
  },
  {
    rule: 'G-48',
    code: 'telephoneMeetingMissing',
    at: ['record:projectLeaderMeeting'],
    needs: recorded('telephoneMeeting'),
    strength: 'must',
  },
  {
    rule: 'G-53',
    code: 'criteriaNotReviewed',
    at: ['record:statusMeeting'],
    when: recorded('statusMeeting'),
    needs: { is: 'values', where: { lastCriteriaReviewed: true } },
    strength: 'must',
  },
  {
    rule: 'G-26',
    code: 'experienceOneSided',
    at: ['record:ctiTraining'],
    needs: { is: 'values', where: { hasSocialSupportExperience: true, hasMentorExperience: true } },
    strength: 'advised',
  },
  {
    rule: 'G-21',
    code: 'companyConsultantNotInvolved',
    at: ['record:crossDisciplinaryMeeting'],
    needs: { is: 'values', where: { companyConsultantInvolved: true } },
    strength: 'advised',
  },
];
