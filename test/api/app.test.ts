import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type AppServices, createApp } from '../../src/api/app.ts';
import { LIMITS } from '../../src/api/http/limits.ts';
import { createApi, type Handlers } from '../../src/api/http/router.ts';
import type { SignIn } from '../../src/api/identity/sign-in.ts';
import type { PageOfReports } from '../../src/api/staff-pages.ts';
import { STORIES } from '../../src/demo/stories.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { REFUSAL_CODES } from '../../src/domain/rule.ts';
import { PROBLEM_CODES } from '../../src/messages/problems.ts';
import type { PartFault } from '../../src/readiness.ts';
import type { ShownTrajectory } from '../../src/services/read.ts';
import type { ListedReport } from '../../src/services/stored-reports.ts';
import { told } from '../demo/told.ts';
import { keptLog } from '../rig/a-log.ts';
import { noPages, shownOf, signedInAs } from './shown.ts';

const ID = '01a20cba-c5f3-77d3-b65d-b45705e50d02';
const NEW_ID = '01a20cba-c5f3-77d3-b65d-b45705e50d04';
const BROKEN_ID = '01a20cba-c5f3-77d3-b65d-b45705e50d05';
const TODAY = date('2026-03-12');

/** A case paused in phase 1 for three weeks, with markup for a name. */
function aShown(): ShownTrajectory {
  const story = STORIES.find(({ name }) => name === 'Lise Frost')!;
  return shownOf({ id: ID, name: 'Bo <script>alert(1)</script> Åby' }, TODAY, told(story, TODAY));
}

const PERIOD = { municipality: '101', programme: 'cti-overgang', report: 'threeMonthly', from: date('2024-03-01') };

/** A period of which a correction waits with a gap, and the next one, which comes. */
function someReports(): PageOfReports {
  const version = (number: number, more: Partial<ListedReport>): ListedReport => ({
    ...{ ...PERIOD, id: `v${number}`, last: date('2024-05-31'), version: number, state: 'frozen', corrects: null },
    ...{ openGaps: 0, isNewest: false, fingerprint: '', filledAt: '', approvedBy: null, approvedAt: null },
    ...{ frozenBy: null, frozenAt: null, dueOn: date('2024-06-14'), isDue: false, isOverdue: false },
    ...more,
  });
  const waiting = { state: 'draft', corrects: 1, openGaps: 1, isNewest: true, isDue: true, isOverdue: true } as const;
  const coming = { ...PERIOD, from: date('2024-06-01'), last: date('2024-08-31'), fillOn: date('2024-09-01') };
  const gap = { trajectoryId: ID, key: `${ID}/1`, field: 'group', filledBy: 'ctiWorker' } as const;
  return {
    versions: [version(1, {}), version(2, waiting)],
    coming: [{ ...coming, dueOn: date('2024-09-14'), isDue: false }],
    gaps: new Map([['v2', [gap]]]),
  };
}

const NO_SUPPORT = { meters: [], checklists: [] };

/** A case whose enrolment has not been recorded yet. */
function aStarting(): ShownTrajectory {
  const summary = {
    ...aShown().summary,
    status: 'starting',
    course: null,
    next: null,
    receipt: null,
    work: { overdue: 0, next: null },
  } as const;
  return {
    summary,
    programme: null,
    plan: null,
    receipts: [],
    timeline: [],
    messages: [],
    beside: [],
    standingIn: [],
    staffNames: {},
    support: NO_SUPPORT,
  };
}

const { log, lines, written } = keptLog();
let fault: PartFault | null = null;
let noWorker: PartFault | null = null;
const services: AppServices = {
  signIn: signedInAs('teamLeader'),
  pages: {
    ...noPages,
    list: async () => ({ rows: [aShown().summary], hasMore: true }),
    show: async (_asked, id) => {
      if (id === BROKEN_ID) throw new RangeError('Bo Åby');
      return id === ID ? aShown() : id === NEW_ID ? aStarting() : undefined;
    },
    inbox: async () => [
      {
        subject: 'Et forløb er slut',
        text: 'Fase 3 er forbi',
        sentOn: date('2026-03-11'),
        trajectoryId: ID,
        about: 'Bo Åby',
      },
    ],
    reports: async () => someReports(),
  },
  mails: () => [
    {
      messageId: 'm1',
      to: 'clara@example.invalid',
      subject: 'Et forløb er begyndt',
      text: 'Fase 1',
      receivedAt: '2026-03-10T08:00:00Z',
    },
  ],
  readiness: async () => ({ database: fault, temporal: null, worker: noWorker }),
  isDemo: true,
  api: createApi({ handlers: {} as Handlers, identify: async () => undefined, logAccess: async () => undefined, log }),
  log,
  hosts: ['127.0.0.1'],
};

const behindTls = { signIn: undefined, isDemo: false, mails: undefined, isHttps: true };
const servers = [createApp(services), createApp({ ...services, ...behindTls })].map((app) =>
  app.listen(0, '127.0.0.1'),
);
const [demo, production] = servers.map(
  (server) => () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
) as [() => string, () => string];
const get = async (url: string) => {
  const response = await fetch(url);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

beforeAll(() =>
  Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => (server.listening ? resolve() : server.once('listening', () => resolve()))),
    ),
  ),
);
afterAll(() => servers.forEach((server) => void server.close()));

describe('the status page', () => {
  it('shows each case with phase, day, next date and the reason for it, and says when there are more', async () => {
    const { status, text } = await get(`${demo()}/`);
    expect(status).toBe(200);
    expect(text).toContain('På pause i fase 1 (planlægning og igangsættelse), dag 40 af 59');
    expect(text).toContain('tidligst 01-04-2026');
    expect(text).toContain('Startdato: 10. januar 2026');
    expect(text).toContain('Her er de første 1. Der er flere.');
    expect(text).toContain('Lone Leder, teamleder');
  });
  it('writes a name as text, whatever is in it', async () => {
    expect((await get(`${demo()}/`)).text).toContain('Bo &lt;script&gt;');
  });
  it('lets no script run, nothing be kept, and no request leave', async () => {
    const { headers } = await get(`${demo()}/`);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('etag'), 'a weak one would say that something may be kept').toBeNull();
  });
});

describe('every answer', () => {
  const HEADERS = {
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none';style-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-powered-by': null,
  };
  it.each([
    ['/', 200],
    [`/forloeb/${ID}`, 200],
    ['/style.css', 200],
    ['/problems/fault', 200],
    ['/healthz', 200],
    ['/findes-ikke', 404],
    ['/api/v1/openapi.json', 200],
    ['/api/v1/trajectories', 401],
    ['/api/v1/findes-ikke', 404],
  ])('at %s may be kept by nobody, framed by nobody and read by no foreign page', async (path, expected) => {
    const { status, headers } = await get(`${demo()}${path}`);
    expect(status).toBe(expected);
    expect(Object.fromEntries(Object.keys(HEADERS).map((name) => [name, headers.get(name)]))).toEqual(HEADERS);
  });

  it('tells browsers to come by TLS alone where TLS is spoken, and nowhere else', async () => {
    const hsts = async (base: string) =>
      (await get(`${base}/api/v1/trajectories`)).headers.get('strict-transport-security');
    expect(await hsts(production())).toMatch(/^max-age=31536000/);
    expect(await hsts(demo())).toBeNull();
  });
});

describe('the page of a case', () => {
  it('shows what has happened and why each date is what it is', async () => {
    const { text } = await get(`${demo()}/forloeb/${ID}`);
    expect(text).toContain('indlæggelse');
    expect(text).toContain('Hvorfor denne dato?');
    expect(text).toContain('Pause fra 19. februar 2026, uden slutdato');
  });
  it('says so while the case is being made', async () => {
    const { status, text } = await get(`${demo()}/forloeb/${NEW_ID}`);
    expect([status, text.includes('Bliver oprettet')]).toEqual([200, true]);
  });
  it.each(['/forloeb/x', '/forloeb/01a20cba-c5f3-77d3-b65d-b45705e50d03', '/findes-ikke'])(
    'at %s is a page that says so',
    async (path) => {
      const { status, text } = await get(`${demo()}${path}`);
      expect(status).toBe(404);
      expect(text).toContain('Siden findes ikke');
    },
  );
});

it('a page that fails says so without a word of why; the log has the kind of the fault and the page’s pattern', async () => {
  const { status, headers, text } = await get(`${demo()}/forloeb/${BROKEN_ID}`);
  expect([status, text.includes('Noget gik galt')]).toEqual([500, true]);
  const requestId = headers.get('x-request-id');
  expect(lines('page failed')).toMatchObject([{ requestId, error: 'RangeError' }]);
  await expect
    .poll(() => lines('request').find((line) => line.requestId === requestId))
    .toMatchObject({ level: 'warn', operation: 'page', route: '/forloeb/:id', status: 500 });
  expect(text + written.join('')).not.toMatch(/Bo Åby'|RangeError: /);
  expect(written.join('')).not.toContain(BROKEN_ID);
});

describe('the server', () => {
  const readyz = async () => {
    const { status, text } = await get(`${demo()}/readyz`);
    return [status, JSON.parse(text)];
  };
  it('is ready when its parts answer, and names the one that does not, with what to do', async () => {
    const parts = { database: null, temporal: null, worker: null };
    expect(await readyz()).toEqual([200, { status: 'ready', parts }]);
    fault = { code: 'ECONNREFUSED', detail: 'The database does not answer.' };
    const answer = await readyz();
    expect(answer).toEqual([503, { status: 'not ready', parts: { ...parts, database: fault } }]);
    fault = null;
  });
  it('goes on showing what it can while only somebody else cannot work', async () => {
    noWorker = { code: 'noWorker', detail: 'No worker asks for work.', isElsewhere: true };
    const answer = await readyz();
    noWorker = null;
    expect(answer).toMatchObject([200, { status: 'degraded', parts: { worker: { code: 'noWorker' } } }]);
  });
  it('is alive without its parts', async () => expect((await get(`${demo()}/healthz`)).status).toBe(200));
  it('refuses a foreign name for itself, as a page of an attacker would use', async () => {
    const status = await new Promise((resolve, reject) => {
      request(`${demo()}/`, { headers: { host: 'evil.example' } }, (response) => resolve(response.resume().statusCode))
        .once('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });
  it('shows no case where no identity provider is set up', async () => {
    expect((await get(`${production()}/forloeb/${ID}`)).status).toBe(404);
    expect((await get(`${production()}/indbakke`)).status).toBe(404);
    const { text } = await get(`${production()}/`);
    expect(text).not.toContain('Prøveinstallation');
    expect(text).not.toContain('Åby');
  });
});

it('the inbox shows what people were told in the app and by mail', async () => {
  expect((await get(`${demo()}/indbakke`)).text).toContain('Fase 3 er forbi');
  expect((await get(`${demo()}/indbakke`)).text).toContain('Et forløb er begyndt');
});

it('the page of reports leads to each case in which something is missing, and a message to the newest version of a period', async () => {
  const { status, text } = await get(`${demo()}/indberetninger`);
  expect(status).toBe(200);
  expect(text).toContain('<h2>CTI for borgere i social udsathed: Indberetning hver tredje måned</h2>');
  expect(text).toMatch(
    /<li id="cti-overgang-threeMonthly-2024-05-31">\s*<span class="late">1. marts – 31. maj 2024 · version 2/,
  );
  expect(text.match(/id="cti-overgang-threeMonthly-2024-05-31"/g)).toHaveLength(1);
  expect(text).toContain(
    `<a href="/forloeb/${ID}">Delmålgruppe mangler i et forløb: kan udfyldes af CTI-medarbejder</a>`,
  );
  expect(text).toContain('udfylder sig selv 1. september 2024');
});

it('the page about the API consists of files of this server, in production too, and may load no others', async () => {
  const { text, headers } = await get(`${production()}/api/docs`);
  const policy = headers.get('content-security-policy')!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*|http/);
  const files = [...text.matchAll(/(?:src|href)="([^"]+)"/g)]
    .map(([, file]) => file!)
    .filter((file) => /[.](js|css)$/.test(file));
  expect(files).toHaveLength(4);
  for (const file of files) expect((await get(`${production()}${file}`)).status, file).toBe(200);
});

it('explains what is behind the type of every problem and every refusal', async () => {
  for (const code of [...PROBLEM_CODES, ...REFUSAL_CODES]) {
    const { status, text } = await get(`${production()}/problems/${code}`);
    expect([code, status, text.includes('<h1>')]).toEqual([code, 200, true]);
  }
  expect((await get(`${production()}/problems/constructor`)).status).toBe(404);
});

describe('pages that are asked for again and again', () => {
  const limits = { ...LIMITS, perActor: 2, signInPagesPerAddress: 3 };
  const statusesOf = async (signIn: SignIn, times: number) => {
    const server = createApp({ ...services, signIn, limits }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const answers = [];
    for (let count = 0; count < times; count++) answers.push(await get(url));
    return answers;
  };

  it('are refused for a while, in Danish, to an address where nobody is signed in and to a session alone', async () => {
    const strangers = await statusesOf(services.signIn!, 4);
    expect(strangers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(strangers[3]!.text).toContain('Der er for mange forespørgsler.');
    expect(Number(strangers[3]!.headers.get('retry-after'))).toBeGreaterThan(0);
    let sessions = 0;
    const session: SignIn['session'] = (request, _response, next) => {
      Object.assign(request, { session: { person: {} }, sessionID: `s${Math.floor(sessions++ / 3)}` });
      next();
    };
    const known = await statusesOf({ ...services.signIn!, session }, 5);
    expect(known.map(({ status }) => status)).toEqual([200, 200, 429, 200, 200]);
  });
});
