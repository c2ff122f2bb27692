import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import type { Filing, ReportRecipient } from '../model/filing.ts';
import type { ReportRule } from '../model/reports.ts';
import type { NoticeBody } from '../notices.ts';
import type { JobFunction } from '../people.ts';
import { newestProgramme } from '../programmes/index.ts';
import type { Trajectory } from '../state.ts';
import type { Source } from './content.ts';
import { deadlinesOf, filingPeriods } from './filing.ts';
import { fillReport } from './filled.ts';
import type { Days } from './rolling-quarters.ts';

/** What is said of a report and of what is missing in it; every other message follows from an event of a case. */
export type ReportNotice = Extract<NoticeBody, { kind: 'reportDue' | 'reportGap' }>;

/** A message about a report that is to go out. */
export interface ReportToTell {
  /** The case that it is about; null for the report itself. */
  readonly trajectoryId: string | null;
  readonly body: ReportNotice;
  readonly tells: readonly (JobFunction | 'teamLeader')[];
}

/** The rung of a period's ladder that has come; a rung is said once, whoever would be told of it later. */
export interface ReportRung extends Days {
  /** Its name among those of the period. */
  readonly rung: string;
  /** The day that it is for. */
  readonly on: CivilDate;
  readonly messages: readonly ReportToTell[];
}

/**
 * What is to be said by a day of every period of a report that nobody has approved (K-23): of each the last rung that has
 * come, so that an outage brings no more messages than one. Whether it has been said before its name tells.
 */
export function reportRungs(
  rule: ReportRule & { readonly filing: Filing },
  source: Source,
  isOpen: (period: Days) => boolean,
): ReportRung[] {
  const { filing } = rule;
  if (!source.settings.remindsOfDuties) return [];
  return filingPeriods(filing, source.settings, source.today)
    .filter(isOpen)
    .flatMap((period) => {
      const last = filing.handIn?.reminders.findLast(
        ({ afterDays }) => addDays(period.last, afterDays) <= source.today,
      );
      if (!last) return [];
      const on = addDays(period.last, last.afterDays);
      return [{ ...period, rung: `day-${last.afterDays}`, on, messages: messagesOf(rule, period, source, last.tells) }];
    });
}

function messagesOf(
  rule: ReportRule & { readonly filing: Filing },
  period: Days,
  source: Source,
  tells: readonly ReportRecipient[],
): ReportToTell[] {
  const dueOn = deadlinesOf(rule.filing, period).dueOn!;
  const about = { report: rule.id, ...period, dueOn };
  const others = tells.filter((one) => one !== 'whoFillsGaps');
  const gaps = others.length === tells.length ? [] : fillReport(rule, period, source).gaps;
  const byCase = new Map(gaps.map((gap) => [`${gap.trajectoryId}/${gap.filledBy}`, gap]));
  return [
    { trajectoryId: null, body: { kind: 'reportDue', ...about }, tells: others },
    ...[...byCase.values()].map(
      ({ trajectoryId, filledBy }): ReportToTell => ({
        ...{ trajectoryId, tells: [filledBy] },
        body: { kind: 'reportGap', ...about },
      }),
    ),
  ];
}

/**
 * Whether a message about a report still says the truth on a day: asked right before it is sent. Nothing is said of a
 * report that somebody has approved, nor of a case in which nothing is missing any more; `state` is that of its case.
 */
export function isReportStillToBeDone(
  today: CivilDate,
  body: ReportNotice,
  { isApproved, state }: { readonly isApproved: boolean; readonly state: Trajectory | null },
): boolean {
  if (isApproved) return false;
  if (body.kind === 'reportDue') return true;
  const programme = state?.programme;
  const model = programme && newestProgramme(programme.id);
  const rule = model?.reports?.find(({ id, filing }) => filing && id === body.report);
  if (!rule) return false;
  const source = { today, model: model!, settings: programme!.settings, cases: [{ id: '', state: state! }] };
  return fillReport(rule, { from: body.from, last: body.last }, source).gaps.length > 0;
}
