import type { CivilDate } from './calendar/civil-date.ts';
import type { ClosingDay, Hours } from './calendar/working-days.ts';
import type { JobFunction, OutsideParty } from './people.ts';
import type { RuleId } from './rule.ts';

/** What a municipality may set. Values are the proposals of the rules catalogue's K table; days are calendar days. */
export interface Settings {
  /** Rules that this variant leaves out (the catalogue's marks [pilot] and [rollout]). */
  readonly rulesOff: readonly RuleId[];
  /** K-14: a start may be registered so many days after the fact … */
  readonly startRegisteredLateDays: number;
  /** K-14: … or so many days ahead. */
  readonly startRegisteredAheadDays: number;
  /** K-13: a return from pause may be registered so many days ahead. */
  readonly resumeAheadDays: number;
  /** Acting on a date is spread over so many minutes after 00:00 by a stable hash; the date itself never moves. */
  readonly actingWindowMinutes: number;
  /** K-32: the hours of a working day within which messages to people go out … */
  readonly sendingHours: Hours;
  /** … and the days on which this municipality is closed. */
  readonly closingDays: readonly ClosingDay[];
  /** Who a considered interruption is described to and discussed with before it is decided (S-84, S-85, A-13). */
  readonly interruptionDescribedTo: readonly OutsideParty[];
  readonly interruptionDiscussedWith: readonly OutsideParty[];
  /** Who hears of a pause, its reason and its end (S-82, A-13). */
  readonly pauseToldTo: OutsideParty;
  /** Those outside who are told by a message; the others by a task for the one who has the case. */
  readonly toldByMessage: readonly OutsideParty[];
  /** The project's last day (G-66): a course that would end later is shown with a warning; null when there is none. */
  readonly projectEndsOn: CivilDate | null;
  /** How many participants the municipality has places for (S-05); null for as many as there are. */
  readonly places: number | null;
  /** Whether people are reminded of duties; a municipality may leave that to a system of its own. */
  readonly remindsOfDuties: boolean;
  /** Who is told when a phase begins or the course ends. */
  readonly phaseChangeTells: readonly JobFunction[];
  /** G-10: one caseworker with powers under both administrations' laws fills both functions. */
  readonly oneCaseworkerForBoth: boolean;
  /** K-01: the start-up meeting is held within so many days of the inclusion … */
  readonly startUpWithinDays: number;
  /** … summoned so many days before it … */
  readonly summonBeforeDays: number;
  /** … and the citizen reminded so many days before it. */
  readonly citizenReminderDays: number;
  /** K-02: the joint plan is agreed within so many days of the start-up meeting, its owner reminded after so many. */
  readonly planWithinDays: number;
  readonly planReminderAfterDays: number;
  /** K-03: a long wait without a job match, and how often it is said again. */
  readonly longWaitAfterDays: number;
  readonly longWaitEveryDays: number;
  /** K-04: contact meetings before the start. */
  readonly contactMeetings: number;
  /** K-05: notice of a coming phase change. */
  readonly phaseNoticeDays: number;
  readonly phaseLastNoticeDays: number;
  /** K-06: reminders of the handover plan before the course's end. */
  readonly handoverReminderDays: number;
  readonly handoverLastReminderDays: number;
  /** K-07: the closing meeting is summoned, and proposed to be held, so many days before the end. */
  readonly closingSummonDays: number;
  readonly closingProposedDays: number;
  /** K-08: the question of continued need and the decision on it, so many days before the end. */
  readonly continuedNeedDays: number;
  readonly decisionProposedDays: number;
  /** K-09: what is overdue is shown to the team leader after so many days. */
  readonly escalateAfterDays: number;
  /** K-10: "is the pause still right?" */
  readonly pauseReviewEveryDays: number;
  /** K-11: a long pause, a new start to be considered. */
  readonly longPauseAfterDays: number;
  /** K-16: the caseworkers' follow-up. */
  readonly followUpEveryDays: number;
  /** K-17: goals and work agreement missing so many days after the start. */
  readonly goalsAfterDays: number;
  /** K-18: the holiday plan so many days before a holiday of at least so many working days. */
  readonly holidayPlanBeforeDays: number;
  readonly holidayWorkingDays: number;
  /** K-19: a worker's load above which there is a warning, in hundredths. */
  readonly loadWarningPercent: number;
  /** … and above which nobody is given another case; null, and left out in older cases, for no stop. */
  readonly loadStopPercent?: number | null;
  /** G-15: whoever is given another's case confirms it within so many days; null, and left out in older cases, where nobody is asked to. */
  readonly caseAcceptedWithinDays?: number | null;
  /** What only this programme lets a municipality set, by name. */
  readonly own?: Readonly<Record<string, OwnValue>>;
}

export type OwnValue = number | boolean | string | null | readonly string[];

export type NumberSetting = {
  [Name in keyof Settings]-?: NonNullable<Settings[Name]> extends number ? Name : never;
}[keyof Settings];

/** The programme as one case runs it: it travels in the state, so a changed default changes no running case. */
export interface ResolvedProgramme {
  readonly id: string;
  readonly version: number;
  readonly variant: string;
  readonly settings: Settings;
}
