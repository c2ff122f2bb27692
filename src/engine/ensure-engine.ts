import { buildTool } from './build-tool.ts';
import { cliVersion, oldestCli } from './cli-version.ts';
import { findOnPath, isExecutable } from './commands.ts';
import { downloadCli } from './download-cli.ts';
import { type EngineSource, findEngine } from './find-engine.ts';
import { type Env, type Log, readPins, type Tool, toolPath } from './locations.ts';

/** A Temporal server that can be started at once, or a cluster that runs already. */
export type Engine =
  | { kind: 'external'; address: string }
  | { kind: 'server'; binary: string; version: string }
  | { kind: 'cli'; binary: string; version: string };

export interface EnsureOptions {
  env: Env;
  log: Log;
  /** Where a terminal shows the build's progress line; standard error unless given. */
  terminal?: NodeJS.WriteStream;
}

/** Makes a source ready to start: builds or downloads what is missing. Minutes on the first build, else at once. */
export async function ensureEngine(source: EngineSource, options: EnsureOptions): Promise<Engine> {
  switch (source.kind) {
    case 'external':
      return source;
    case 'built':
      return { kind: 'server', binary: source.binary, version: source.version };
    case 'cli':
      return source;
    case 'build':
      return { kind: 'server', binary: await ensureTool('server', options), version: source.version };
    case 'download':
      return await downloadedEngine(options);
  }
}

/** The path of a tool of the pinned Go module, built now if it is not in the cache. */
export async function ensureTool(tool: Tool, options: EnsureOptions): Promise<string> {
  const path = toolPath(tool, options.env);
  if (isExecutable(path)) return path;
  const go = findOnPath('go', options.env);
  if (!go)
    throw new Error(`${path} has not been built, and there is no Go (${readPins().go} or later) on PATH to build it`);
  await buildTool(tool, { ...options, go, path });
  return path;
}

async function downloadedEngine(options: EnsureOptions): Promise<Engine> {
  const binary = await downloadCli(options).catch((error: Error) => error);
  const version = typeof binary === 'string' ? await cliVersion(binary, options.env) : undefined;
  if (typeof binary === 'string' && version?.isNewEnough) return { kind: 'cli', binary, version: version.cli };
  options.log(binary instanceof Error ? binary.message : `The downloaded temporal CLI is older than ${oldestCli}.`);
  // What the vendor gives is not enough: look again as if the vendor could not be reached.
  const source = await findEngine({ env: { ...options.env, OVERGANG_OFFLINE: '1' }, log: options.log });
  return ensureEngine(source, options);
}
