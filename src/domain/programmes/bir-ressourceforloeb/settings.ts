import type { SettingRule } from '../../setting-rules.ts';
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
    // B-52, K-30: the first ISO week of 2020.
    startGroupFrom: '2019-12-30',
    startGroupUntil: '2020-01-05',
    // B-49: a quarter of 2021; B-46: the file has no target for requirement 2 (K-31).
    resultsFrom: '2021-01-01',
    resultsUntil: '2021-12-31',
    requirement1Percent: 35,
    requirement2Percent: null,
  },
};

export const variants = { standard } as const;

const days = { is: 'number', from: 0, to: 366 } as const;
const percent = { is: 'number', from: 0, to: 100 } as const;

/** What of these a municipality may set, and within which bounds. */
export const ownSettings = {
  contactReminderBeforeDays: { is: 'number', from: 0, to: 6 },
  missedWeeksToLeader: { is: 'number', from: 1, to: 52 },
  textMessageIsContact: { is: 'flag' },
  caseReviewBeforeDays: days,
  stepUpWithinDays: days,
  nearFutureDays: days,
  citizensPerMediator: { is: 'number', from: 1, to: 1_000, orNone: true },
  otherTemplateApprovedOn: { is: 'date', orNone: true },
  startGroupFrom: { is: 'date' },
  startGroupUntil: { is: 'date' },
  resultsFrom: { is: 'date' },
  resultsUntil: { is: 'date' },
  requirement1Percent: percent,
  requirement2Percent: { ...percent, orNone: true },
} as const satisfies Readonly<Record<string, SettingRule>>;
