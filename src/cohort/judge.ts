import { checkCase, checkExistence } from '../checker/check.ts';
import type { AcceptedMail, JournalRow, MessageRow, ReportMessageRow, Violation } from '../checker/evidence.ts';
import { checkAlarms } from '../checker/liveness.ts';
import { checkMails, checkReportMessages } from '../checker/notifications.ts';
import type { ServiceDeps } from '../services/services.ts';
import {
  raisedAlarms,
  readCase,
  readRegister,
  readReportMessages,
  recordedCases,
  type Witnesses,
} from '../witness/testimony.ts';
import { inParallel } from './calendar.ts';
import { addCase, count, type Figures, newFigures } from './figures.ts';
import type { Life } from './life.ts';
import { checkEveryReport } from './reports.ts';

export interface Judgement {
  readonly violations: readonly Violation[];
  readonly figures: Figures;
}

/** So many cases are held in memory at a time. */
const AT_ONCE = 6;

/** Checks everything, case by case, so that a cohort of any size fits: of each only its journal and what mails need is kept. */
export async function judge(
  witnesses: Witnesses & Pick<ServiceDeps, 'clock'>,
  { lives, mails, takenAt }: { lives: readonly Life[]; mails: readonly AcceptedMail[]; takenAt: number },
  onCase: (done: number, total: number) => void,
): Promise<Judgement> {
  const figures = newFigures();
  const violations: Violation[] = [];
  const ofReports = await readReportMessages(witnesses.db);
  const emails: (MessageRow | ReportMessageRow)[] = ofReports.filter(({ channel }) => channel === 'email');
  const callsOf = new Map(lives.map(({ trajectoryId, calls }) => [trajectoryId(), calls]));
  const ids = await recordedCases(witnesses.db);
  const register = await readRegister(witnesses.db);
  const journals = new Map<string, readonly JournalRow[]>();
  let done = 0;
  await inParallel(ids, AT_ONCE, async (id) => {
    const { one, messages } = await readCase(witnesses, id, takenAt);
    const calls = callsOf.get(id) ?? [];
    violations.push(...checkCase(one, { takenAt, downtimes: [], ...register, calls, messages }));
    addCase(figures, one, calls, messages);
    journals.set(id, one.journal);
    emails.push(...messages.filter(({ channel }) => channel === 'email'));
    onCase(++done, ids.length);
  });
  for (const refused of lives.flatMap((life) => life.refused() ?? [])) count(figures.refusedEnrolments, refused);
  figures.mails = mails.length;
  const reports = await checkEveryReport(witnesses, journals);
  figures.reported = reports.compared;
  figures.unjudged = reports.unjudged;
  const everyCall = lives.flatMap(({ calls }) => calls);
  return {
    violations: [
      ...violations,
      ...checkExistence(everyCall, new Set(ids)),
      ...checkReportMessages(ofReports, takenAt),
      ...checkMails(emails, mails),
      ...reports.violations,
      ...checkAlarms({ alarms: await raisedAlarms(witnesses.db) }),
    ],
    figures,
  };
}
