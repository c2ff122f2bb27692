import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import type { Purpose } from '../../domain/search.ts';
import { createLogger, type Logger } from '../../log.ts';
import type { Language } from '../../messages/language.ts';
import { PROBLEMS, type ProblemCode } from '../../messages/problems.ts';
import { isRequestFault, type RequestFault } from '../../messages/request-faults.ts';
import { NotRecordedYet } from '../../services/send.ts';
import type { Access } from '../../store/access-log.ts';
import { type Actor, reachOf } from '../access/policy.ts';
import { openApiDocument } from '../contract/openapi.ts';
import type { Answer, Asked, Operation } from '../contract/operation.ts';
import { OPERATIONS, type Operations } from '../contract/operations.ts';
import { actorLimit, cprSearchLimit, LIMITS, type Limits, strangerLimit } from './limits.ts';
import { logRequests, type Observe, observed, purpose, tracesOf } from './observed.ts';
import { Problem, problemBody } from './problem.ts';

/** Who asks, in which language, and what the request says besides its parameters and body. */
export interface Circumstances {
  readonly actor: Actor;
  readonly language: Language;
  /** The command's id; set where the operation wants one. */
  readonly idempotencyKey: string | undefined;
  /** The sequence number or version in If-Match; set where the operation wants one. */
  readonly basedOn: number | undefined;
}

/** An answer with the headers that go with it. */
export interface Reply<One extends Operation> {
  readonly body: Answer<One>;
  /** How many events the trajectory has, or which version it is: becomes the ETag. */
  readonly sequence?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The cases that it shows or has changed, besides the one in the address: they go into the access log. */
  readonly trajectories?: readonly string[];
  /** What was looked for, and why: for the access log alone. */
  readonly search?: Search;
}

interface Search {
  readonly purpose: Purpose;
  readonly criterion: string;
}

export type Handler<One extends Operation> = (asked: Asked<One>, circumstances: Circumstances) => Promise<Reply<One>>;

/** One handler for each operation of the contract: a missing one does not compile. */
export type Handlers = { readonly [Id in keyof Operations]: Handler<Operations[Id]> };

/** Who a request comes from; undefined when it is not known. */
export type Identify = (request: Request) => Promise<Actor | undefined>;

/** Keeps an access before its answer leaves. */
export type LogAccess = (access: Omit<Access, 'at' | keyof Search> & { readonly search?: Search }) => Promise<void>;

export interface ApiParts {
  readonly handlers: Handlers;
  readonly identify: Identify;
  readonly logAccess: LogAccess;
  /** Standard error, in lines for people, unless told otherwise. */
  readonly log?: Logger | undefined;
  /** Told of every request when it is over; each is in the log without. */
  readonly observe?: Observe | undefined;
  readonly limits?: Limits | undefined;
  /** Calls for a person when somebody has searched by CPR number too often. */
  readonly onManyCprSearches?: (actor: Actor) => Promise<void>;
}

const LARGEST_BODY = '256kb';

/** The API below /api/v1. Every operation is identified and put to the policy before its handler sees anything. */
export function createApi({
  handlers,
  identify,
  logAccess,
  log = createLogger(),
  observe,
  limits = LIMITS,
  onManyCprSearches = async () => undefined,
}: ApiParts): Router {
  const router = Router();
  router.use(observed(observe ?? logRequests(log)));
  const document = JSON.stringify(openApiDocument());
  router.get(
    '/openapi.json',
    purpose('contract', '/api/v1/openapi.json'),
    (_request, response) => void response.type('json').send(document),
  );
  const [known, ofActor] = [identified(identify, strangerLimit(limits)), actorLimit(limits)];
  const add = (route: string, [id, operation]: Named) => {
    const access = logged(id, logAccess);
    router[operation.method](
      route,
      purpose(id, `/api/v1${operation.route}`),
      known,
      access.refusalOf(ofActor),
      access.refusalOf(allowed(operation)),
      ...(operation.body ? [access.refusalOf(readBody(operation))] : []),
      ...(operation.isCprSearch ? [access.refusalOf(cprSearchLimit(limits, operation, onManyCprSearches))] : []),
      access.refusalOf(perform(operation, handlers[id] as never, access.write)),
    );
  };
  for (const [route, here] of operationsByRoute()) {
    for (const named of here) add(route, named);
    router.all(route, purpose('unknown', 'unknown'), known, (_request, response) => {
      response.set('allow', methodsOf(here).join(', '));
      throw new Problem('methodNotAllowed');
    });
  }
  router.use(() => {
    throw new Problem('notFound');
  });
  router.use(sendProblem(log));
  return router;
}

type Named = [keyof Operations, Operation];

/** What can be done at each address, /search before /{id}: each answers for itself, also with a 405. */
function operationsByRoute(): [string, Named[]][] {
  const all = Object.entries(OPERATIONS) as Named[];
  const byRoute = Map.groupBy(all, ([, { route }]) => route.replaceAll(/\{(\w+)\}/g, ':$1'));
  const parameters = (route: string) => route.split(':').length;
  return [...byRoute].sort(([a], [b]) => parameters(a) - parameters(b));
}

/** Where there is GET, there is HEAD too (RFC 9110 § 9.1). */
const methodsOf = (here: readonly Named[]) =>
  here.flatMap(([, { method }]) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));

/** Who asks comes before what is asked: a body is not even read for somebody who may not. */
function identified(identify: Identify, ofStrangers: RequestHandler): RequestHandler {
  return async (request, response, next) => {
    const actor = await identify(request);
    if (!actor) return ofStrangers(request, response, (error) => next(error ?? new Problem('signInNeeded')));
    tracesOf(response).actor = actor;
    next();
  };
}

const allowed =
  ({ action }: Operation): RequestHandler =>
  (_request, response, next) =>
    next(reachOf(response.locals.actor as Actor, action) === undefined ? new Problem('notAllowed') : undefined);

function readBody({ largestBody = LARGEST_BODY }: Operation): RequestHandler {
  const parseJson = express.json({ limit: largestBody, strict: false });
  return (request, response, next) => {
    if (!request.is('application/json')) throw new Problem('mediaTypeUnknown');
    parseJson(request, response, (error?: { type?: string }) =>
      next(error && new Problem(error.type === 'entity.too.large' ? 'bodyTooLarge' : 'bodyUnreadable')),
    );
  };
}

type LogOne = (
  request: Request,
  response: Response,
  status: number,
  shown?: Pick<Reply<Operation>, 'trajectories' | 'search'>,
) => Promise<void>;

/** Writes the accesses of one operation down: what was answered, and what was refused to somebody who is known. */
function logged(operation: string, logAccess: LogAccess) {
  const write: LogOne = ({ params }, { locals }, status, { trajectories: more = [], search } = {}) => {
    const { id: actor, role, municipality } = locals.actor as Actor;
    const { trajectoryId } = params;
    const own = typeof trajectoryId === 'string' && z.uuid().safeParse(trajectoryId).success ? [trajectoryId] : [];
    const { requestId } = locals;
    const about = { trajectories: [...own, ...more], requestId, ...(search ? { search } : {}) };
    return logAccess({ actor, role, municipality, operation, status, ...about });
  };
  const refusalOf =
    (handler: RequestHandler): RequestHandler =>
    async (request, response, next) => {
      const refused = async (error: unknown) => {
        await write(request, response, PROBLEMS[problemIn(error as Error).code].status);
        return error;
      };
      try {
        await handler(request, response, (error?: unknown) =>
          error === undefined ? next() : void refused(error).then(next, next),
        );
      } catch (error) {
        throw await refused(error);
      }
    };
  return { write, refusalOf };
}

function perform<One extends Operation>(operation: One, handler: Handler<One>, log: LogOne): RequestHandler {
  const { answer } = operation;
  return async (request, response) => {
    const asked = read(operation, request);
    const {
      body,
      sequence,
      headers = {},
      trajectories = [],
      search,
    } = await handler(asked as Asked<One>, circumstances(operation, request, response));
    // Through the schema on the way out: what it does not know does not leave.
    const shown = answer.schema.parse(body);
    await log(request, response, answer.status, { trajectories, ...(search ? { search } : {}) });
    if (sequence !== undefined) response.set('etag', `"${sequence}"`);
    response.status(answer.status).set(headers).json(shown);
  };
}

/** Everything that is wrong with a request at once, each with its place. */
function read({ path, query, body }: Operation, request: Request): Record<'path' | 'query' | 'body', unknown> {
  if (path && !path.safeParse(request.params).success) throw new Problem('notFound'); // no id of ours
  const parts = [
    ['query', query?.strict().safeParse(request.query)],
    ['body', body?.safeParse(request.body)],
  ] as const;
  const details = parts.flatMap(([part, result]) =>
    (result?.error?.issues ?? []).map((issue) => ({
      fault: faultOf(issue),
      pointer: part === 'body' ? pointerTo(issue.path) : String(issue.path[0] ?? ''),
    })),
  );
  if (details.length > 0) throw new Problem('requestInvalid', details);
  return { path: path?.parse(request.params), query: parts[0][1]?.data, body: parts[1][1]?.data };
}

/** A schema of ours says what is wrong under a name of ours; the validator's own codes are the others. */
function faultOf(issue: z.core.$ZodIssue): RequestFault {
  const named = issue.code === 'custom' ? issue.params?.fault : issue.code;
  return typeof named === 'string' && isRequestFault(named) ? named : 'custom';
}

/** RFC 6901. */
const pointerTo = (place: readonly PropertyKey[]) =>
  place.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function circumstances(operation: Operation, request: Request, response: Response): Circumstances {
  const { isIdempotent, needsVersion } = operation;
  const key = z.uuid().safeParse(request.get('idempotency-key'));
  if (isIdempotent && !key.success) throw new Problem('idempotencyKeyMissing');
  const version = basedOn(request.get('if-match'), needsVersion ? 'versionIsOld' : 'stateHasChanged');
  if (needsVersion && version === undefined) throw new Problem('versionMissing');
  return {
    actor: response.locals.actor as Actor,
    language: languageOf(request),
    idempotencyKey: key.data?.toLowerCase(),
    basedOn: version,
  };
}

/** A tag that is none of ours can match nothing (RFC 9110 § 13.1.1). */
function basedOn(ifMatch: string | undefined, otherwise: ProblemCode): number | undefined {
  if (ifMatch === undefined || ifMatch === '*') return undefined;
  const [, sequence] = /^"(\d{1,9})"$/.exec(ifMatch) ?? [];
  if (sequence === undefined) throw new Problem(otherwise);
  return Number(sequence);
}

const languageOf = (request: Request): Language => (request.acceptsLanguages('da', 'en') || 'da') as Language;

function problemIn(error: Error): Problem {
  if (error instanceof Problem) return error;
  return new Problem(error instanceof NotRecordedYet ? 'notRecordedYet' : 'fault');
}

/** Never a stack trace, and never what was asked for: the log has the kind of the error and the id of the request. */
const sendProblem =
  (log: Logger): ErrorRequestHandler =>
  (error: Error, request, response, _next) => {
    const problem = problemIn(error);
    const { requestId } = tracesOf(response);
    if (problem.code === 'fault') log.error({ requestId, error: error.name }, 'request failed');
    tracesOf(response).refusals = problem.details.flatMap((detail) => ('rule' in detail ? detail.code : []));
    const { status } = PROBLEMS[problem.code];
    if (status === 401) response.set('www-authenticate', 'Bearer');
    if (status === 503) response.set('retry-after', '5');
    if (problem.newest !== undefined) response.set('etag', `"${problem.newest}"`);
    response
      .status(status)
      .type('application/problem+json')
      .set('content-language', languageOf(request))
      .send(JSON.stringify(problemBody(problem, { language: languageOf(request), requestId })));
  };
