import chromium from '@sparticuz/chromium';
import { type Browser, chromium as launcher } from 'playwright-core';

/** A browser without a window: on Linux x64 the one that comes with the dependencies, elsewhere the machine's own Chrome. */
export async function startBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return launcher.launch({ channel: 'chrome' });
  return launcher.launch({ executablePath: await chromium.executablePath(), args: chromium.args });
}
