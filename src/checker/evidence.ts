import type { Command } from '../domain/commands.ts';
import type { RecordedEvent } from '../domain/events.ts';
import type { NoticeBody } from '../domain/notices.ts';
import type { Trajectory } from '../domain/state.ts';

/** What a client heard: the place in the journal, the first reason of a refusal, that a signal was taken in, or nothing. */
export type Answer =
  | { readonly sequence: number }
  | { readonly refusal: string }
  | { readonly taken: true }
  | { readonly unknown: true };

/** One call of a client. A command that was repeated has several, all with one id. */
export interface ClientCall {
  readonly trajectoryId: string;
  readonly command: Command;
  readonly answer: Answer;
}

/** One recording that the workflow asked for: what the history holds of it. */
export interface Batch {
  readonly from: number;
  readonly events: readonly RecordedEvent[];
}

/** What the engine knows about a case, over all runs of its chain. */
export interface HistoryFacts {
  readonly runs: number;
  readonly openRuns: number;
  readonly batches: readonly Batch[];
  /** Ids of updates that were accepted, and of those that were completed. */
  readonly accepted: readonly string[];
  readonly completed: readonly string[];
  /** Causes of workflow tasks that failed, other than by a worker that went away. */
  readonly taskFailures: readonly string[];
  /** Attempts of the workflow task that is waiting, 0 when none is. */
  readonly taskAttempt: number;
}

export interface JournalRow {
  readonly sequence: number;
  readonly event: RecordedEvent;
  /** When the transaction wrote it, epoch milliseconds of real time. */
  readonly writtenAt: number;
}

export interface CaseEvidence {
  readonly trajectoryId: string;
  readonly history: HistoryFacts;
  readonly journal: readonly JournalRow[];
  /** The projection: the row that lists are made from. */
  readonly row: { readonly sequence: number; readonly state: Trajectory | null };
  /** What the running workflow answers; null when it has been archived. */
  readonly view: Trajectory | null;
  /** Up to when it has lived, epoch milliseconds on the installation's clock; null for a case with a clock of its own. */
  readonly livedUntil: number | null;
}

export interface MessageRow {
  readonly key: string;
  readonly trajectoryId: string;
  /** Somebody of the staff, or somebody outside; both null when there was nobody to tell. */
  readonly recipient: string | null;
  readonly outside: string | null;
  readonly channel: 'inbox' | 'email';
  readonly body: NoticeBody;
  readonly state: string;
  readonly detail: string | null;
  readonly mailId: string | null;
  /** Epoch milliseconds, as all instants here: when it was to go out, when it was written down, when it went. */
  readonly sendAt: number;
  readonly plannedAt: number;
  readonly sentAt: number | null;
}

/** A message about a municipality's report: it is about no case (K-23). */
export type ReportMessageRow = Omit<MessageRow, 'trajectoryId'> & { readonly trajectoryId: null };

/** A mail that the mail server has answered for. */
export interface AcceptedMail {
  readonly mailId: string;
  /** The cases it leads to, one per message to staff in it: those outside get no link. */
  readonly trajectoryIds: readonly string[];
}

export interface Leader {
  readonly municipality: string;
  readonly id: string;
}

/** Somebody who has been or will be away, and who stands in; null when nobody does. */
export interface Cover {
  readonly staffId: string;
  readonly substituteId: string | null;
}

/** A stretch in which some process was dead or not yet back, epoch milliseconds. */
export interface Downtime {
  readonly from: number;
  readonly until: number;
}

/** Everything that is known from outside about an installation and its past. Plain JSON, so that it can be kept. */
export interface Evidence {
  /** The instant of the taking, epoch milliseconds on the installation's clock. */
  readonly takenAt: number;
  readonly calls: readonly ClientCall[];
  readonly cases: readonly CaseEvidence[];
  readonly messages: readonly MessageRow[];
  readonly mails: readonly AcceptedMail[];
  readonly downtimes: readonly Downtime[];
  /** The team leaders of every municipality, by their ids in the staff register. */
  readonly leaders: readonly Leader[];
  /** All absences there have been. */
  readonly absences: readonly Cover[];
  /** Kinds of alarms that were raised. */
  readonly alarms: readonly string[];
}

/**
 * I1 nothing lost, I2 nothing invented, I3 one notification, I4 on time, I5 legal path, I6 convergence, I7 alive,
 * I8 true reminders, I9 honest ends, I10 contact and reviews as the journal tells, I11 reports as the journals tell.
 */
export type InvariantId = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9' | 'I10' | 'I11';

/** Something that must never be. Codes, ids and dates only. */
export interface Violation {
  readonly invariant: InvariantId;
  readonly trajectoryId: string | null;
  readonly detail: string;
}
