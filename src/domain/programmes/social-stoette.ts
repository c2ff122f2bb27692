import { KL_CLOSING_DAYS, SENDING_HOURS } from '../calendar/working-days.ts';
import type { ProgrammeModel, Settings } from '../programme.ts';

const rollout: Settings = {
  startRegisteredLateDays: 14,
  startRegisteredAheadDays: 60,
  resumeAheadDays: 60,
  actingWindowMinutes: 300,
  sendingHours: SENDING_HOURS,
  closingDays: KL_CLOSING_DAYS,
  interruptionDescribedTo: ['MUNICIPAL_PROJECT_LEADER'],
  interruptionDiscussedWith: ['MUNICIPAL_PROJECT_LEADER'],
  phaseChangeTells: ['ctiWorker', 'jobCentreCaseworker', 'socialCaseworker', 'jobConsultant'],
};

/** Social støtte i overgang til og fastholdelse i job: pilot 2017–2020 and roll-out 2022–2024 are one model with settings. */
export const socialStoette = {
  id: 'social-stoette',
  version: 1,
  legalBases: [
    { code: 'SEL_85', months: 9, lengthRule: 'S-41', needsAssessment: true, restartNeedsNewGrant: false },
    { code: 'SEL_82B', months: 6, lengthRule: 'S-42', needsAssessment: false, restartNeedsNewGrant: true },
    { code: 'LAB_31B', months: 6, lengthRule: 'S-42', needsAssessment: false, restartNeedsNewGrant: false },
  ],
  pauseReasons: ['illness', 'treatment', 'hospital', 'prison', 'other'],
  variants: {
    rollout,
    pilot: {
      ...rollout,
      interruptionDescribedTo: ['STAR', 'SOCIALSTYRELSEN'],
      interruptionDiscussedWith: ['STAR', 'SOCIALSTYRELSEN'],
    },
  },
} as const satisfies ProgrammeModel;
