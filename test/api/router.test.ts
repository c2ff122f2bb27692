import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request } from 'express';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { OPERATIONS } from '../../src/api/contract/operations.ts';
import { createApi, type Handlers } from '../../src/api/http/router.ts';
import { NotRecordedYet } from '../../src/services/send.ts';

const ID = '01a20cba-c5f3-77d3-b65d-b45705e50d02';
const SECRET = 'Åse Åby 6104850011';

let handle: () => Promise<unknown>;
let logging: () => Promise<void> = async () => undefined;
let server: Server;
beforeAll(async () => {
  const handlers = Object.fromEntries(Object.keys(OPERATIONS).map((id) => [id, () => handle()])) as unknown as Handlers;
  const actor = { id: 'nexus', municipality: '101', role: 'integration', team: '' } as const;
  const identify = async (request: Request) => (request.get('authorization') === 'Bearer known' ? actor : undefined);
  server = createServer(express().use('/api/v1', createApi({ handlers, identify, logAccess: () => logging() })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => vi.restoreAllMocks());

async function asked(route: string, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/api/v1${route}`, {
    headers: { authorization: 'Bearer known', ...headers },
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: JSON.parse(text) as Record<string, unknown>,
  };
}

const summary = {
  ...{
    id: ID,
    citizen: null,
    caseNumber: null,
    status: 'waiting',
    phase: null,
    next: null,
    overdue: 0,
    nextDuty: null,
    sequence: 1,
  },
};

describe('an answer', () => {
  it('leaves with the fields of the contract and no other, whatever a handler gives', async () => {
    handle = async () => ({ body: { items: [{ ...summary, cpr: SECRET }], secret: SECRET } });
    const { status, text, body } = await asked('/trajectories');
    expect([status, body]).toEqual([200, { items: [summary] }]);
    expect(text).not.toContain('6104850011');
  });

  it('is kept by nobody on its way, and has the id of its request', async () => {
    handle = async () => ({ body: { items: [] } });
    const { headers } = await asked('/trajectories', { 'x-request-id': 'nexus-20261124' });
    expect([headers.get('cache-control'), headers.get('x-request-id')]).toEqual(['no-store', 'nexus-20261124']);
  });

  it('does not leave when nobody could write down that it was given', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    handle = async () => ({ body: { items: [{ ...summary }] } });
    logging = async () => {
      throw new Error('the store is away');
    };
    const { status, text } = await asked('/trajectories');
    logging = async () => undefined;
    expect([status, text.includes(ID)]).toEqual([500, false]);
  });
});

describe('what goes wrong', () => {
  it('inside is told without a word of what it was; the log has the kind of the fault and the request', async () => {
    const lines: string[] = [];
    vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line));
    handle = async () => {
      throw new TypeError(SECRET);
    };
    const { status, headers, text, body } = await asked('/trajectories');
    expect([status, headers.get('content-type')]).toEqual([500, 'application/problem+json; charset=utf-8']);
    expect(body).toMatchObject({ type: '/problems/fault', code: 'fault', status: 500 });
    expect(lines).toEqual([`Request ${String(body.requestId)} failed: TypeError`]);
    expect(text + lines.join('')).not.toMatch(/Åby|\bat .*:\d+/);
  });

  it('while something is being recorded is 503: it is to be repeated with the same key', async () => {
    handle = async () => {
      throw new NotRecordedYet(ID);
    };
    const { status, headers, body } = await asked(`/trajectories/${ID}`);
    expect([status, headers.get('retry-after'), body.code]).toEqual([503, '5', 'notRecordedYet']);
  });

  it('is told in the language that is asked for, Danish when none is', async () => {
    const inEnglish = await asked('/nothing', { 'accept-language': 'en-GB,en;q=0.9' });
    const inDanish = await asked('/nothing', { 'accept-language': 'de' });
    expect([inEnglish.status, inEnglish.headers.get('content-language')]).toEqual([404, 'en']);
    expect(inDanish.body.title).toBe('Det findes ikke, eller du har ikke adgang til det.');
  });
});

describe('too many requests', () => {
  let limited: Server;
  let url: string;
  beforeAll(async () => {
    const handlers = Object.fromEntries(
      Object.keys(OPERATIONS).map((id) => [id, async () => ({ body: { items: [] } })]),
    ) as unknown as Handlers;
    const identify = async (request: Request) => {
      const [, id] = /^Bearer (system.+)/.exec(request.get('authorization') ?? '') ?? [];
      return id === undefined ? undefined : ({ id, municipality: '101', role: 'reader', team: '' } as const);
    };
    const limits = { perActor: 3, unknownPerAddress: 4, cprSearchesPerActor: 5 };
    const api = createApi({ handlers, identify, logAccess: async () => undefined, limits });
    limited = createServer(express().use('/api/v1', api));
    await new Promise<void>((resolve) => limited.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(limited.address() as AddressInfo).port}/api/v1/trajectories`;
  });
  afterAll(() => {
    limited.closeAllConnections();
    limited.close();
  });
  const sent = (key: string) => fetch(url, { headers: { authorization: `Bearer ${key}` } });

  it('of one system are told to wait, and no other is slowed down', async () => {
    for (let count = 0; count < 3; count++) expect((await sent('system-1')).status).toBe(200);
    const refused = await sent('system-1');
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(await refused.json()).toMatchObject({ code: 'tooManyRequests' });
    expect((await sent('system-2')).status).toBe(200);
  });

  it('with keys that nobody has are told to wait as well', async () => {
    const statuses = [];
    for (let count = 0; count < 6; count++) statuses.push((await sent(`unknown-${count}`)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429]);
  });
});
