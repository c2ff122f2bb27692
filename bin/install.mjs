// Makes the dependencies present and current before anything else runs. Plain JavaScript for whatever Node the machine
// has (18 or newer): the Node that runs Overgang itself comes with the dependencies.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'node_modules', '.overgang-installed');
const NEEDED_NODE = 24;

function wantedStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}`;
}

/** Installs what the lockfile names unless exactly that is installed already. */
export function installDependencies() {
  const wanted = wantedStamp();
  const found = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
  if (found !== wanted) {
    console.error(
      found
        ? 'The dependencies have changed: installing them again …'
        : 'Installing the dependencies (about a minute) …',
    );
    const npm = process.env.npm_execpath
      ? [process.execPath, [process.env.npm_execpath]]
      : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
    const { status } = spawnSync(
      npm[0],
      [...npm[1], 'ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'],
      {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: npm[0] === 'npm.cmd',
      },
    );
    if (status !== 0) fail('npm ci failed: see its words above.');
    writeFileSync(stampFile, wanted);
  }
  return nodeFor();
}

/** The Node that the dependencies bring, or this one when it is new enough (there is none for macOS). */
function nodeFor() {
  const bundled = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(bundled)) return bundled;
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_NODE) return process.execPath;
  return fail(
    `Overgang needs Node ${NEEDED_NODE} or newer, and none comes with npm for ${process.platform}-${process.arch}. This is Node ${process.versions.node}: install a newer one and try again.`,
  );
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) installDependencies();
