import { isAtLeast, outputOf } from './commands.ts';
import type { Env } from './locations.ts';

/** Per-execution time skipping came with server 1.32, which came with CLI 1.9. */
export const oldestCli = '1.9.0';
const oldestServer = '1.32.0';

/** Versions of a `temporal` CLI and of the server inside it. */
export interface CliVersion {
  cli: string;
  server: string | undefined;
  isNewEnough: boolean;
}

/** Reads `temporal version 1.9.0 (Server 1.32.1, UI 2.55.0)`; the server's version decides when it is told. */
function parseCliVersion(text: string): CliVersion | undefined {
  const cli = /version v?(\d+\.\d+\.\d+\S*)/.exec(text)?.[1];
  if (!cli) return undefined;
  const server = /Server v?(\d+\.\d+\.\d+[^\s,)]*)/.exec(text)?.[1];
  const isNewEnough = server ? isAtLeast(server, oldestServer) : isAtLeast(cli, oldestCli);
  return { cli, server, isNewEnough };
}

export async function cliVersion(binary: string, env: Env): Promise<CliVersion | undefined> {
  return parseCliVersion((await outputOf(binary, ['--version'], env)) ?? '');
}
