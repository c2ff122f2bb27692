import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCasePages } from '../../src/api/case-pages.ts';
import { observed } from '../../src/api/http/observed.ts';
import { createRender } from '../../src/api/pages.ts';
import { staffPages } from '../../src/api/staff-pages.ts';
import { createClock } from '../../src/clock.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { registerStaff } from '../../src/store/people.ts';
import { aCase, keys } from '../store/a-case.ts';
import { openTestStore } from '../store/a-store.ts';
import { record as recordEvents } from '../store/outbox.ts';
import { signedInAs } from './shown.ts';

let store: OpenDatabase;
let deps: ServiceDeps;
const servers: Server[] = [];
beforeAll(async () => {
  store = await openTestStore();
  const offsetMs = Date.parse('2026-03-12T11:00:00Z') - Date.now();
  const clock = createClock({ offsetMs, movable: true, remember: async () => undefined });
  deps = { db: store.db, keys, clock } as unknown as ServiceDeps;
});
afterAll(async () => {
  for (const server of servers) server.close();
  await store.close();
});

const CLARA = '7621ef76-3e60-44c2-881c-7f0ea180c9be';
const MADS = '2b8c1f0e-5a0d-4f5e-9a3b-9c1d2e3f4a5b';

/** What somebody of a role sees under an address. */
async function pageFor(role: Role, municipality: string, address: string, id = 'lone'): Promise<string> {
  const signIn = {
    ...signedInAs(role),
    actorOf: async () => ({ id, name: 'Lone Leder', municipality, role, team: '' }),
  };
  const router = addCasePages(
    { signIn, pages: staffPages(deps, 'http://127.0.0.1'), mails: undefined },
    createRender(true),
  );
  const server = createServer(
    express().use(
      observed(() => undefined),
      router,
    ),
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${address}`)).text();
}

/** Clara and Mads with a case each; the ids of the cases. */
async function twoWorkers(municipality: string): Promise<{ ofClara: string; ofMads: string }> {
  const one = async (id: string, name: string) => {
    const email = `${id}-${municipality}@example.invalid`;
    await registerStaff(store.db, { id, municipality, name, email, teamLeader: false });
    const { id: trajectoryId, events } = await aCase(store.db, { municipality, staff: { ctiWorker: id } });
    const begun = events.filter(({ on }) => on < '2026-03-01');
    await recordEvents(store.db, { trajectoryId, from: 0, events: begun });
    return trajectoryId;
  };
  return { ofClara: await one(CLARA, 'Clara Toft'), ofMads: await one(MADS, 'Mads Medarbejder') };
}
let cases: Awaited<ReturnType<typeof twoWorkers>>;
beforeAll(async () => {
  cases = await twoWorkers('301');
});
const lastAccess = () =>
  store.db.selectFrom('access_log').selectAll().orderBy('sequence', 'desc').limit(1).executeTakeFirstOrThrow();

describe('the page of figures and forecast', () => {
  it('shows a team leader the weeks of every worker, the figures with what counts, and fidelity, and is written down', async () => {
    const page = await pageFor('teamLeader', '301', '/tal?indsats=social-stoette');
    for (const text of ['Clara Toft', 'Mads Medarbejder', 'Uge 11 (09-03-2026)', 'sagstal 0,07: 1 efter § 31 b'])
      expect(page).toContain(text);
    for (const text of ['Monitorering', 'Begyndte forløb pr. måned', 'Hvad tæller med?', 'Pauser, afbrydelser'])
      expect(page).toContain(text);
    for (const text of ['Kun 2 forløb: tallene vises fra 5.', 'href="/indberetninger"']) expect(page).toContain(text);
    expect(page).toContain(`href="/forloeb/${cases.ofClara}`);
    const { operation, trajectories, actor } = await lastAccess();
    expect([operation, actor, [...trajectories].sort()]).toEqual([
      'pages.figures',
      'lone',
      [cases.ofClara, cases.ofMads].sort(),
    ]);
  });

  it('says what three more citizens would bring, week by week, and stores nothing (K-19, G-30)', async () => {
    const page = await pageFor('teamLeader', '301', `/tal?indsats=social-stoette&medarbejder=${CLARA}&flere=3`);
    expect(page).toContain('Clara Toft, hvis de nye forløb begynder i dag. Intet er gemt');
    expect(page).toContain('sagstal 0,27: 4 efter § 31 b');
    expect((await store.db.selectFrom('trajectory').select('id').execute()).length).toBe(2);
  });

  it('shows a caseworker the own weeks alone, whoever stands in the address, and no figures', async () => {
    const page = await pageFor('caseworker', '301', `/tal?medarbejder=${MADS}&flere=3`, CLARA);
    expect(page).toContain('Clara Toft');
    for (const text of ['Mads', 'Ledelsesinformation', 'Metodefidelitet', 'indberetninger'])
      expect(page).not.toContain(text);
  });

  it('is not for a reader, says nothing of another municipality, and bears what cannot be used in its address', async () => {
    expect(await pageFor('reader', '301', '/tal')).toContain('Ingen tal for din rolle');
    expect(await pageFor('teamLeader', '302', '/tal')).not.toContain('Clara');
    const odd = await pageFor('teamLeader', '301', '/tal?indsats=x&medarbejder=1&flere=mange');
    expect(odd).toContain('Tal og prognose');
    expect(odd).not.toContain('hvis de nye forløb begynder');
  });

  it('is found from the list of cases by those who may see it', async () => {
    expect(await pageFor('teamLeader', '301', '/')).toContain('href="/tal"');
    expect(await pageFor('reader', '301', '/')).not.toContain('href="/tal"');
  });
});
