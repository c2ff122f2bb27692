import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/roles.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { openTestStore } from '../store/a-store.ts';
import { aWorkerWithCase, servePages } from './served-pages.ts';

const CLARA = '7621ef76-3e60-44c2-881c-7f0ea180c9be';
const MADS = '2b8c1f0e-5a0d-4f5e-9a3b-9c1d2e3f4a5b';

let store: OpenDatabase;
let cases: { ofClara: string; ofMads: string };
beforeAll(async () => {
  store = await openTestStore();
  const here = { municipality: '301' };
  cases = {
    ofClara: await aWorkerWithCase(store.db, { ...here, id: CLARA, name: 'Clara Toft' }),
    ofMads: await aWorkerWithCase(store.db, { ...here, id: MADS, name: 'Mads Medarbejder' }),
  };
});
afterAll(() => store.close());

/** What somebody of a role sees under an address. */
async function pageFor(role: Role, municipality: string, address: string, id = 'lone'): Promise<string> {
  const pages = await servePages(store.db, { role, municipality, id });
  const text = await (await fetch(`${pages.url}${address}`)).text();
  pages.close();
  return text;
}
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

  it('shows the figures of a programme about organisations too, to which no citizen can come', async () => {
    const page = await pageFor('teamLeader', '301', `/tal?indsats=projekt&medarbejder=${CLARA}&flere=3`);
    expect(page).toContain('Tal: Projekt med tilskud');
    expect(page).toContain('Clara Toft');
    for (const text of ['hvis de nye forløb begynder', 'borgere mere']) expect(page).not.toContain(text);
  });

  it('is found from the list of cases by those who may see it', async () => {
    expect(await pageFor('teamLeader', '301', '/')).toContain('href="/tal"');
    expect(await pageFor('reader', '301', '/')).not.toContain('href="/tal"');
  });
});
