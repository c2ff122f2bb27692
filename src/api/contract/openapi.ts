import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { PROBLEMS, type ProblemCode } from '../../messages/problems.ts';
import { ProblemBody } from '../http/problem.ts';
import { EXAMPLES } from './examples.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';

/** What any operation may answer, whatever it does. */
const ALWAYS: readonly ProblemCode[] = [
  'signInNeeded',
  'notAllowed',
  'notFromOwnPage',
  'signInUnavailable',
  'tooManyRequests',
  'fault',
];

/** The OpenAPI 3.1 document of the API, made of the schemas that validate, with an example of each operation. */
export function openApiDocument() {
  const document = createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Overgang',
      version: '1',
      description:
        'Trajectories of time-limited social interventions: phases on their day, every date with its reason. Dates are days in Europe/Copenhagen, instants are in UTC. Examples show some items of a longer list.',
      license: { name: 'MPL-2.0', identifier: 'MPL-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }, { session: [] }],
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'A key made with `overgang key create`, or an access token of the identity provider (RFC 9068).',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'overgang',
          description: 'The session of a browser after /log-ind.',
        },
      },
    },
    paths: paths(),
  });
  for (const [id, { method, route }] of Object.entries<Operation>(OPERATIONS))
    for (const parameter of document.paths?.[route]?.[method]?.parameters ?? [])
      if ('name' in parameter) showExample(parameter, exampleOf(id));
  return document;
}

/** An example as the document shows it, whatever its operation. */
interface ShownExample {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly ifMatch?: string;
  readonly answer: unknown;
}

const exampleOf = (id: string): ShownExample => EXAMPLES[id as keyof typeof EXAMPLES];

interface Parameter {
  readonly name: string;
  readonly in: string;
  schema?: unknown;
  example?: unknown;
}

function showExample(parameter: Parameter, { path, query, ifMatch }: ShownExample): void {
  const values: Readonly<Record<string, unknown>> = { ...path, ...query, ...(ifMatch ? { 'If-Match': ifMatch } : {}) };
  const value = values[parameter.name];
  if (value !== undefined) parameter.example = value;
  else if (parameter.in === 'query') parameter.schema = withoutExample(parameter.schema);
}

/** A page to try the API out sends what a schema has as an example: what the operation's leaves out must have none. */
function withoutExample(schema: unknown): unknown {
  const { example: _, ...rest } = schema as { readonly example?: unknown };
  return rest;
}

function paths(): ZodOpenApiPathsObject {
  const byRoute = Map.groupBy(Object.entries<Operation>(OPERATIONS), ([, { route }]) => route);
  return Object.fromEntries(
    [...byRoute].map(([route, here]) => [
      route,
      Object.fromEntries(here.map(([id, operation]) => [operation.method, describe(id, operation)])),
    ]),
  );
}

function describe(id: string, operation: Operation): ZodOpenApiOperationObject {
  const { summary, path, query, body, answer } = operation;
  const header = headersOf(operation);
  const example = exampleOf(id);
  const codes = [...new Set([...ALWAYS, ...operation.problems, ...implied(operation)])];
  return {
    operationId: id,
    tags: [operation.route.split('/')[1]!],
    summary: summary.en,
    description: summary.da,
    requestParams: {
      ...(path ? { path } : {}),
      ...(query ? { query } : {}),
      ...(header ? { header } : {}),
    },
    ...(body ? { requestBody: { required: true, content: json(body, example.body) } } : {}),
    responses: {
      [answer.status]: { description: summary.en, content: json(answer.schema, example.answer) },
      ...Object.fromEntries(byStatus(codes)),
    },
  };
}

const json = (schema: z.ZodType, example: unknown) => ({ 'application/json': { schema, example } });

const IDEMPOTENCY_KEY = z.object({
  'Idempotency-Key': z.uuid().meta({
    description: 'The command’s id, chosen by the client. The same key and body have one effect, for ever.',
    example: '3f0c6a52-9d3b-4a57-8a0e-0c4f0f7f5d11',
  }),
});

const IF_MATCH = z.object({
  'If-Match': z.string().meta({ description: 'The ETag of the version that was read.', example: '"3"' }),
});

function headersOf({ isIdempotent, needsVersion }: Operation) {
  if (isIdempotent) return needsVersion ? IDEMPOTENCY_KEY.extend(IF_MATCH.shape) : IDEMPOTENCY_KEY;
  return needsVersion ? IF_MATCH : undefined;
}

/** What follows from taking parameters, headers or a body. */
function implied({ path, query, body, isIdempotent, needsVersion }: Operation): ProblemCode[] {
  return [
    ...(path || query ? (['requestInvalid'] as const) : []),
    ...(body ? (['bodyUnreadable', 'bodyTooLarge', 'mediaTypeUnknown', 'requestInvalid'] as const) : []),
    ...(isIdempotent ? (['idempotencyKeyMissing'] as const) : []),
    ...(needsVersion ? (['versionMissing', 'versionIsOld'] as const) : []),
  ];
}

function byStatus(codes: readonly ProblemCode[]) {
  const groups = Map.groupBy([...codes].sort(), (code) => PROBLEMS[code].status);
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(
      ([status, ofStatus]) =>
        [
          String(status),
          {
            description: ofStatus.map((code) => `${code}: ${PROBLEMS[code].en.title}`).join(' '),
            content: { 'application/problem+json': { schema: ProblemBody } },
          },
        ] as const,
    );
}
