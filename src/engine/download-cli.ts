import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Env, engineCacheDir, executableName, type Log } from './locations.ts';

const vendorUrl = 'https://temporal.download/cli/default';
/** The newest CLI; the SDK's own default may be older than the server that can skip time. */
const wanted = 'latest';
const vendorTimeoutMs = 3_000;
const downloadTimeoutMs = 10 * 60_000;

/** Files where a CLI downloaded by us or by the SDK's test environment would be. */
export function downloadedClis(env: Env): string[] {
  const sdk = sdkTestingVersion();
  const bySdk = sdk ? [join(env.TMPDIR ?? tmpdir(), executableName(`temporal-sdk-typescript-${sdk}`))] : [];
  return [join(downloadDir(env), executableName(`temporal-${wanted}`)), ...bySdk];
}

/** Undefined when the vendor's site can be asked for a CLI, otherwise why not. Takes at most three seconds. */
export async function vendorAnswers(env: Env): Promise<string | undefined> {
  if (!sdkTestingVersion()) return 'the package @temporalio/testing, which downloads it, is not installed';
  if (env.OVERGANG_OFFLINE) return 'OVERGANG_OFFLINE is set';
  try {
    await fetch(vendorUrl, { method: 'HEAD', signal: AbortSignal.timeout(vendorTimeoutMs) });
    return undefined;
  } catch (error) {
    return `not reachable (${reason(error)})`;
  }
}

/** Downloads the CLI with the SDK's own means and answers where it is. */
export function downloadCli({ env, log }: { env: Env; log: Log }): Promise<string> {
  log("Downloading the temporal CLI from the vendor's site …");
  const dir = downloadDir(env);
  // In a process of its own: the SDK's test environment would fix this process's Temporal runtime for good.
  const script = fileURLToPath(new URL('./download-cli.child.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [script, dir, wanted],
      { env: { ...env }, timeout: downloadTimeoutMs },
      (error, _out, err) => {
        const why = err.split('\n').find((line) => line.includes('Error')) ?? error?.message;
        if (error) reject(new Error(`The temporal CLI could not be downloaded: ${why}`));
        else resolve(join(dir, executableName(`temporal-${wanted}`)));
      },
    );
  });
}

function downloadDir(env: Env): string {
  return join(engineCacheDir(env), 'cli');
}

/** A development dependency, so it may be missing. */
function sdkTestingVersion(): string | undefined {
  try {
    return (createRequire(import.meta.url)('@temporalio/testing/package.json') as { version: string }).version;
  } catch {
    return undefined;
  }
}

function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
