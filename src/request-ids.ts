import type { WorkflowClientInterceptor } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type { ActivityInterceptorsFactory, Headers } from '@temporalio/worker';
import { REQUEST_HEADER } from '../workflows/messages.ts';
import { requestContext } from './request-context.ts';

// From the API to the recording of what came of a command; the way between is workflows/request-ids.ts. Ids alone:
// headers of the engine are not encrypted.

const withRequest = (headers: Headers): Headers => {
  const request = requestContext.getStore();
  return request ? { ...headers, [REQUEST_HEADER]: defaultPayloadConverter.toPayload(request.requestId) } : headers;
};

/** Sends the id of the request, on whose behalf a case is asked for something, along with it. */
export const requestIdInterceptor: WorkflowClientInterceptor = {
  startWithDetails: (input, next) => next({ ...input, headers: withRequest(input.headers) }),
  startUpdate: (input, next) => next({ ...input, headers: withRequest(input.headers) }),
  signal: (input, next) => next({ ...input, headers: withRequest(input.headers) }),
};

/** Puts the ids of the requests, on whose behalf an activity works, into every line that it logs. */
export const requestIdsInLog: ActivityInterceptorsFactory = () => {
  let requests: readonly string[] = [];
  return {
    inbound: {
      execute(input, next) {
        requests = requestsIn(input.headers);
        return next(input);
      },
    },
    outbound: {
      getLogAttributes: (attributes, next) => next(requests.length > 0 ? { ...attributes, requests } : attributes),
    },
  };
};

const requestsIn = (headers: Headers): string[] => [
  ...new Set(
    Object.entries(headers).flatMap(([name, payload]) =>
      name.startsWith(`${REQUEST_HEADER}/`) ? defaultPayloadConverter.fromPayload<string>(payload) : [],
    ),
  ),
];
