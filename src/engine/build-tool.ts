import { spawn } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { holdBuildLock } from './build-lock.ts';
import { type BuildProgress, startProgress } from './build-progress.ts';
import { isExecutable } from './commands.ts';
import { type Env, type Log, moduleDir, type Tool, tools } from './locations.ts';

export interface BuildOptions {
  /** The Go command. */
  go: string;
  /** Where the finished binary goes. */
  path: string;
  env: Env;
  log: Log;
  terminal?: NodeJS.WriteStream;
}

const keptLines = 30;

/** Builds one tool of the pinned module. Two builders of the same tool: the second waits and uses what the first built. */
export async function buildTool(tool: Tool, options: BuildOptions): Promise<void> {
  mkdirSync(dirname(options.path), { recursive: true });
  const release = await holdBuildLock(`${options.path}.lock`, tools[tool].file, options.log);
  try {
    if (!isExecutable(options.path)) await build(tool, options);
  } finally {
    release();
  }
}

async function build(tool: Tool, { go, path, env, log, terminal }: BuildOptions): Promise<void> {
  const { file, goPackage } = tools[tool];
  // A name of our own and a rename: nobody ever sees half a binary, with or without the lock.
  const unfinished = join(dirname(path), `.${file}.${process.pid}.${Date.now()}`);
  const progress = startProgress({ what: file, log, ...(terminal && { terminal }) });
  const run = { go, env: goEnv(env), progress };
  try {
    const packages = await runGo(['list', '-deps', goPackage], run);
    progress.expect(packages.length);
    await runGo(['build', '-v', '-trimpath', '-ldflags=-s -w', '-o', unfinished, goPackage], run);
    renameSync(unfinished, path);
    progress.finish();
  } catch (error) {
    progress.stop();
    throw new Error(failureMessage(file, error), { cause: error });
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Without cgo no C compiler is needed, and the binary runs on every Linux of its kind. */
function goEnv(env: Env): Env {
  return { ...env, CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false', GOWORK: 'off' };
}

interface GoRun {
  go: string;
  env: Env;
  progress: BuildProgress;
}

/** Runs Go in the pinned module and answers the lines it prints; a failure carries the last lines it complained with. */
function runGo(args: string[], { go, env, progress }: GoRun): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(go, args, {
      cwd: moduleDir,
      env: { ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const printed: string[] = [];
    const complaints: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => printed.push(line));
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (progress.see(line)) return;
      complaints.push(line);
      if (complaints.length > keptLines) complaints.shift();
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(printed);
      else reject(new Error([...complaints, `go ${args[0]} ended with ${signal ?? code}`].join('\n')));
    });
  });
}

function failureMessage(file: string, error: unknown): string {
  return [
    `${file} could not be built. The last lines of Go were:`,
    ...String(error instanceof Error ? error.message : error)
      .split('\n')
      .map((line) => `  ${line}`),
    'What usually helps: a working connection to the Go module proxy (see `go env GOPROXY`), 3 GB of free disk space, and starting again:',
    'what has been compiled is kept. Without Go: install the temporal CLI 1.9 or later, or set TEMPORAL_ADDRESS to a running cluster.',
  ].join('\n');
}
