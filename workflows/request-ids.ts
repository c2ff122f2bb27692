import type { ActivityInput, Headers, WorkflowInterceptors } from '@temporalio/workflow';
import type { RecordActivities } from '../activities/record.ts';
import type { Command } from '../src/domain/commands.ts';
import { REQUEST_HEADER, type TrajectoryInput } from './messages.ts';

/** Ids of commands that have changed nothing stay until a later run begins: of those the oldest are let go. */
const MOST_REMEMBERED = 100;

/**
 * Passes the id of the request in which a command was asked on to the recording of what came of it. Nothing is waited for
 * and no command is added or moved: a header is no part of what a history is compared by, and without one all is as ever.
 * The SDK knows it by its name.
 * @public
 */
export function interceptors(): WorkflowInterceptors {
  const requestOf = new Map<string, Headers[string]>();
  const remember = (headers: Headers, command: Command | undefined) => {
    const request = headers[REQUEST_HEADER];
    if (!request || !command) return;
    requestOf.set(command.id, request);
    if (requestOf.size > MOST_REMEMBERED) requestOf.delete(requestOf.keys().next().value!);
  };
  const requestsBehind = ({ activityType, args }: ActivityInput): Headers => {
    if (activityType !== 'record') return {};
    const [{ events }] = args as Parameters<RecordActivities['record']>;
    const asked = new Set(events.flatMap(({ cause }) => cause?.command ?? []));
    const known = [...asked].flatMap((command) => {
      const request = requestOf.get(command);
      requestOf.delete(command);
      return request ? [[`${REQUEST_HEADER}/${command}`, request] as const] : [];
    });
    return Object.fromEntries(known);
  };
  return {
    inbound: [
      {
        execute(input, next) {
          remember(input.headers, (input.args[0] as TrajectoryInput | undefined)?.enrolment);
          return next(input);
        },
        handleUpdate(input, next) {
          remember(input.headers, input.args[0] as Command);
          return next(input);
        },
        handleSignal(input, next) {
          remember(input.headers, input.args[0] as Command);
          return next(input);
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next({ ...input, headers: { ...input.headers, ...requestsBehind(input) } }),
      },
    ],
  };
}
