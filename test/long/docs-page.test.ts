import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../src/client/client.ts';
import { aDataDir, overgang, removeDir, type Started, start } from '../cli/overgang.ts';
import { nextFictiveCpr } from '../rig/case.ts';
import { startBrowser } from './browser.ts';

let running: Started;
let browser: Browser;
let key: string;
beforeAll(async () => {
  running = await start(await aDataDir(), ['--port', '0', '--no-demo']);
  const made = await overgang(['key', 'create', '--name', 'nexus', '--data-dir', running.dataDir]);
  key = made.stdout.trim();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await running.end('SIGTERM');
  await removeDir(running.dataDir);
});

describe('the page about the API', () => {
  it('shows every operation and tries one out with a key, and nothing that it loads comes from elsewhere', async () => {
    const client = createClient({ baseUrl: running.url, token: key });
    const place = { programme: 'social-stoette', variant: 'rollout', draw: '1', on: '2026-03-02' };
    const { body } = await client.enrolCitizen({ body: { ...place, cpr: nextFictiveCpr(), name: 'Anders Holm' } });

    const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${running.url}/api/docs`);

    const document = (await (await fetch(`${running.url}/api/v1/openapi.json`)).json()) as { paths: object };
    const operations = Object.values(document.paths).flatMap((methods: object) => Object.keys(methods)).length;
    await page.locator('.opblock').first().waitFor();
    expect(await page.locator('.opblock').count()).toBe(operations);

    await page.getByRole('button', { name: 'Authorize' }).click();
    const bearer = page.locator('.auth-container').filter({ has: page.locator('#auth-bearer-value') });
    await bearer.locator('input').fill(key);
    await bearer.getByRole('button', { name: 'Apply credentials' }).click();
    await page.locator('.modal-ux .close-modal').click();
    const list = page.locator('[id$="-listTrajectories"]');
    await list.locator('.opblock-summary-control').click();
    await list.locator('select').first().selectOption(''); // the example asks for running ones
    await list.getByRole('button', { name: 'Execute' }).click();
    const answer = list.locator('.live-responses-table .response');
    await answer.waitFor();
    expect(await answer.locator('.response-col_status').textContent()).toContain('200');
    expect(await answer.textContent()).toContain(body.id);
    if (process.env.OVERGANG_SCREENSHOT) await page.screenshot({ path: process.env.OVERGANG_SCREENSHOT });

    expect(asked.some((url) => url.includes('/api/v1/trajectories'))).toBe(true);
    expect(asked.filter((url) => !url.startsWith(`${running.url}/`) && !url.startsWith('data:'))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
