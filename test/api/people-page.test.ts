import { expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { keepAbsence } from '../../src/store/absences.ts';
import { openTestStore } from '../store/a-store.ts';
import { aWorkerWithCase, servePages } from './served-pages.ts';

const CLARA = '7621ef76-3e60-44c2-881c-7f0ea180c9be';
const MADS = '2b8c1f0e-5a0d-4f5e-9a3b-9c1d2e3f4a5b';

it('the page of a case names who has a function in it, and who stands in while they are away (G-15, G-16)', async () => {
  const { db, close } = await openTestStore();
  const clarasCase = await aWorkerWithCase(db, { municipality: '301', id: CLARA, name: 'Clara Toft' });
  await aWorkerWithCase(db, { municipality: '301', id: MADS, name: 'Mads Medarbejder' });
  const days = { from: date('2026-03-09'), until: date('2026-03-20') };
  const absence = { id: 'c0a7c0de-0000-4000-8000-000000000001', municipality: '301', ...days };
  await db
    .transaction()
    .execute((trx) =>
      keepAbsence(trx, { ...absence, staffId: CLARA, substituteId: MADS }, { by: 'lone', at: new Date() }),
    );
  const pages = await servePages(db, { role: 'teamLeader', municipality: '301' });
  const page = await (await fetch(`${pages.url}/forloeb/${clarasCase}`)).text();
  pages.close();
  await close();
  expect(page).toMatch(/CTI-medarbejder<\/strong>: Clara Toft, siden \d\d-\d\d-20\d\d/);
  expect(page).toContain('Stedfortræder for CTI-medarbejderen: Mads Medarbejder, 9. marts – 20. marts 2026 (nu)');
});
