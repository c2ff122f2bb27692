import { describe, expect, it } from 'vitest';
import { createLogger, readable } from '../src/log.ts';
import { temporalLogger } from '../src/temporal-log.ts';
import { keptLog } from './rig/a-log.ts';

const SECRET = 'Åse Åby 6104850011';

describe('the log in production', () => {
  it('is one line of JSON for each event, with its time, level and process', () => {
    const { log, written, lines } = keptLog();
    log.info({ trajectoryId: 't-1' }, 'two\nlines');
    expect(written.map((line) => line.split('\n').length)).toEqual([2]);
    expect(lines()).toEqual([
      {
        ...{ level: 'info', pid: process.pid, trajectoryId: 't-1', msg: 'two\nlines' },
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      },
    ]);
  });

  it('leaves out what never belongs there, whoever has put it in', () => {
    const { log, written } = keptLog();
    for (const field of ['authorization', 'cpr', 'name', 'email', 'text', 'body', 'query', 'payload']) {
      log.info({ [field]: SECRET }, 'slip');
      log.info({ citizen: { [field]: SECRET } }, 'slip');
    }
    expect(written).toHaveLength(16);
    expect(written.join()).not.toMatch(/Åby|6104850011/);
  });

  it('has no line below the level that was asked for', () => {
    const { log, lines } = keptLog('warn');
    log.info('small');
    log.warn('large');
    expect(lines().map(({ msg }) => msg)).toEqual(['large']);
  });
});

it('the log elsewhere is a line for people', () => {
  let shown = '';
  const stream = readable({ write: (text) => (shown += text) });
  createLogger({ production: false, logLevel: 'info' }, stream).warn({ code: 'x', events: 3, ids: ['a'] }, 'odd');
  expect(shown).toMatch(/^\d\d:\d\d:\d\d WARN odd code=x events=3 ids=\["a"\]\n$/);
});

describe('what Temporal’s SDK says', () => {
  it('is written with who and where, and without what it was about', () => {
    const { log, lines } = keptLog();
    const said = temporalLogger(log);
    said.info('Worker state changed', { sdkComponent: 'worker', state: SECRET });
    said.warn('Activity failed', {
      ...{ workflowId: 't-1', attempt: 2, taskToken: SECRET, input: SECRET, headers: { x: SECRET } },
      error: new TypeError('recording failed: 23514'),
    });
    said.debug('Activity started', { workflowId: 't-1' });
    expect(lines()).toMatchObject([
      { level: 'info', msg: 'Worker state changed', sdkComponent: 'worker' },
      { level: 'warn', msg: 'Activity failed', workflowId: 't-1', attempt: 2 },
    ]);
    expect(lines()[1]!.error).toMatch(/^TypeError: recording failed: 23514 \(at .+\)$/);
    expect(JSON.stringify(lines())).not.toMatch(/Åby|6104850011/);
  });

  it('of a failure in the native core keeps the words and no payload', () => {
    const { log, lines } = keptLog();
    const failure =
      'Failure { failure: Some(Failure { message: "Expected \\"a\\", found b", stack_trace: "x", data: [91, 34] }) }';
    temporalLogger(log).warn('Failing workflow task', { runId: 'r-1', failure });
    expect(lines()).toMatchObject([{ msg: 'Failing workflow task', runId: 'r-1', error: 'Expected \\"a\\", found b' }]);
    expect(JSON.stringify(lines())).not.toContain('91, 34');
  });
});
