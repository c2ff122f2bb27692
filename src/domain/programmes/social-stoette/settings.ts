import { KL_CLOSING_DAYS, SENDING_HOURS } from '../../calendar/working-days.ts';
import type { Settings } from '../../settings.ts';

/** The roll-out of 2022–2024: the citizen's model of the pilot without evaluator, draw and national project management. */
const rollout: Settings = {
  rulesOff: ['S-01', 'S-03', 'S-04', 'S-05', 'S-34', 'S-85', 'S-92', 'A-10', 'G-23', 'G-24', 'G-28', 'G-63'],
  startRegisteredLateDays: 14,
  startRegisteredAheadDays: 60,
  resumeAheadDays: 60,
  actingWindowMinutes: 300,
  sendingHours: SENDING_HOURS,
  closingDays: KL_CLOSING_DAYS,
  interruptionDescribedTo: ['MUNICIPAL_PROJECT_LEADER'],
  interruptionDiscussedWith: ['MUNICIPAL_PROJECT_LEADER'],
  pauseToldTo: 'MUNICIPAL_PROJECT_LEADER',
  toldByMessage: [],
  projectEndsOn: null,
  places: null,
  remindsOfDuties: true,
  phaseChangeTells: ['ctiWorker', 'jobCentreCaseworker', 'socialCaseworker', 'jobConsultant'],
  oneCaseworkerForBoth: false,
  startUpWithinDays: 30,
  summonBeforeDays: 14,
  citizenReminderDays: 2,
  planWithinDays: 28,
  planReminderAfterDays: 14,
  longWaitAfterDays: 60,
  longWaitEveryDays: 30,
  contactMeetings: 2,
  phaseNoticeDays: 14,
  phaseLastNoticeDays: 1,
  handoverReminderDays: 28,
  handoverLastReminderDays: 14,
  closingSummonDays: 42,
  closingProposedDays: 14,
  continuedNeedDays: 42,
  decisionProposedDays: 14,
  escalateAfterDays: 3,
  pauseReviewEveryDays: 14,
  longPauseAfterDays: 90,
  followUpEveryDays: 28,
  goalsAfterDays: 14,
  holidayPlanBeforeDays: 21,
  holidayWorkingDays: 5,
  loadWarningPercent: 100,
};

/** The pilot of 2017–2020: evaluator, draw, STAR and Socialstyrelsen. */
const pilot: Settings = {
  ...rollout,
  rulesOff: ['S-02', 'G-58'],
  interruptionDescribedTo: ['STAR', 'SOCIALSTYRELSEN'],
  interruptionDiscussedWith: ['STAR', 'SOCIALSTYRELSEN'],
  pauseToldTo: 'EVALUATOR',
};

export const variants = { rollout, pilot } as const;
