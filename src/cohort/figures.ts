import type { CaseEvidence, ClientCall, MessageRow } from '../checker/evidence.ts';
import { replay } from '../checker/replay.ts';
import { punctuality } from '../checker/timing.ts';

/** Counts by name. */
type Tally = Map<string, number>;

/** What a cohort came to, added up case by case. */
export interface Figures {
  readonly citizens: Set<string>;
  readonly organisations: Set<string>;
  readonly cases: Tally;
  readonly refusedEnrolments: Tally;
  courses: number;
  runs: number;
  events: number;
  calls: number;
  readonly phaseChanges: { all: number; onTime: number };
  readonly duties: { done: number; late: number };
  readonly eventTypes: Tally;
  readonly reminders: Tally;
  readonly escalations: Tally;
  readonly outcomes: Tally;
  readonly missing: Tally;
  readonly refusals: Tally;
  readonly pauseReasons: Tally;
  readonly messages: Tally;
  readonly withdrawn: Tally;
  readonly left: Tally;
  mails: number;
  /** Figures of reports that were compared with the journals. */
  reported: number;
  /** Reports that were not. */
  unjudged: readonly string[];
}

export const newFigures = (): Figures => ({
  citizens: new Set(),
  organisations: new Set(),
  refusedEnrolments: new Map(),
  cases: new Map(),
  ...{ courses: 0, runs: 0, events: 0, calls: 0, mails: 0, reported: 0, unjudged: [] },
  phaseChanges: { all: 0, onTime: 0 },
  duties: { done: 0, late: 0 },
  eventTypes: new Map(),
  reminders: new Map(),
  escalations: new Map(),
  outcomes: new Map(),
  missing: new Map(),
  refusals: new Map(),
  pauseReasons: new Map(),
  messages: new Map(),
  withdrawn: new Map(),
  left: new Map(),
});

export const count = (tally: Tally, name: string) => tally.set(name, (tally.get(name) ?? 0) + 1);

/** Adds one case to the figures. */
export function addCase(
  figures: Figures,
  one: CaseEvidence,
  calls: readonly ClientCall[],
  messages: readonly MessageRow[],
): void {
  const { journal, history, row } = one;
  const { all, onTime } = punctuality(one);
  if (row.state?.citizenId) figures.citizens.add(row.state.citizenId);
  if (row.state?.organisationId) figures.organisations.add(row.state.organisationId);
  if (row.state?.programme) count(figures.cases, row.state.programme.id);
  figures.courses += row.state?.courses.length ?? 0;
  figures.runs += history.runs;
  figures.events += journal.length;
  figures.calls += calls.length;
  figures.phaseChanges.all += all;
  figures.phaseChanges.onTime += onTime;
  for (const { answer } of calls) if ('refusal' in answer) count(figures.refusals, answer.refusal);
  for (const { channel, state } of messages) count(figures.messages, `${channel} ${state}`);
  for (const { event } of replay(journal)) {
    count(figures.eventTypes, event.type);
    switch (event.type) {
      case 'ReminderIssued':
        count(figures.reminders, event.what);
        if (isOverdue(event.dueOn, event.on)) figures.duties.late++;
        if (event.tells.includes('teamLeader')) count(figures.escalations, event.what);
        break;
      case 'CourseEnded':
        count(figures.outcomes, event.outcome);
        for (const { code } of event.missing) count(figures.missing, code);
        break;
      case 'CoursePaused':
        count(figures.pauseReasons, event.reason);
        break;
      case 'ProgrammeLeft':
        count(figures.left, event.why);
        break;
      case 'EventWithdrawn':
        count(figures.withdrawn, event.what);
        break;
      default:
    }
  }
}

const isOverdue = (dueOn: string, on: string) => on > dueOn;

/** The figures in lines for people, without what was found wrong. */
export function figureLines(figures: Figures): string[] {
  const { phaseChanges, citizens, organisations, courses, runs, events, calls, mails } = figures;
  const share = phaseChanges.all === 0 ? 0 : (100 * phaseChanges.onTime) / phaseChanges.all;
  const sum = (tally: Tally) => [...tally.values()].reduce((total, one) => total + one, 0);
  return [
    `Cases: ${sum(figures.cases)} (${tally(figures.cases)}).`,
    `Citizens ${citizens.size}, organisations ${organisations.size}, courses ${courses}, runs of workflows ${runs}, events ${events}, commands ${calls}, mails ${mails}.`,
    `Phases and ends that time brought: ${phaseChanges.all}, on time ${phaseChanges.onTime} (${share.toFixed(2)} %).`,
    `Courses ended: ${tally(figures.outcomes)}. Missing at the end: ${tally(figures.missing)}.`,
    `Enrolments refused: ${tally(figures.refusedEnrolments)}.`,
    `Left the programme: ${tally(figures.left)}.`,
    `Pauses: ${sum(figures.pauseReasons)} (${tally(figures.pauseReasons)}).`,
    `Reminders: ${sum(figures.reminders)} (${tally(figures.reminders)}).`,
    `Reminders of overdue duties: ${figures.duties.late}.`,
    `Escalations to the team leader: ${sum(figures.escalations)} (${tally(figures.escalations)}).`,
    `Messages: ${tally(figures.messages)}.`,
    `Corrections: ${tally(figures.withdrawn)}. Refusals: ${tally(figures.refusals)}.`,
    `Events: ${tally(figures.eventTypes)}.`,
    `Figures of reports compared with the journals: ${figures.reported}. Not compared: ${figures.unjudged.join(', ') || 'none'}.`,
  ];
}

const tally = (names: Tally): string =>
  [...names]
    .sort(([, a], [, b]) => b - a)
    .map(([name, number]) => `${name} ${number}`)
    .join(', ') || 'none';
