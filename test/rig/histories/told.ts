import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import type { ConcludeActivationInput } from '@temporalio/workflow';
import type { HistoryEvent } from './history-json.ts';

export type WorkflowCommand = ConcludeActivationInput['commands'][number];

/**
 * What a workflow told the server to do, with everything in it that concerns a citizen: what is written, what is
 * answered, how long is waited. Time limits and retries of activities are left out: they may change under a running case.
 */
export type Told =
  | { readonly activity: string; readonly place: string; readonly input: readonly unknown[] }
  | { readonly activityCancelled: true }
  | { readonly timer: string; readonly ms: number }
  | { readonly timerCancelled: string }
  | { readonly update: string; readonly accepted: true }
  | { readonly update: string; readonly answer: unknown }
  | { readonly update: string; readonly refused: string }
  | { readonly continuedAsNew: string; readonly input: readonly unknown[] }
  | { readonly completed: true }
  | { readonly cancelled: true };

/** A command of the code as it is. A kind that nobody compares yet is an error, not something to pass over. */
export function toldBy(command: WorkflowCommand): Told {
  const { scheduleActivity, startTimer, updateResponse, continueAsNewWorkflowExecution: next } = command;
  if (scheduleActivity) {
    const { activityType, seq, arguments: input } = scheduleActivity;
    return { activity: activityType!, place: String(seq), input: values(input) };
  }
  if (startTimer) return { timer: String(startTimer.seq), ms: milliseconds(startTimer.startToFireTimeout) };
  if (command.cancelTimer) return { timerCancelled: String(command.cancelTimer.seq) };
  if (updateResponse) {
    const { protocolInstanceId, accepted, completed, rejected } = updateResponse;
    const update = protocolInstanceId!;
    if (accepted) return { update, accepted: true };
    return completed ? { update, answer: value(completed) } : { update, refused: reasonOf(rejected) };
  }
  if (next) return { continuedAsNew: next.workflowType!, input: values(next.arguments) };
  if (command.requestCancelActivity) return { activityCancelled: true };
  if (command.completeWorkflowExecution) return { completed: true };
  if (command.cancelWorkflowExecution) return { cancelled: true };
  throw new Error(`Expected a command that is compared with its history, found ${Object.keys(command)}`);
}

/** What an event of a recorded history was told by; undefined for what the world did. */
export function toldIn(event: HistoryEvent): Told | undefined {
  const {
    activityTaskScheduledEventAttributes: activity,
    timerStartedEventAttributes: timer,
    timerCanceledEventAttributes: timerCancelled,
    workflowExecutionUpdateAcceptedEventAttributes: accepted,
    workflowExecutionUpdateCompletedEventAttributes: completed,
    workflowExecutionContinuedAsNewEventAttributes: next,
  } = event;
  if (activity) {
    const { activityType, activityId, input } = activity;
    return { activity: activityType!.name!, place: activityId!, input: values(input?.payloads) };
  }
  if (timer) return { timer: timer.timerId!, ms: milliseconds(timer.startToFireTimeout) };
  if (timerCancelled) return { timerCancelled: timerCancelled.timerId! };
  if (accepted) return { update: accepted.protocolInstanceId!, accepted: true };
  if (completed) {
    const update = completed.meta!.updateId!;
    const { success, failure } = completed.outcome!;
    return success ? { update, answer: value(success.payloads?.[0]) } : { update, refused: reasonOf(failure) };
  }
  if (next) return { continuedAsNew: next.workflowType!.name!, input: values(next.input?.payloads) };
  if (event.activityTaskCancelRequestedEventAttributes) return { activityCancelled: true };
  if (event.workflowExecutionCompletedEventAttributes) return { completed: true };
  if (event.workflowExecutionCanceledEventAttributes) return { cancelled: true };
  return undefined;
}

const value = (payload: Payload | null | undefined): unknown =>
  payload ? defaultPayloadConverter.fromPayload(payload) : undefined;
const values = (payloads: readonly Payload[] | null | undefined) => (payloads ?? []).map(value);

const milliseconds = (duration: { seconds?: unknown; nanos?: number | null } | null | undefined) =>
  Number(duration?.seconds) * 1000 + (duration?.nanos ?? 0) / 1e6;

const reasonOf = (
  failure: { message?: string | null; applicationFailureInfo?: { type?: string | null } | null } | null | undefined,
) => failure?.applicationFailureInfo?.type ?? failure?.message ?? '';
