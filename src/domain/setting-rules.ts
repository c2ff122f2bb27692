import type { Settings } from './settings.ts';

/** What a municipality may put in the place of a setting. Numbers are whole; `orNone`: it may also say that there is none. */
export type SettingRule = (
  | { readonly is: 'number'; readonly from: number; readonly to: number }
  | { readonly is: 'flag' }
  | { readonly is: 'date' }
  | { readonly is: 'hours' }
  | { readonly is: 'codes'; readonly of: readonly string[] }
  /** Points of a checklist: codes, each with words of the municipality's own after a colon where it has some. */
  | { readonly is: 'points'; readonly of: readonly string[] }
) & { readonly orNone?: true };

/** Who is told, by setting: one or several of those inside, or of those outside. */
export type RecipientRule = { readonly are: 'functions' | 'parties'; readonly several: boolean };

const YEAR = 366;
const days = { is: 'number', from: 0, to: YEAR } as const;
/** What comes again must move on. */
const everyDays = { is: 'number', from: 1, to: YEAR } as const;
const flag = { is: 'flag' } as const;

/** Recipients have a heading of their own in a municipality's file. */
export const RECIPIENT_RULES = {
  phaseChangeTells: { are: 'functions', several: true },
  interruptionDescribedTo: { are: 'parties', several: true },
  interruptionDiscussedWith: { are: 'parties', several: true },
  toldByMessage: { are: 'parties', several: true },
  pauseToldTo: { are: 'parties', several: false },
} as const satisfies Readonly<Partial<Record<keyof Settings, RecipientRule>>>;

/** Which rules a variant leaves out is no choice of a municipality; its closing days have a heading of their own. */
type Elsewhere = keyof typeof RECIPIENT_RULES | 'rulesOff' | 'closingDays' | 'own';

/** What a municipality may set in every programme, and within which bounds. */
export const SETTING_RULES: Readonly<Record<Exclude<keyof Settings, Elsewhere>, SettingRule>> = {
  startRegisteredLateDays: days,
  startRegisteredAheadDays: days,
  resumeAheadDays: days,
  actingWindowMinutes: { is: 'number', from: 0, to: 420 },
  sendingHours: { is: 'hours' },
  projectEndsOn: { is: 'date', orNone: true },
  places: { is: 'number', from: 0, to: 100_000, orNone: true },
  remindsOfDuties: flag,
  oneCaseworkerForBoth: flag,
  startUpWithinDays: days,
  summonBeforeDays: days,
  citizenReminderDays: days,
  planWithinDays: days,
  planReminderAfterDays: days,
  longWaitAfterDays: days,
  longWaitEveryDays: everyDays,
  contactMeetings: { is: 'number', from: 0, to: 20 },
  phaseNoticeDays: days,
  phaseLastNoticeDays: days,
  handoverReminderDays: days,
  handoverLastReminderDays: days,
  closingSummonDays: days,
  closingProposedDays: days,
  continuedNeedDays: days,
  decisionProposedDays: days,
  escalateAfterDays: days,
  pauseReviewEveryDays: everyDays,
  longPauseAfterDays: days,
  followUpEveryDays: everyDays,
  goalsAfterDays: days,
  holidayPlanBeforeDays: days,
  holidayWorkingDays: days,
  loadWarningPercent: { is: 'number', from: 1, to: 1_000 },
  loadStopPercent: { is: 'number', from: 1, to: 1_000, orNone: true },
  caseAcceptedWithinDays: { ...days, orNone: true },
};

/** Two numbers of which the first is not above the second: a last reminder does not come before the first. */
export const IN_ORDER: readonly (readonly [smaller: keyof Settings, larger: keyof Settings])[] = [
  ['citizenReminderDays', 'summonBeforeDays'],
  ['planReminderAfterDays', 'planWithinDays'],
  ['phaseLastNoticeDays', 'phaseNoticeDays'],
  ['handoverLastReminderDays', 'handoverReminderDays'],
  ['closingProposedDays', 'closingSummonDays'],
  ['decisionProposedDays', 'continuedNeedDays'],
];

/** Everything that a municipality may set in a programme, by name: what all have, and what only this one has. */
export const settingRules = ({ ownSettings }: Owning): Readonly<Record<string, SettingRule>> => ({
  ...SETTING_RULES,
  ...ownSettings,
});

interface Owning {
  readonly ownSettings?: Readonly<Record<string, SettingRule>>;
}
