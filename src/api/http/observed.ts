import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Logger } from '../../log.ts';
import { requestContext } from '../../request-context.ts';
import type { Actor } from '../access/policy.ts';
import type { OperationId } from '../contract/operations.ts';

/** What a request was for, from a closed list: an operation of the API, or what else is served. */
export type Purpose = OperationId | 'contract' | 'page' | 'probe' | 'unknown';

/** A request once its answer has left, or its sender has gone: ids, codes and times, nothing that was sent. */
export interface ObservedRequest {
  readonly requestId: string;
  readonly method: string;
  readonly operation: Purpose;
  /** The pattern that it met, never the address. */
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
  readonly actor: Actor | undefined;
  /** The rules' codes that said no. */
  readonly refusals: readonly string[];
}

export type Observe = (request: ObservedRequest) => void;

/** What handlers leave behind for whoever observes. */
export interface Traces {
  requestId: string;
  operation?: Purpose;
  route?: string;
  actor?: Actor;
  refusals?: readonly string[];
}

/**
 * Gives each request its id, does what follows in its context, and tells of it when it is over. The API brings it along,
 * and whoever puts the API into a server may have done it before: once is enough.
 */
export function observed(observe: Observe): RequestHandler {
  return (request, response, next) => {
    if ((response.locals as Partial<Traces>).requestId) return next();
    const startedAt = performance.now();
    const requestId = idOf(request.get('x-request-id'), request.get('traceparent'));
    const traces = response.locals as Traces;
    traces.requestId = requestId;
    response.set({ 'x-request-id': requestId, 'cache-control': 'no-store' });
    response.once('close', () => {
      const met: string | undefined = request.route?.path;
      const { operation = met ? 'page' : 'unknown', route = met ?? 'unknown', actor, refusals = [] } = traces;
      const durationMs = Math.round((performance.now() - startedAt) * 10) / 10;
      const status = response.writableEnded ? response.statusCode : ABANDONED;
      observe({ ...{ requestId, method: request.method, operation, route, status, durationMs, actor, refusals } });
    });
    requestContext.run({ requestId }, next);
  };
}

/** Says what a request is for, before it is answered. */
export const purpose =
  (operation: Purpose, route: string): RequestHandler =>
  (_request, response, next) => {
    Object.assign(tracesOf(response), { operation, route });
    next();
  };

export const tracesOf = (response: Response): Traces => response.locals as Traces;

/** As proxies count requests whose sender did not wait for the answer. */
const ABANDONED = 499;

/**
 * The id that a sender gave, or the trace's (W3C Trace Context), so that one search finds it in every system's log; else
 * one of ours. Anything of another shape, and what could be a person's number, is not taken.
 */
function idOf(given: string | undefined, traceparent: string | undefined): string {
  if (given && /^[\w-]{8,64}$/.test(given) && !LIKE_CPR.test(given)) return given;
  const [, traceId] = /^[\da-f]{2}-(?!0{32})([\da-f]{32})-[\da-f]{16}-[\da-f]{2}/.exec(traceparent ?? '') ?? [];
  return traceId ?? randomUUID();
}

const LIKE_CPR = /(?<![\da-f])\d{6}-?\d{4}(?![\da-f])/i;

/** One line for each request: who asked for which operation, and how it was answered. Probes are of interest to nobody. */
export function logRequests(log: Logger): Observe {
  return ({ actor, refusals, ...request }) => {
    const who = actor ? { actor: actor.id, role: actor.role } : {};
    const why = refusals.length > 0 ? { refusals } : {};
    const level = request.operation === 'probe' ? 'debug' : request.status >= 500 ? 'warn' : 'info';
    log[level]({ ...request, ...who, ...why }, 'request');
  };
}

/** Tells everybody of each request. */
export const toldOf =
  (...observers: readonly (Observe | undefined)[]): Observe =>
  (request) => {
    for (const observe of observers) observe?.(request);
  };
