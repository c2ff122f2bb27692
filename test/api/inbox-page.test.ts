import { expect, it } from 'vitest';
import { openTestStore } from '../store/a-store.ts';
import { aWorkerWithCase, servePages } from './served-pages.ts';

const CLARA = '7621ef76-3e60-44c2-881c-7f0ea180c9be';
const MADS = '2b8c1f0e-5a0d-4f5e-9a3b-9c1d2e3f4a5b';

it('the inbox says when and whom a message is about and leads there; of a case out of reach it names nobody', async () => {
  const { db, close } = await openTestStore();
  const clarasCase = await aWorkerWithCase(db, { municipality: '301', id: CLARA, name: 'Clara Toft' });
  const madsesCase = await aWorkerWithCase(db, { municipality: '301', id: MADS, name: 'Mads Medarbejder' });
  const sent = {
    state: 'sent',
    channel: 'inbox',
    recipient: CLARA,
    sent_at: new Date('2026-03-11T07:00:00Z'),
  } as const;
  await db.deleteFrom('message').where('channel', '=', 'email').execute();
  await db.updateTable('message').set(sent).execute();
  const { name } = await db
    .selectFrom('trajectory')
    .innerJoin('citizen', 'citizen.id', 'trajectory.citizen_id')
    .select('citizen.name')
    .where('trajectory.id', '=', clarasCase)
    .executeTakeFirstOrThrow();
  const pages = await servePages(db, { role: 'caseworker', municipality: '301', id: CLARA });
  const page = await (await fetch(`${pages.url}/indbakke`)).text();
  const accesses = await db.selectFrom('access_log').selectAll().execute();
  pages.close();
  await close();
  expect(page).toContain(`11-03-2026 · ${name}`);
  expect(page).toMatch(new RegExp(`<a href="http://127[.]0[.]0[.]1/forloeb/${clarasCase}`));
  const ofMads = page.split('<article').filter((article) => article.includes(madsesCase));
  expect(ofMads.length).toBeGreaterThan(0);
  expect(ofMads.join()).not.toContain(name);
  expect(JSON.stringify(accesses)).toContain(clarasCase);
  expect(JSON.stringify(accesses)).not.toContain(madsesCase);
});
