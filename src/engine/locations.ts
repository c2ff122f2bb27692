import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The process environment, or a stand-in for it in tests. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Receives one finished line of text for the person who started the program. */
export type Log = (line: string) => void;

/** What the pinned Go module can build. */
export type Tool = 'server' | 'sql' | 'ui';

export const tools: Readonly<Record<Tool, { file: string; goPackage: string }>> = {
  server: { file: 'temporal-server', goPackage: 'go.temporal.io/server/cmd/server' },
  sql: { file: 'temporal-sql-tool', goPackage: 'go.temporal.io/server/cmd/tools/sql' },
  ui: { file: 'temporal-ui-server', goPackage: 'github.com/temporalio/ui-server/v2/cmd/server' },
};

/** The folder with the pinned Go module (`go.mod`, `go.sum`). */
export const moduleDir: string = fileURLToPath(new URL('../../engine/', import.meta.url));

/** Versions named by the pinned module, and a key that changes whenever anything in it changes. */
export interface Pins {
  server: string;
  go: string;
  key: string;
}

export function readPins(dir: string = moduleDir): Pins {
  const mod = readFileSync(join(dir, 'go.mod'), 'utf8');
  const sum = readFileSync(join(dir, 'go.sum'), 'utf8');
  const go = /^go (\S+)$/m.exec(mod)?.[1];
  const server = /^\s*(?:require )?go\.temporal\.io\/server v(\S+)/m.exec(mod)?.[1];
  if (!go || !server) throw new Error(`${join(dir, 'go.mod')} names no Go version or no Temporal server`);
  const hash = createHash('sha256').update(mod).update(sum).digest('hex').slice(0, 10);
  return { server, go, key: `${server}-${hash}-${process.platform}-${process.arch}` };
}

/** Where built and downloaded engines are kept between runs. `OVERGANG_CACHE_DIR` replaces the user's cache folder. */
export function engineCacheDir(env: Env, platform: NodeJS.Platform = process.platform): string {
  if (env.OVERGANG_CACHE_DIR) return join(env.OVERGANG_CACHE_DIR, 'engine');
  const home = env.HOME ?? env.USERPROFILE ?? homedir();
  const userCache =
    platform === 'win32'
      ? (env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'))
      : platform === 'darwin'
        ? join(home, 'Library', 'Caches')
        : env.XDG_CACHE_HOME || join(home, '.cache');
  return join(userCache, 'overgang', 'engine');
}

/** The path a built tool has, whether it exists yet or not. */
export function toolPath(tool: Tool, env: Env): string {
  return join(engineCacheDir(env), readPins().key, executableName(tools[tool].file));
}

export function executableName(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}
