import type { z } from 'zod';
import type { Language } from '../../messages/language.ts';
import type { ProblemCode } from '../../messages/problems.ts';
import type { Action } from '../access/policy.ts';

/** One operation of the API. The schemas validate, make the OpenAPI document and type handler and client. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch';
  /** Below the API's root, with {names} for what is in `path`. */
  readonly route: `/${string}`;
  readonly summary: Readonly<Record<Language, string>>;
  /** What the access policy is asked; an operation without one does not exist. */
  readonly action: Action;
  readonly path?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The key under which it has one effect, however often it is sent: the command's id (TECH-01). */
  readonly isIdempotent?: boolean;
  /** Changes a version that was read: If-Match must say which, or nothing is changed (428, 412). */
  readonly needsVersion?: boolean;
  /** How much a body may hold; 256 kB unless told otherwise. */
  readonly largestBody?: '256kb' | '4mb';
  /** Whether a body looks for somebody by CPR number: such requests have a limit of their own. */
  readonly isCprSearch?: (body: unknown) => boolean;
  readonly answer: { readonly status: 200 | 201 | 202; readonly schema: z.ZodType };
  /** What it may be refused for besides what every operation may. */
  readonly problems: readonly ProblemCode[];
}

type Read<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Sent<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;

/** What a handler gets: read and valid. */
export interface Asked<One extends Operation> {
  readonly path: Read<One['path']>;
  readonly query: Read<One['query']>;
  readonly body: Read<One['body']>;
}

/** What a client sends. */
export interface Question<One extends Operation> {
  readonly path: Sent<One['path']>;
  readonly query: Sent<One['query']>;
  readonly body: Sent<One['body']>;
}

export type Answer<One extends Operation> = z.input<One['answer']['schema']>;
