import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Actor } from '../access/policy.ts';
import type { Operation } from '../contract/operation.ts';
import { Problem } from './problem.ts';

/** Requests per minute, counted in each process by itself. */
export interface Limits {
  /** Of one actor. */
  readonly perActor: number;
  /** Of one address (of IPv6 its network) that nobody knows the key of: whoever tries keys out is slowed down. */
  readonly unknownPerAddress: number;
  /** Searches by CPR number of one actor: whoever tries numbers out is stopped, and an alarm raised. */
  readonly cprSearchesPerActor: number;
  /** Pages of one address where nobody is signed in, on the way to the sign-in above all: a town hall has one address. */
  readonly signInPagesPerAddress: number;
}

export const LIMITS: Limits = {
  ...{ perActor: 1_200, unknownPerAddress: 60 },
  ...{ cprSearchesPerActor: 30, signInPagesPerAddress: 600 },
};

const A_MINUTE_MS = 60_000;
const common = {
  windowMs: A_MINUTE_MS,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  handler: (() => {
    throw new Problem('tooManyRequests');
  }) as RequestHandler,
} as const;

/** Keeps one actor from slowing down the others. It sets Retry-After and RateLimit headers itself. */
export const actorLimit = ({ perActor }: Limits): RequestHandler =>
  rateLimit({
    ...{ ...common, limit: perActor, identifier: 'actor' },
    keyGenerator: (_request, response) => (response.locals.actor as Actor).id,
  });

/** Asked of those alone whom nobody knows: many known ones may stand behind one address, and ask at once. */
export const strangerLimit = ({ unknownPerAddress }: Limits): RequestHandler =>
  rateLimit({
    ...{ ...common, limit: unknownPerAddress, identifier: 'stranger' },
    keyGenerator: ({ ip }) => ipKeyGenerator(ip ?? ''),
  });

/** Keeps one browser session from slowing down the others, and strangers from filling the store with sessions. */
export const pageLimit = ({ perActor, signInPagesPerAddress }: Limits): RequestHandler =>
  rateLimit({
    ...{ ...common, identifier: 'page' },
    limit: ({ session }) => (session?.person ? perActor : signInPagesPerAddress),
    keyGenerator: ({ session, sessionID, ip }) => (session?.person ? sessionID : ipKeyGenerator(ip ?? '')),
  });

/** Counts what an operation takes for a search by CPR number; past the limit it is told to somebody who must look. */
export const cprSearchLimit = (
  { cprSearchesPerActor }: Limits,
  { isCprSearch }: Operation,
  onHit: (actor: Actor) => Promise<void>,
): RequestHandler =>
  rateLimit({
    ...{ ...common, limit: cprSearchesPerActor, identifier: 'cprSearch' },
    skip: ({ body }) => !isCprSearch?.(body),
    keyGenerator: (_request, response) => (response.locals.actor as Actor).id,
    handler: (_request, response, next) => {
      onHit(response.locals.actor as Actor).then(() => next(new Problem('tooManyRequests')), next);
    },
  });
