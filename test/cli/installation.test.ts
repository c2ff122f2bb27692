import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrowser, signIn } from '../rig/browser.ts';
import { aDataDir, overgang, removeDir, root, type Started, start } from './overgang.ts';

let running: Started;
let list: string;
beforeAll(async () => {
  running = await start(await aDataDir(), ['--port', '0']);
  list = join(running.dataDir, 'borgere.csv');
  const rows = Array.from(
    { length: 12 },
    (_, index) =>
      `${61 + index}0180${index % 2 ? '-' : ''}10${10 + index};Borger ${index};${['SEL § 85', '§ 82 b', 'LAB_31B'][index % 3]};0${1 + (index % 9)}-10-2026`,
  );
  writeFileSync(
    list,
    `\uFEFFCPR-nr.;Navn;Hjemmel;Startdato\r\n${rows.join('\r\n')}\r\n\r\n;;;\r\n6101801010;Igen;;\r\n123;Kort;;\r\n`,
  );
});
afterAll(async () => {
  await running.end('SIGTERM');
  await removeDir(running.dataDir);
});

const through = (...args: string[]) => overgang([...args, '--data-dir', running.dataDir]);
const cases = async (): Promise<{ id: string; subjectName: string; demo: boolean; status: string }[]> =>
  JSON.parse((await through('list', '--json')).stdout);

describe('the command line beside a running installation', () => {
  it('lists the fictive cases in every stage, each with its next date and why', async () => {
    const { code, stdout } = await through('list');
    expect(code).toBe(0);
    for (const words of [
      'Venter på startdato',
      'Fase 1 (',
      'Fase 2 (',
      'Fase 3 (',
      'På pause i fase',
      'gennemført',
      'afbrudt',
      'Begynder',
      '+ 2 måneder = ',
      'Jytte Åkjær (navne- og adressebeskyttet)',
    ])
      expect(stdout).toContain(words);
    expect(new Set((await cases()).map(({ status }) => status))).toEqual(
      new Set(['waiting', 'scheduled', 'running', 'paused', 'left', 'ended']),
    );
  });

  it('shows one case: where it is, what comes, why, what has happened and who was told', async () => {
    const ibrahim = (await cases()).find(({ subjectName }) => subjectName === 'Ibrahim Haddad')!;
    const { stdout } = await through('show', ibrahim.id);
    for (const words of [
      'I dag:',
      'Kommer:',
      'Hvorfor disse datoer:',
      '+ 7 dage med pause',
      'Hvad der er sket:',
      'CTI-forløbet genoptages efter 7 dage på pause',
      'Beskeder:',
    ])
      expect(stdout).toContain(words);
  });

  it('shows the same on the pages of the server, with the mails in the inbox', async () => {
    const browser = createBrowser(running.url);
    expect((await signIn(browser, 'Lone Vestergård')).text).toContain('Mogens Thy');
    expect((await browser.open('/indbakke')).text).toContain('Et forløb er');
    expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
  });

  it('imports a list: a dry run, the good lines, a file of errors without numbers or names; again, and nothing is doubled', async () => {
    const before = (await cases()).length;
    const dry = await through('import', list, '--dry-run');
    expect([dry.code, (await cases()).length]).toEqual([1, before]);
    const first = await through('import', list, '--yes');
    expect(first.code).toBe(1);
    expect(first.stdout).toMatch(/Indlæst: 12 nye forløb/);
    const errors = readFileSync(join(running.dataDir, 'import-errors-borgere.csv'), 'utf8');
    expect(
      errors
        .split('\r\n')
        .slice(1, 3)
        .map((line) => line.split(';')[0]),
    ).toEqual(['16', '17']);
    expect(errors).not.toMatch(/6101801010|Igen|Kort|;123/);
    const second = await through('import', list, '--yes');
    expect(second.stdout).toMatch(/0 nye forløb. 12 i forvejen/);
    expect((await cases()).length).toBe(before + 12);
    await rm(join(running.dataDir, 'import-errors-borgere.csv'));
  });

  it('pauses and resumes, and names the rule when it is refused', async () => {
    const { id } = (await cases()).find(({ subjectName }) => subjectName === 'Borger 2')!;
    const { today } = JSON.parse((await through('show', id, '--json')).stdout).plan;
    expect(await through('pause', id, '--from', today, '--reason', 'illness')).toMatchObject({ code: 0 });
    const again = await through('pause', id, '--from', today, '--reason', 'illness');
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('(regel T-05)');
    expect((await through('resume', id, '--on', today, '--cti-worker', 'x', '--lang', 'en')).stderr).toContain(
      '(rule K-15)',
    );
    expect(
      (await through('send', id, '{"type":"AssignStaff","function":"ctiWorker","staffId":"nobody"}')).code,
    ).not.toBe(0);
  });

  it.each([
    [['show', 'nonsense']],
    [['show', '01a20cba-c5f3-77d3-b65d-b45705e50d09']],
    [['pause', '01a20cba-c5f3-77d3-b65d-b45705e50d09', '--from', '2026-01-01', '--reason', 'illness']],
    [['send', '01a20cba-c5f3-77d3-b65d-b45705e50d09', '{"type":"Nope"}']],
    [['send', '01a20cba-c5f3-77d3-b65d-b45705e50d09', '{']],
    [['import', '/does/not/exist.csv']],
    [['simulate', '/does/not/exist.json']],
    [['clock', '--advance', 'soon']],
    [['audit', 'show']],
    [['audit', 'show', '--trajectory', 'nonsense', '--from', 'soon']],
  ])('gives %j a clear error and no stack trace', async (args) => {
    const { code, stdout, stderr } = await (args[0] === 'simulate' ? overgang(args) : through(...args));
    expect([code === 0, stdout]).toEqual([false, '']);
    expect(stderr.trim()).not.toBe('');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('examines the installation in words', async () => {
    const { code, stdout } = await through('doctor');
    expect(code).toBe(0);
    for (const what of ['Node', 'Running', 'Temporal', 'Database', 'Data directory', 'Clock', 'Mail'])
      expect(stdout).toMatch(new RegExp(`^. ${what}`, 'm'));
  });
});

describe('the commands shown in the documents', () => {
  const documents = [
    'README.md',
    ...readdirSync(join(root, 'docs'))
      .filter((file) => file.endsWith('.md'))
      .map((file) => join('docs', file)),
  ];
  const shown = documents.flatMap((document) =>
    [...readFileSync(join(root, document), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block]) =>
      block!
        .trim()
        .split('\n')
        .map((line) => ({ document, line })),
    ),
  );
  const commands = [
    ...new Set(
      shown
        .filter(({ line }) => /^(npm run|npx) overgang/.test(line) && !line.includes('# not run:'))
        .map(({ line }) => line),
    ),
  ];

  it('say why, where one is not run', () => {
    for (const { document, line } of shown.filter(({ line: text }) => text.includes('# not run')))
      expect(line, document).toMatch(/# not run: \S/);
    expect(commands.length).toBeGreaterThanOrEqual(8);
    expect(commands).toContainEqual(expect.stringMatching(/simulate \S+ --engine/)); // its exit code says whether both are equal
  });

  it.each(commands)('%s', async (line) => {
    const { id } = (await cases()).find(({ subjectName }) => subjectName === 'Dorthe Lund')!;
    const csv = join(running.dataDir, 'borgere-50.csv'); // fifty fictive citizens, as Excel saves them
    copyFileSync(join(root, 'test', 'cli', 'fixtures', 'borgere-50.csv'), csv);
    const words = line.replace(/^npm run overgang -- |^npx overgang /, '').replace(/ #.*/, '');
    const args = [...words.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) =>
      (quoted ?? plain!).replace(/^ID$/, id).replace(/^CSV$/, csv),
    );
    const isPure =
      (['plan', 'simulate', 'steps', 'programme'].includes(args[0]!) && args[1] !== 'move') ||
      line.includes('settings check');
    const { code, stderr } = await overgang(isPure ? args : [...args, '--data-dir', running.dataDir]);
    expect(code, stderr).toBe(0);
  });
});
