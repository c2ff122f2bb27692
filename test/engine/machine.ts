import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Env } from '../../src/engine/index.ts';
import { toolPath } from '../../src/engine/locations.ts';

/** A make-believe machine: an empty `PATH`, home and cache, and no way to the vendor's site. */
export class Machine {
  readonly home: string = mkdtempSync(join(tmpdir(), 'overgang-machine-'));
  readonly env: Env;

  constructor(more: Env = {}) {
    this.env = {
      PATH: join(this.home, 'bin'),
      HOME: this.home,
      TMPDIR: join(this.home, 'tmp'),
      OVERGANG_CACHE_DIR: join(this.home, 'cache'),
      OVERGANG_OFFLINE: '1',
      ...more,
    };
  }

  /** Puts a shell script where `path` says and makes it executable. */
  script(path: string, ...lines: string[]): string {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `#!/bin/sh\n${lines.join('\n')}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  command(name: string, ...lines: string[]): string {
    return this.script(join(this.home, 'bin', name), ...lines);
  }

  cli(version: string, server?: string): string {
    return this.command(
      'temporal',
      `echo "temporal version ${version}${server ? ` (Server ${server}, UI 2.55.0)` : ''}"`,
    );
  }

  go(version: string, toolchain = 'local'): string {
    return this.command(
      'go',
      `case "$*" in *GOTOOLCHAIN) echo ${toolchain};; *) echo "go version go${version} linux/amd64";; esac`,
    );
  }

  builtServer(): string {
    return this.script(toolPath('server', this.env), 'exit 0');
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

export const silent = (): void => {};
