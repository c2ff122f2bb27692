import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request } from 'express';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../src/api/contract/operations.ts';
import { createApi, type Handlers } from '../../src/api/http/router.ts';
import { NotRecordedYet } from '../../src/services/send.ts';
import { keptLog } from '../rig/a-log.ts';

const ID = '01a20cba-c5f3-77d3-b65d-b45705e50d02';
const SECRET = 'Åse Åby 6104850011';

let handle: () => Promise<unknown>;
let logging: () => Promise<void> = async () => undefined;
let server: Server;
const { log, lines, written } = keptLog();
beforeAll(async () => {
  const handlers = Object.fromEntries(Object.keys(OPERATIONS).map((id) => [id, () => handle()])) as unknown as Handlers;
  const actor = { id: 'nexus', municipality: '101', role: 'integration', team: '' } as const;
  const identify = async (request: Request) => (request.get('authorization') === 'Bearer known' ? actor : undefined);
  server = createServer(express().use('/api/v1', createApi({ handlers, identify, log, logAccess: () => logging() })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => void (written as string[]).splice(0));

async function asked(route: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/api/v1${route}`, {
    method,
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
    wait: null,
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
    handle = async () => ({ body: { items: [{ ...summary }] } });
    logging = async () => {
      throw new Error('the store is away');
    };
    const { status, text } = await asked('/trajectories');
    logging = async () => undefined;
    expect([status, text.includes(ID)]).toEqual([500, false]);
  });
});

describe('a request', () => {
  /** The log has a request once its answer has left; that may be a moment after it has arrived. */
  const logged = async () => {
    await expect.poll(() => lines('request').length).toBe(1);
    return lines('request')[0]!;
  };

  it('is one line of the log: who asked for which operation, and how it was answered; not a word of what was sent', async () => {
    handle = async () => ({ body: { ...summary, programme: 'p', variant: 'v', staff: {}, beside: [] } });
    const { headers } = await asked(`/trajectories/${ID}?name=${encodeURIComponent(SECRET)}`);
    const line = await logged();
    expect(line).toMatchObject({
      ...{ level: 'info', requestId: headers.get('x-request-id'), method: 'GET', operation: 'readTrajectory' },
      ...{ route: '/api/v1/trajectories/{trajectoryId}', status: 200, actor: 'nexus', role: 'integration' },
      durationMs: expect.any(Number),
    });
    expect(written.join()).not.toMatch(/Åby|6104850011|%C3%85se/);
    expect(written.join()).not.toContain(ID);
  });

  it('of somebody unknown, or for nothing that is there, is a line too', async () => {
    await asked('/trajectories', { authorization: 'Bearer unknown' });
    expect(await logged()).toMatchObject({ operation: 'listTrajectories', status: 401 });
    (written as string[]).splice(0);
    await asked(`/${encodeURIComponent(SECRET)}`);
    expect(await logged()).toMatchObject({ operation: 'unknown', route: 'unknown', status: 404 });
  });

  it.each([
    ['its own id', { 'x-request-id': 'nexus-20261124' }, 'nexus-20261124'],
    [
      'a trace',
      { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
      '4bf92f3577b34da6a3ce929d0e0e4736',
    ],
  ])('with %s keeps it in answer and log', async (_, headers, id) => {
    handle = async () => ({ body: { items: [] } });
    const answer = await asked('/trajectories', headers);
    expect([answer.headers.get('x-request-id'), (await logged()).requestId]).toEqual([id, id]);
  });

  it.each([
    { 'x-request-id': '6104850011' },
    { 'x-request-id': 'case-610485-0011' },
    { 'x-request-id': 'short' },
    { traceparent: '00-00000000000000000000000000000000-00f067aa0ba902b7-01' },
    { traceparent: 'nonsense' },
  ])('whose id has no shape of an id, or could be a number of a person (%o), gets another', async (headers) => {
    handle = async () => ({ body: { items: [] } });
    const answer = await asked('/trajectories', headers as Record<string, string>);
    expect(answer.headers.get('x-request-id')).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  });
});

describe('what goes wrong', () => {
  it('inside is told without a word of what it was; the log has the kind of the fault and the request', async () => {
    handle = async () => {
      throw new TypeError(SECRET);
    };
    const { status, headers, text, body } = await asked('/trajectories');
    expect([status, headers.get('content-type')]).toEqual([500, 'application/problem+json; charset=utf-8']);
    expect(body).toMatchObject({ type: '/problems/fault', code: 'fault', status: 500 });
    expect(lines('request failed')).toMatchObject([{ level: 'error', requestId: body.requestId, error: 'TypeError' }]);
    expect(text + written.join('')).not.toMatch(/Åby|\bat .*:\d+/);
  });

  it('while something is being recorded is 503: it is to be repeated with the same key', async () => {
    handle = async () => {
      throw new NotRecordedYet(ID);
    };
    const { status, headers, body } = await asked(`/trajectories/${ID}`);
    expect([status, headers.get('retry-after'), body.code]).toEqual([503, '5', 'notRecordedYet']);
  });

  it('at an address that cannot be used so is told what it can be used for, to nobody who is unknown', async () => {
    const { status, headers, body } = await asked(`/trajectories/${ID}/citizen`, {}, 'DELETE');
    expect([status, headers.get('allow'), body.code]).toEqual([405, 'GET, HEAD, PUT', 'methodNotAllowed']);
    const search = await asked('/trajectories/search', {}, 'PUT');
    expect([search.status, search.headers.get('allow')]).toEqual([405, 'POST']);
    const behind = await asked('/operations/import', {}, 'GET');
    expect([behind.status, behind.headers.get('allow')], 'not taken for an id').toEqual([405, 'POST']);
    const unknown = await asked('/trajectories', { authorization: 'Bearer unknown' }, 'DELETE');
    expect([unknown.status, unknown.headers.get('allow')]).toEqual([401, null]);
  });

  it('is told in the language that is asked for, Danish when none is', async () => {
    const inEnglish = await asked('/nothing', { 'accept-language': 'en-GB,en;q=0.9' });
    const inDanish = await asked('/nothing', { 'accept-language': 'de' });
    expect([inEnglish.status, inEnglish.headers.get('content-language')]).toEqual([404, 'en']);
    expect(inDanish.body.title).toBe('Det findes ikke, eller du har ikke adgang til det.');
  });
});

describe('too many requests', () => {
  const AT_ONCE = 12;
  let limited: Server;
  let url: string;
  beforeAll(async () => {
    let waiting = 0;
    const allHere = Promise.withResolvers<void>();
    const answer = async (_asked: unknown, { actor: { id } }: { actor: { id: string } }) => {
      if (id.startsWith('system-at-once')) {
        if (++waiting === AT_ONCE) allHere.resolve();
        await allHere.promise;
      }
      return { body: { items: [] } };
    };
    const handlers = Object.fromEntries(Object.keys(OPERATIONS).map((id) => [id, answer])) as unknown as Handlers;
    const identify = async (request: Request) => {
      const [, id] = /^Bearer (system.+)/.exec(request.get('authorization') ?? '') ?? [];
      return id === undefined ? undefined : ({ id, municipality: '101', role: 'reader', team: '' } as const);
    };
    const limits = { perActor: 3, unknownPerAddress: 4, cprSearchesPerActor: 5, signInPagesPerAddress: 6 };
    const api = createApi({ handlers, identify, log, logAccess: async () => undefined, limits });
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

  it('are not those of many systems behind one address, all under way at once', async () => {
    const keys = Array.from({ length: AT_ONCE }, (_, index) => `system-at-once-${index}`);
    const answers = await Promise.all(keys.map(sent));
    expect(answers.map(({ status }) => status)).toEqual(keys.map(() => 200));
  });

  it('with keys that nobody has are told to wait as well', async () => {
    const statuses = [];
    for (let count = 0; count < 6; count++) statuses.push((await sent(`unknown-${count}`)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429]);
  });
});
