import { randomUUID } from 'node:crypto';
import type { Operation } from '../../src/api/contract/operation.ts';

/** What is sent, with nothing put right on the way: a test may send what no client would. */
export interface Question {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Asks one operation over HTTP; without a key as somebody whom nobody knows. */
export async function ask(
  baseUrl: string,
  { method, route, isIdempotent }: Operation,
  { path = {}, query = {}, body }: Question,
  { key, ...headers }: { readonly key?: string } & Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const url = new URL(
    `${baseUrl}/api/v1${route.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(path[name]!))}`,
  );
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  const response = await fetch(url, {
    method: method.toUpperCase(),
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(isIdempotent ? { 'idempotency-key': randomUUID() } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
