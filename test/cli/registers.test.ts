import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDataDir, overgang, removeDir, type Started, start } from './overgang.ts';

let running: Started;
let id: string;
beforeAll(async () => {
  running = await start(await aDataDir(), ['--port', '0', '--no-demo']);
  const list = join(running.dataDir, 'borgere.csv');
  writeFileSync(list, 'cpr;navn;lovhjemmel\n6101801234;Bo Ærø;LAB § 31 b\n');
  expect(await through('import', list, '--yes')).toMatchObject({ code: 0 });
  [{ id }] = JSON.parse((await through('list', '--json')).stdout);
});
afterAll(async () => {
  await running.end('SIGTERM');
  await removeDir(running.dataDir);
});

const through = (...args: string[]) => overgang([...args, '--data-dir', running.dataDir]);
const staff = async (email: string, ...args: string[]): Promise<{ id: string }> =>
  JSON.parse((await through('staff', email, '--json', ...args)).stdout);
const command = (...args: string[]) => through('command', id, ...args);
const shown = async () => (await through('show', id)).stdout;
async function aNote(text: string): Promise<string> {
  const { stdout, stderr } = await overgang(['note', id, '--data-dir', running.dataDir], { input: text });
  expect(stderr).toBe('');
  return stdout.trim();
}

describe('the staff register', () => {
  it('gives somebody training and authority, changes what is said again, and shows everybody', async () => {
    const trained = ['--trained-on', '2025-11-03', '--trained-in', 'social-stoette'];
    const mads = await staff('Mads@example.invalid', '--name', 'Mads Medarbejder', ...trained);
    expect(mads).toMatchObject({ email: 'mads@example.invalid', trainedOn: '2025-11-03', municipality: '101' });
    expect(await staff('mads@example.invalid', '--authority', 'whole', '--team-leader', '--team', 'Nord')).toEqual({
      ...mads,
      ...{ authority: 'whole', teamLeader: true, version: 2, team: 'Nord' },
    });
    const { code, stdout } = await through('staff');
    expect([code, stdout]).toEqual([0, expect.stringContaining('Mads Medarbejder <mads@example.invalid>')]);
    for (const words of ['teamleder', 'team Nord', 'CTI-uddannet 03-11-2025 (social-stoette)', 'hele myndigheden'])
      expect(stdout).toContain(words);
    const none = await staff('mads@example.invalid', '--trained-on', 'none', '--no-team-leader');
    expect(none).toMatchObject({ trainedOn: null, trainedIn: null, teamLeader: false });
  });

  it.each([
    [['staff', 'mads'], 'email'],
    [['staff', 'mads@example.invalid', '--trained-on', '2025-02-30'], 'trainedOn'],
    [['staff', 'mads@example.invalid', '--trained-in', 'another-model'], 'trainedIn'],
    [['staff', 'mads@example.invalid', '--municipality', 'Aarhus'], 'municipality'],
    [['staff', 'mads@example.invalid', '--team', 'nord;syd'], 'team'],
    [['party', 'NEIGHBOUR', '--name', 'x', '--email', 'x@example.invalid'], 'party'],
    [['party', 'EVALUATOR', '--name', 'x'], 'email'],
  ])('says what is wrong with %j', async (args, field) => {
    const { code, stdout, stderr } = await through(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(new RegExp(`^  ${field}: `, 'm'));
  });
});

describe('the addresses outside', () => {
  it('are given, changed and shown', async () => {
    for (const email of ['gammel@example.invalid', 'ny@example.invalid'])
      expect(await through('party', 'EVALUATOR', '--name', 'Sekretariatet', '--email', email)).toMatchObject({
        code: 0,
      });
    const { stdout } = await through('party');
    expect(stdout).toContain('EVALUATOR  evaluator: Sekretariatet <ny@example.invalid>');
    expect(stdout).not.toContain('gammel@');
  });
});

describe('a case from the command line', () => {
  it('is steered step by step, and shows who has to do what by when, and what went on against advice', async () => {
    const gro = await staff('gro@example.invalid', '--name', 'Gro', '--trained-on', '2025-11-03');
    const job = await staff('job@example.invalid', '--name', 'Jo', '--authority', 'whole');
    expect(await command('AssignStaff', 'function=ctiWorker', `staffId=${gro.id}`)).toMatchObject({ code: 0 });
    const both = await command('AssignStaff', 'function=jobConsultant', `staffId=${gro.id}`);
    expect([both.code, both.stderr]).toEqual([1, expect.stringContaining('(regel G-05)')]);
    const noteId = await aNote('Der er kun én medarbejder i kommunen.');
    const despite = `despite=combinationAdvisedAgainst:${noteId}`;
    expect(await command('AssignStaff', 'function=jobConsultant', `staffId=${gro.id}`, despite)).toMatchObject({
      code: 0,
    });
    const why = await aNote('Nu er der to.');
    const change = ['AssignStaff', 'function=jobConsultant', `staffId=${job.id}`, `noteId=${why}`];
    expect(await command(...change)).toMatchObject({ code: 0 });
    const inclusion = ['RecordFact', 'step=inclusion', 'values.benefit=activityReadyCashBenefit'];
    const wrong = await command(...inclusion, 'values.inResourceCourse=perhaps');
    expect([wrong.code, wrong.stdout]).toEqual([1, '']);
    expect(await command(...inclusion, 'values.inResourceCourse=false')).toMatchObject({ code: 0 });
    const text = await shown();
    for (const words of [
      'Opgaver:',
      'round-1/startUpMeeting',
      'Afvigelser:',
      '(regel G-05)',
      '  1  ',
      'Hvorfor disse datoer:',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('Der er kun én medarbejder');
    const { timeline } = JSON.parse((await through('show', id, '--json')).stdout);
    const registers = timeline.flatMap(({ event }: { event: { register?: object } }) => event.register ?? []);
    expect(registers).toEqual([
      { trainedOn: '2025-11-03', authority: 'none' },
      { trainedOn: '2025-11-03', authority: 'none' },
      { trainedOn: null, authority: 'whole' },
    ]);
  });

  it('takes no note that there is not, nor a text in its place', async () => {
    const withdraw = (noteId: string) => command('WithdrawEvent', 'event=1', `noteId=${noteId}`);
    const unknown = await withdraw('01a20cba-c5f3-77d3-b65d-b45705e50d09');
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('(regel TECH-04)')]);
    const text = await withdraw('Det var en fejl');
    expect([text.code, text.stderr]).toEqual([2, expect.stringContaining('noteId')]);
    const empty = await overgang(['note', id, '--data-dir', running.dataDir], { input: ' \n' });
    expect([empty.code, empty.stdout]).toEqual([2, '']);
  });
});

describe('the steps of a programme', () => {
  it('are shown as the command line takes them', async () => {
    const { code, stdout } = await overgang(['steps']);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'RecordFact step=jointActionPlan with=citizen,jobCentreCaseworker,socialCaseworker (S-28)',
    );
    expect(stdout).toContain('  values.supportAtWorkplace=true');
    expect(stdout).toContain('  summoned with preparedBy=jobCentreCaseworker,socialCaseworker');
    const { steps } = JSON.parse((await overgang(['steps', '--json'])).stdout);
    for (const { id: step } of steps) expect(stdout).toMatch(new RegExp(`(step|meeting)=${step}\\b`));
  });
});

describe('an absence from the command line', () => {
  it('is tried out, taken with a substitute, shown and ended; its conflicts are said with their rules (G-16)', async () => {
    const dorthe = await staff('dorthe@example.invalid', '--name', 'Dorthe');
    await staff('erik@example.invalid', '--name', 'Erik');
    const days = ['--from', '2030-07-01', '--until', '2030-07-12'];
    const alone = await through('absence', 'dorthe@example.invalid', ...days);
    expect([alone.code, alone.stdout]).toEqual([1, expect.stringContaining('Ingen er udpeget som stedfortræder.')]);
    expect(alone.stdout).toContain('regel G-16');
    const both = ['absence', 'dorthe@example.invalid', ...days, '--substitute', 'erik@example.invalid'];
    expect((await through(...both, '--try-out')).stdout).toContain('Ikke registreret; 0 åbne forløb');
    const taken = JSON.parse((await through(...both, '--json')).stdout).taken;
    expect(taken).toMatchObject({ staffId: dorthe.id, from: '2030-07-01', until: '2030-07-12' });
    const listed = (await through('absence')).stdout;
    expect(listed).toContain('Dorthe: 1. juli – 12. juli 2030, stedfortræder Erik');
    expect((await through('absence', '--end', taken.id)).stdout).toContain('Dorthe: aflyst');
    expect((await through('absence')).stdout).toContain('0 fravær');
  });

  it.each([
    [
      ['absence', 'nobody@example.invalid', '--from', '2030-07-01', '--until', '2030-07-12'],
      'nobody with that address',
    ],
    [['absence', 'dorthe@example.invalid', '--from', '2030-07-01'], '  until: '],
    [['absence', '--end', '019ca1c0-8f0e-4c55-9d0b-5f2f6f0a9b12'], 'no such absence'],
  ])('says what is wrong with %j', async (args, fault) => {
    const { code, stdout, stderr } = await through(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(fault);
  });
});

describe('the cases of one who leaves, from the command line', () => {
  it('are looked at first, then moved with a reason, and the receipt says what came of each (G-15)', async () => {
    const trained = ['--trained-on', '2025-11-03'];
    const gro = await staff('gro@example.invalid');
    const ida = await staff('ida@example.invalid', '--name', 'Ida', ...trained);
    const toIda = ['move', 'gro@example.invalid', '--to', 'ida@example.invalid', '--function', 'ctiWorker'];
    const looked = await through(...toIda);
    expect([looked.code, looked.stdout]).toEqual([0, expect.stringContaining(`${id}  CTI-medarbejder → Ida: `)]);
    expect(looked.stdout).toContain('Intet er flyttet');
    expect(await through(...toIda, '--yes')).toMatchObject({ code: 2, stderr: expect.stringContaining('--reason') });
    const staffOf = async () => JSON.parse((await through('show', id, '--json')).stdout).timeline;
    const assigned = async () =>
      (await staffOf()).flatMap(({ event }: { event: { type: string; function?: string; staffId?: string } }) =>
        event.type === 'StaffAssigned' && event.function === 'ctiWorker' ? event.staffId : [],
      );
    expect((await assigned()).at(-1)).toBe(gro.id);
    const done = await through(...toIda, '--yes', '--reason', 'Gro er fratrådt.');
    expect([done.code, done.stdout]).toEqual([0, expect.stringContaining('1 flyttet, 0 afvist')]);
    expect((await assigned()).at(-1)).toBe(ida.id);
  });
});
