import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/api/app.ts';
import { createFront } from '../../../src/api/front.ts';
import { DEMO_PATH, type DemoPerson } from '../../../src/api/identity/demo-provider.ts';
import { createClock } from '../../../src/clock.ts';
import type { ServiceDeps } from '../../../src/services/services.ts';
import { verifyAccessLog } from '../../../src/store/access-log.ts';
import type { OpenDatabase } from '../../../src/store/database.ts';
import { endSessions } from '../../../src/store/identities.ts';
import { saveStaff } from '../../../src/store/staff.ts';
import { type Browser, createBrowser, signIn } from '../../rig/browser.ts';
import { aCase, keys } from '../../store/a-case.ts';
import { keepReport } from '../../store/a-report.ts';
import { openTestStore } from '../../store/a-store.ts';
import { record } from '../../store/outbox.ts';

let store: OpenDatabase;
let server: Server;
let baseUrl: string;
let people: DemoPerson[] = [];
let ownCase: string;
let otherCase: string;

beforeAll(async () => {
  store = await openTestStore();
  const { db } = store;
  const person = async (name: string, work: string, ...roles: DemoPerson['roles']) => {
    const email = `${name.split(' ')[0]!.toLowerCase()}@example.invalid`;
    const { id } = await saveStaff(db, { municipality: '101', name, email });
    people.push({ id, name, email, work, roles });
    return id;
  };
  const clara = await person('Clara CTI', 'CTI-medarbejder', 'caseworker');
  await person('Lone Leder', 'teamleder', 'teamLeader', 'evaluator');
  await person('Simon System', 'it', 'systemAdministrator');
  people.push({
    id: randomUUID(),
    name: 'Uwe Ukendt',
    email: 'uwe@example.invalid',
    work: 'ny',
    roles: ['caseworker'],
  });
  const own = await aCase(db, { municipality: '101', staff: { ctiWorker: clara } });
  const other = await aCase(db, { municipality: '101' });
  for (const { id, events } of [own, other]) await record(db, { trajectoryId: id, from: 0, events });
  [ownCase, otherCase] = [own.id, other.id];
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = createClock({ offsetMs: 0, movable: false, remember: async () => undefined });
  const services = { db, keys, clock, trajectories: {} } as ServiceDeps; // nothing here asks the engine
  const front = createFront(services, { pool: store.pool, baseUrl, oidc: undefined, demoPeople: async () => people });
  server.on('request', createApp({ ...front, mails: undefined, readiness: async () => ({}) }));
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await store.close();
});

let browser: Browser;
beforeEach(() => {
  browser = createBrowser(baseUrl);
});
const listed = (from = browser) => from.fetch('/api/v1/trajectories', { headers: { 'accept-language': 'en' } });

describe('somebody who is not signed in', () => {
  it('sees no page of a case and is asked who they are', async () => {
    for (const place of ['/', `/forloeb/${ownCase}`, '/indbakke']) {
      const { url, text } = await createBrowser(baseUrl).open(place);
      expect(url.pathname, place).toContain(`${DEMO_PATH}/vaelg/`);
      expect(text).toContain('Alle her er opdigtede');
    }
  });

  it('comes to the page they wanted when they have signed in, as from a link in a message', async () => {
    const seen = await signIn(browser, 'Clara CTI', `/forloeb/${ownCase}`);
    expect([seen.status, seen.url.pathname]).toEqual([200, `/forloeb/${ownCase}`]);
    expect(seen.text).toContain('Clara CTI, medarbejder');
  });

  it('is never sent to a stranger’s page by a link that looks like ours', async () => {
    for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example', '/%09/evil.example']) {
      const other = createBrowser(baseUrl);
      const { url } = await signIn(other, 'Clara CTI', `/log-ind?til=${encodeURIComponent(to)}`);
      expect([url.host, url.pathname], to).toEqual([new URL(baseUrl).host, '/']);
    }
  });
});

describe('a caseworker who is signed in', () => {
  it('sees the cases she is assigned to and no other, on pages and in the API', async () => {
    const { text } = await signIn(browser, 'Clara CTI');
    expect([text.includes(ownCase), text.includes(otherCase)]).toEqual([true, false]);
    expect((await browser.open(`/forloeb/${otherCase}`)).status).toBe(404);
    const { items } = (await (await listed()).json()) as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toEqual([ownCase]);
  });

  it('is told why she does not see a case, and whom to ask; of another municipality’s case nothing', async () => {
    await signIn(browser, 'Clara CTI');
    await store.db.updateTable('staff').set({ team_leader: true }).where('name', '=', 'Lone Leder').execute();
    const hidden = await browser.open(`/forloeb/${otherCase}`);
    const [, place] = /href="(\/hvorfor[^"]+)"/.exec(hidden.text)!;
    expect([hidden.status, (await browser.open(place!)).text]).toEqual([404, expect.stringContaining('Lone Leder')]);
    const foreign = await aCase(store.db);
    const answers = [foreign.id, randomUUID()].map((id) => browser.open(`/hvorfor?forloeb=${id}`));
    const [theirs, nobodys] = (await Promise.all(answers)).map(({ text }) => text);
    expect(theirs).toContain('ikke noget forløb med det nummer');
    expect(theirs).toBe(nobodys);
    expect((await browser.open(`/hvorfor?forloeb=${ownCase}`)).text).toContain('Det har du adgang til');
    expect((await browser.open('/hvorfor?forloeb=x')).text).toContain('ligner ikke');
  });

  it('is nobody any more when she has signed out, in that browser alone', async () => {
    await signIn(browser, 'Clara CTI');
    const elsewhere = createBrowser(baseUrl);
    await signIn(elsewhere, 'Clara CTI');
    expect((await browser.submit('/log-ud', {})).text).toContain('Du er logget ud');
    expect([(await listed()).status, (await listed(elsewhere)).status]).toEqual([401, 200]);
  });

  it('is nobody at the next request when her sessions are ended from outside, or when she has left', async () => {
    const email = 'vera@example.invalid';
    const { id } = await saveStaff(store.db, { municipality: '101', name: 'Vera Vikar', email });
    people = [...people, { id, name: 'Vera Vikar', email, work: 'vikar', roles: ['caseworker'] }];
    await signIn(browser, 'Vera Vikar');
    expect((await listed()).status).toBe(200);
    expect(await endSessions(store.db, { staffId: id })).toBe(1);
    expect((await listed()).status).toBe(401);
    await signIn(browser, 'Vera Vikar');
    const lastDay = (on: string) => store.db.updateTable('staff').set({ left_on: on }).where('id', '=', id).execute();
    await lastDay('9999-12-31');
    expect((await listed()).status).toBe(200);
    await lastDay('2026-01-01');
    expect((await listed()).status).toBe(401);
  });

  it('has a cookie that no script reads, and a new one after each sign-in', async () => {
    await browser.open('/');
    const before = browser.cookies().get('overgang');
    await signIn(browser, 'Clara CTI');
    expect(browser.cookies().get('overgang')).not.toBe(before);
    const [line] = (await fetch(`${baseUrl}/log-ind`, { redirect: 'manual' })).headers.getSetCookie();
    expect(line).toMatch(/; HttpOnly; SameSite=Lax$/);
  });

  it('changes nothing through a form or script on somebody else’s page', async () => {
    await signIn(browser, 'Clara CTI');
    const headers = {
      'content-type': 'application/json',
      'sec-fetch-site': 'cross-site',
      'idempotency-key': randomUUID(),
    };
    const address = `/api/v1/trajectories/${ownCase}/commands`;
    const foreign = await browser.fetch(address, { method: 'POST', headers, body: '{}' });
    expect([foreign.status, ((await foreign.json()) as { code: string }).code]).toEqual([403, 'notFromOwnPage']);
    const { 'sec-fetch-site': _, ...silent } = headers; // an old browser: its Origin is asked
    const origins = [undefined, 'https://evil.example', 'null', baseUrl];
    const answers = origins.map((origin) =>
      browser.fetch(address, { method: 'POST', headers: { ...silent, ...(origin ? { origin } : {}) }, body: '{}' }),
    );
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([403, 403, 403, 422]);
    expect((await browser.submit('/log-ud', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await listed()).status).toBe(200);
  });
});

describe('somebody whom the municipality’s roles give nothing here', () => {
  it('is told why, and whom to ask', async () => {
    const { url, status, text } = await signIn(browser, 'Uwe Ukendt');
    expect([url.pathname, status]).toEqual(['/adgang', 403]);
    expect(text).toContain('Spørg den, der tildeler roller');
    expect(text).toContain('din e-mailadresse står ikke i medarbejderlisten');
    expect((await listed()).status).toBe(401);
  });

  it('sees no case as a system administrator, and is told so', async () => {
    const { text } = await signIn(browser, 'Simon System');
    expect(text).toContain('Ingen sider for din rolle endnu');
    expect((await listed()).status).toBe(403);
    expect((await browser.open('/adgang')).text).toContain('Du ser ingen forløb');
  });
});

describe('somebody with several roles', () => {
  it('works in the widest, and changes to another one without signing in anew', async () => {
    const { text } = await signIn(browser, 'Lone Leder');
    expect([text.includes(ownCase), text.includes(otherCase)]).toEqual([true, true]);
    const access = (await browser.open('/adgang')).text;
    expect(access).toMatch(/Teamleder i kommune 101<\/strong> \(i brug\)/);
    await browser.submit('/adgang/rolle', { right: '1' });
    expect((await browser.open('/')).text).toContain('Ingen sider for din rolle endnu');
    const { items } = (await (await listed()).json()) as { items: { citizen: unknown }[] };
    expect(items.map(({ citizen }) => citizen)).toEqual([null, null]);
  });

  it('gets no role that was not given, whatever the form says', async () => {
    await signIn(browser, 'Clara CTI');
    for (const right of ['1', '-1', 'length', '__proto__']) await browser.submit('/adgang/rolle', { right });
    expect((await browser.open('/')).text).toContain('Clara CTI, medarbejder');
  });
});

describe('a sign-in', () => {
  it('binds a person by the provider’s own name for them: a new address opens nobody else’s cases', async () => {
    await signIn(browser, 'Clara CTI');
    const clara = people.find(({ name }) => name === 'Clara CTI')!;
    const thief = { ...clara, id: randomUUID(), name: 'Tove Tyv' };
    people = [...people, thief];
    const { url, text } = await signIn(createBrowser(baseUrl), 'Tove Tyv');
    people = people.filter((one) => one !== thief);
    expect(url.pathname).toBe('/adgang');
    expect(text).toContain('hører allerede til en anden bruger');
  });

  it('that comes back twice, or to another browser, is none', async () => {
    const page = await browser.open('/');
    const [, action] = /<form method="post" action="([^"]+)"/.exec(page.text)!;
    const { id } = people.find(({ name }) => name === 'Clara CTI')!;
    const chosen = await browser.fetch(action!, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `person=${id}`,
    });
    const back = (await browser.fetch(chosen.headers.get('location')!)).headers.get('location')!;
    expect(back).toContain('/log-ind/svar?code=');
    const stolen = await createBrowser(baseUrl).open(back);
    expect([stolen.status, stolen.text.includes('Log ind mislykkedes')]).toEqual([400, true]);
    expect((await browser.open(back)).status).toBe(200);
    expect((await createBrowser(baseUrl).open(back)).status).toBe(400);
    expect((await browser.open(`${back}x`)).status).toBe(400);
  });

  it('and every page after it stand in the access log, which is whole', async () => {
    await signIn(browser, 'Clara CTI', `/forloeb/${ownCase}`);
    await browser.open(`/forloeb/${otherCase}`);
    const { id } = people.find(({ name }) => name === 'Clara CTI')!;
    const rows = await store.db
      .selectFrom('access_log')
      .select(['operation', 'status', 'trajectories'])
      .where('actor', '=', id)
      .orderBy('sequence', 'desc')
      .limit(3)
      .execute();
    expect(rows.reverse()).toEqual([
      { operation: 'signIn', status: 303, trajectories: [] },
      { operation: 'pages.show', status: 200, trajectories: [ownCase] },
      { operation: 'pages.show', status: 404, trajectories: [otherCase] },
    ]);
    expect((await verifyAccessLog(store.db)).faults).toEqual([]);
  });
});

describe('the page of reports', () => {
  it('is for who may read them, stands in the access log, and tells a caseworker where the gaps are filled', async () => {
    await keepReport(store.db, {
      municipality: '101',
      gaps: JSON.stringify([{ trajectoryId: ownCase, key: `${ownCase}/1`, field: 'group', filledBy: 'ctiWorker' }]),
    });
    const seen = await signIn(browser, 'Lone Leder', '/indberetninger');
    expect(seen.text).toContain(`<a href="/forloeb/${ownCase}">Delmålgruppe mangler`);
    expect((await browser.open('/')).text).toContain('href="/indberetninger"');
    const entry = await store.db
      .selectFrom('access_log')
      .select(['status', 'trajectories'])
      .where('operation', '=', 'pages.reports')
      .executeTakeFirstOrThrow();
    expect(entry).toEqual({ status: 200, trajectories: [ownCase] });
    const other = createBrowser(baseUrl);
    expect((await signIn(other, 'Clara CTI', '/indberetninger')).text).toContain(
      'Det, der mangler, registrerer du i forløbet',
    );
    expect((await other.open('/')).text).not.toContain('href="/indberetninger"');
  });
});
