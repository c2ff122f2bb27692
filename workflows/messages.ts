import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Command, CommandEnvelope, PauseCourse, ResumeCourse } from '../src/domain/commands.ts';
import type { Trajectory } from '../src/domain/state.ts';

/** The answer to a command: the journal holds its events up to this sequence number. A repeat gets the first answer again. */
export interface CommandAnswer {
  readonly sequence: number;
}

/** Everything the next run must know. Plain JSON: no Date, Map, Set or class survives the trip. */
export interface TrajectoryInput {
  readonly version: 1;
  readonly trajectoryId: string;
  /** Milliseconds between this case's clock and the server's: negative for a case that began in the past. */
  readonly clockOffsetMs: number;
  readonly state: Trajectory;
  /** How many events the journal holds. */
  readonly recorded: number;
  /** The enrolment that begins the case; a later run has none. */
  readonly enrolment?: Command;
}

// Names are permanent: running cases listen to them.
export const command = defineUpdate<CommandAnswer, [Command]>('command');
export const pause = defineSignal<[CommandEnvelope & PauseCourse]>('pause');
export const resume = defineSignal<[CommandEnvelope & ResumeCourse]>('resume');
export const view = defineQuery<Trajectory>('view');

/** Of commands and of what is recorded of them: the id of the API's request in which a command was asked. */
export const REQUEST_HEADER = 'overgang-request';
