import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDataDir, overgang, removeDir, start, startRefused } from '../cli/overgang.ts';
import { freePort } from '../rig/free-port.ts';
import { engineOf, workingOn } from './working-on.ts';

const STACK_TRACE = /^\s+at /m;

const list = async (folder: string): Promise<{ id: string; subjectName: string; status: string }[]> =>
  JSON.parse((await overgang(['list', '--json', '--data-dir', folder])).stdout);

let folder: string;
let empty: string;
beforeAll(async () => {
  [folder, empty] = await Promise.all([aDataDir(), aDataDir()]);
});
afterAll(async () => {
  for (const each of [folder, empty]) await removeDir(each);
});

describe('npm start', () => {
  it('without the demo begins empty, tells its numbers where it is told to, and ends with a fault in words when its engine dies', async () => {
    const sdkPort = String(await freePort());
    const env = { OVERGANG_METRICS_PORT: '0', OVERGANG_SDK_METRICS_PORT: sdkPort };
    const { process: main, output } = await start(empty, ['--port', '0', '--no-demo'], { env });
    expect(await list(empty)).toEqual([]);
    const [url] = /http:\S+\/metrics/.exec(output())!;
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringMatching('text/plain')]);
    expect(await answer.text()).toContain('\novergang_store_readable 1\n');
    expect((await fetch(url.replace('/metrics', '/'))).status).toBe(404);
    const ofTheSdk = await (await fetch(`http://127.0.0.1:${sdkPort}/metrics`)).text();
    expect(ofTheSdk).toContain('temporal_workflow_task_schedule_to_start_latency_seconds_count');
    const ended = new Promise((resolve) => main.once('close', resolve));
    process.kill(engineOf(empty), 'SIGKILL');
    expect(await ended).toBe(1);
    expect(output().trim().split('\n').at(-1)).toContain('The Temporal server ended by itself');
    expect(output()).not.toMatch(STACK_TRACE);
    expect(workingOn(empty)).toEqual([]);
  });

  it('need not run: a command opens the installation itself, and two of them take turns', async () => {
    expect(await Promise.all([list(empty), list(empty)])).toEqual([[], []]);
    expect(workingOn(empty)).toEqual([]);
  });

  it('names a port that was insisted on and is taken', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as AddressInfo;
    const refused = await startRefused(folder, ['--port', String(port), '--no-demo']);
    blocker.close();
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(`Port ${port} is taken`);
    expect(refused.stderr).not.toMatch(STACK_TRACE);
  });

  it('in production says what is wrong as a line of the log', async () => {
    const { code, stdout, stderr } = await startRefused(folder, ['--port', '0'], { NODE_ENV: 'production' });
    expect([code, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout.split('\n')[0]!)).toMatchObject({
      level: 'error',
      msg: expect.stringContaining('OVERGANG_SMTP_URL is missing'),
    });
  });

  it.each([
    [['--port', 'many'], {}, /^--port: expected a port number/],
    [['--nonsense'], {}, /^Unknown option '--nonsense'/],
    [[], { DATABASE_URL: 'mysql://user:secret@host/x' }, /^DATABASE_URL: expected postgres:/],
    [[], { OVERGANG_LOG_LEVEL: 'loud' }, /^OVERGANG_LOG_LEVEL: expected one of debug, info, warn, error$/m],
    [[], { TEMPORAL_ADDRESS: 'nowhere', OVERGANG_PORT: 'x' }, /^OVERGANG_PORT.*\nTEMPORAL_ADDRESS: expected host:port/],
  ])('with %j and %j says what is wrong, and no more', async (args, env, words) => {
    const { code, stdout, stderr } = await startRefused(folder, args, env);
    expect([code === 0, stdout]).toEqual([false, '']);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/secret|^\s+at /m);
  });
});
