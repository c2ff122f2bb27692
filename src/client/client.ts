import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import type { Operation, Question } from '../api/contract/operation.ts';
import { OPERATIONS, type OperationId, type Operations } from '../api/contract/operations.ts';
import type { ProblemBody } from '../api/http/problem.ts';
import type { Language } from '../messages/language.ts';

/** A no of the API, as it was sent (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly body: z.infer<typeof ProblemBody>;
  constructor(body: z.infer<typeof ProblemBody>) {
    super(`${body.status} ${body.code}: ${body.title} (request ${body.requestId})`);
    this.body = body;
  }
}

export interface ClientOptions {
  /** Where Overgang is: the address of its pages. */
  readonly baseUrl: string;
  /** An API key. */
  readonly token: string;
  readonly language?: Language;
  /** How often a request that got no answer, or 503, is repeated; under the same key, so that it has one effect. */
  readonly retries?: number;
}

export interface Answered<Body> {
  readonly body: Body;
  readonly etag: string | null;
  /** Where the next page is, as the query that gets it; null on the last one. */
  readonly next: Readonly<Record<string, string>> | null;
}

/** The parts of a question that an operation has: those that may be empty may be left out. */
type Needed<One extends Operation> = {
  readonly [Part in keyof Question<One> as object extends Question<One>[Part]
    ? never
    : undefined extends Question<One>[Part]
      ? never
      : Part]: Question<One>[Part];
};
type Optional<One extends Operation> = {
  readonly [Part in keyof Question<One> as object extends Question<One>[Part] ? Part : never]?: Question<One>[Part];
};

/** Parameters and body, and what goes with them in headers. */
type Request<One extends Operation> = Needed<One> &
  Optional<One> & {
    /** The command's id: made here when left out. */
    readonly idempotencyKey?: string;
    /** Only if nothing has happened since: an answer's `etag`. */
    readonly ifMatch?: string;
  };

type Result<One extends Operation> = Answered<z.output<One['answer']['schema']>>;

export type Client = {
  readonly [Id in OperationId]: (request: Request<Operations[Id]>) => Promise<Result<Operations[Id]>>;
};

/** Every operation of the API as a function, typed by the schemas that validate on the other side. */
export function createClient(options: ClientOptions): Client {
  return Object.fromEntries(
    Object.entries<Operation>(OPERATIONS).map(([id, operation]) => [
      id,
      (request: Request<Operation>) => call(options, operation, request),
    ]),
  ) as unknown as Client;
}

interface AnyRequest {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
}

async function call(options: ClientOptions, operation: Operation, request: object): Promise<Answered<unknown>> {
  const { body, ifMatch, idempotencyKey = randomUUID(), ...place } = request as AnyRequest;
  const { token, language = 'da' } = options;
  const response = await persistently(options.retries ?? RETRIES, () =>
    fetch(urlOf(options.baseUrl, operation, place), {
      method: operation.method.toUpperCase(), // fetch does so itself for some methods and not for PATCH
      headers: {
        authorization: `Bearer ${token}`,
        'accept-language': language,
        ...(operation.body ? { 'content-type': 'application/json' } : {}),
        ...(operation.isIdempotent ? { 'idempotency-key': idempotencyKey } : {}),
        ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      },
      ...(operation.body ? { body: JSON.stringify(body) } : {}),
    }),
  );
  const answer: unknown = await response.json();
  if (!response.ok) throw new ApiProblem(answer as z.infer<typeof ProblemBody>);
  return { body: answer, etag: response.headers.get('etag'), next: nextIn(response.headers.get('link')) };
}

const RETRIES = 3;
const FIRST_PAUSE_MS = 500;

/** Repeats what got no answer or was not recorded yet. What was refused is not asked again. */
async function persistently(retries: number, ask: () => Promise<Response>): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const response = await ask().catch((error: Error) => error);
    const isLast = attempt >= retries;
    if (response instanceof Response && (response.status !== 503 || isLast)) return response;
    if (response instanceof Error && isLast) throw response;
    await sleep(FIRST_PAUSE_MS * 2 ** attempt);
  }
}

function urlOf(baseUrl: string, { route }: Operation, { path = {}, query = {} }: Pick<AnyRequest, 'path' | 'query'>) {
  const filled = route.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const url = new URL(`${baseUrl.replace(/\/$/, '')}/api/v1${filled}`);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
  return url;
}

/** The query of the link that says rel="next" (RFC 8288). */
function nextIn(link: string | null): Record<string, string> | null {
  const [, target] = /<([^>]+)>; rel="next"/.exec(link ?? '') ?? [];
  return target === undefined ? null : Object.fromEntries(new URL(target, 'http://next').searchParams);
}
