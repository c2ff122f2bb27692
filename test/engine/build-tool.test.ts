import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countLine } from '../../src/engine/build-progress.ts';
import { ensureTool } from '../../src/engine/index.ts';
import { Machine, silent } from './machine.ts';

let machine: Machine;
beforeEach(() => {
  machine = new Machine();
});
afterEach(() => machine.remove());

/** A Go that lists two packages and "builds" an executable file, slowly enough for two builders to meet. */
function aGoThatBuilds(): void {
  machine.command(
    'go',
    `if [ "$1" = list ]; then echo fmt; echo os; exit 0; fi`,
    `echo build >> ${machine.home}/builds`,
    `while [ "$1" != -o ]; do shift; done`,
    'echo fmt >&2',
    `/bin/sleep 0.3; echo "#!/bin/sh" > "$2"; /bin/chmod +x "$2"`,
  );
}
const builds = () => readFileSync(join(machine.home, 'builds'), 'utf8').trim().split('\n').length;
const ensure = (log: (line: string) => void = silent) => ensureTool('server', { env: machine.env, log });

describe('a build of the Temporal server', () => {
  it('happens once and is found again', async () => {
    aGoThatBuilds();
    const lines: string[] = [];
    const path = await ensure((line) => lines.push(line));
    expect(await ensure()).toBe(path);
    expect(builds()).toBe(1);
    expect(readdirSync(dirname(path))).toEqual(['temporal-server']);
    expect(lines[0]).toContain('Building temporal-server from source');
    expect(lines.at(-1)).toMatch(/^Built temporal-server in \d+ s\.$/);
  });

  it('is shared by those who want it at the same time', async () => {
    aGoThatBuilds();
    const paths = await Promise.all([ensure(), ensure(), ensure()]);
    expect(new Set(paths).size).toBe(1);
    expect(builds()).toBe(1);
  });

  it('shows the end of what Go said when it fails, and what to do, and leaves nothing behind', async () => {
    machine.command(
      'go',
      `if [ "$1" = list ]; then echo fmt; exit 0; fi`,
      'echo golang.org/x/net >&2; echo "# some/package" >&2; echo "a.go:1:1: undefined: nothing" >&2; exit 1',
    );
    const error = (await ensure().catch((reason: unknown) => reason)) as Error;
    expect(error.message).toContain('a.go:1:1: undefined: nothing');
    expect(error.message).toContain('go build ended with 1');
    expect(error.message).not.toContain('golang.org/x/net');
    expect(error.message).toContain('What usually helps');
    expect(
      readdirSync(join(machine.home, 'cache', 'engine')).flatMap((key) =>
        readdirSync(join(machine.home, 'cache', 'engine', key)),
      ),
    ).toEqual([]);
  });

  it('needs Go and says so', async () => {
    await expect(ensure()).rejects.toThrow(/no Go \(\d.* or later\) on PATH/);
    expect(existsSync(join(machine.home, 'cache'))).toBe(false);
  });
});

describe('the progress of a build', () => {
  it.each([
    ['go: downloading modernc.org/sqlite v1.51.0', true],
    ['go.temporal.io/server/common/log', true],
    ['gopkg.in/yaml.v3', true],
    ['# go.temporal.io/server/common/log', false],
    ['a.go:1:1: undefined: nothing', false],
    ['no space left on device', false],
  ])('counts "%s": %s', (line, isProgress) => {
    expect(countLine(line, { fetched: 0, compiled: 0, total: 0 })).toBe(isProgress);
  });
});
