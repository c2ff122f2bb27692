import type { Settings } from '../../settings.ts';
import { DEFAULTS } from '../defaults.ts';

/** The initiative as the questions and answers of May 2021 describe it. */
const standard: Settings = {
  ...DEFAULTS,
  phaseChangeTells: [],
  own: {
    // K-24: the week's contact is reminded of on Thursday; the leader is told after so many missed weeks in a row.
    contactReminderBeforeDays: 3,
    missedWeeksToLeader: 2,
    // K-25
    textMessageIsContact: false,
    // K-26, K-27, K-28
    caseReviewBeforeDays: 28,
    stepUpWithinDays: 28,
    nearFutureDays: 28,
    // B-09: the file has no figure.
    citizensPerMediator: null,
    // B-11: since when STAR lets the municipality use another template.
    otherTemplateApprovedOn: null,
  },
};

export const variants = { standard } as const;
