import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/store/database.ts';
import { aWorkerWithCase, type ServedPages, servePages } from '../api/served-pages.ts';
import { openTestStore } from '../store/a-store.ts';
import { startBrowser } from './browser.ts';

let store: OpenDatabase;
let pages: ServedPages;
let browser: Browser;
beforeAll(async () => {
  store = await openTestStore();
  const here = { municipality: '303' };
  await aWorkerWithCase(store.db, { ...here, id: '7621ef76-3e60-44c2-881c-7f0ea180c9b1', name: 'Clara Toft' });
  await aWorkerWithCase(store.db, { ...here, id: '7621ef76-3e60-44c2-881c-7f0ea180c9b2', name: 'Mads Medarbejder' });
  pages = await servePages(store.db, { role: 'teamLeader', ...here });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  pages?.close();
  await store?.close();
});

describe('the page of figures and forecast in a browser', () => {
  it('is found from the list; a team leader opens a worker, asks "what if", and reads what a figure counts', async () => {
    const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(pages.url);
    await page.getByRole('link', { name: 'tal og prognose' }).click();
    await page.locator('summary', { hasText: 'Clara Toft' }).click();
    await page.getByText('Uge 11 (09-03-2026)').first().waitFor();
    await page.getByLabel('Hvad hvis').selectOption('Mads Medarbejder');
    await page.getByLabel(/tager så mange/).fill('4');
    await page.locator('#medarbejder ~ button').click();
    const table = page.locator('table', { has: page.locator('#hvad-hvis') });
    expect(await table.locator('caption').textContent()).toContain('Mads Medarbejder, hvis de nye forløb begynder');
    const first = table.locator('tbody tr').first();
    expect(await first.locator('td').allInnerTexts()).toEqual([
      expect.stringContaining('sagstal 0,07: 1 efter § 31 b'),
      expect.stringContaining('sagstal 0,33: 5 efter § 31 b'),
    ]);
    await page.getByText('Hvad tæller med?').first().click();
    await page.getByText('Tæller ikke:').first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('fits a narrow screen without scrolling sideways', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    await page.goto(`${pages.url}/tal`);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});
