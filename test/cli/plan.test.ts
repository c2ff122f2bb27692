import { describe, expect, it } from 'vitest';
import { overgang } from './overgang.ts';

const plan = (...args: string[]) => overgang(['plan', ...args]);
const batch = async (lines: readonly string[]) => {
  const { code, stdout, stderr } = await overgang(['plan', '--batch'], { input: lines.join('\n') });
  return {
    code,
    stderr,
    answers: stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  };
};
const request = (legalBasis: string, start: string, pauses: [string, string][] = []) =>
  JSON.stringify({ legalBasis, start, pauses });

describe('overgang plan', () => {
  it('prints a course as JSON, with exclusive ends and active days', async () => {
    const { code, stdout, stderr } = await plan(
      '--legal-basis',
      'LAB_31B',
      '--start',
      '2026-01-15',
      '--pause',
      '2026-02-01..2026-02-22',
      '--json',
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({
      legalBasis: 'LAB_31B',
      start: '2026-01-15',
      phases: [
        { number: 1, start: '2026-01-15', end: '2026-04-05' },
        { number: 2, start: '2026-04-05', end: '2026-06-05' },
        { number: 3, start: '2026-06-05', end: '2026-08-05' },
      ],
      end: '2026-08-05',
      activeDays: 181,
    });
  });

  it('prints it in Danish with the reason for every boundary, and in English on demand', async () => {
    const args = ['--legal-basis', 'SEL_85', '--start', '2023-05-31'];
    const danish = (await plan(...args)).stdout;
    expect(danish).toContain('servicelovens § 85, 9 måneder');
    expect(danish).toContain('29. februar 2024');
    expect((await plan(...args, '--lang', 'en')).stdout).toContain('Social Services Act');
  });

  it.each([
    [['--legal-basis', 'SEL_81', '--start', '2026-01-15'], 'unknownLegalBasis'],
    [['--legal-basis', 'SEL_85', '--start', '2026-02-30'], 'invalidDate'],
    [['--legal-basis', 'SEL_85', '--start', '1900-01-01'], 'dateOutOfRange'],
    [['--legal-basis', 'SEL_85', '--start', '2026-01-15', '--pause', '2026-01-14..2026-01-20'], 'pauseBeforeStart'],
    [['--legal-basis', 'SEL_85', '--start', '2026-01-15', '--pause', '2026-02-01..2026-02-01'], 'pauseOfNoDays'],
    [['--legal-basis', 'LAB_31B', '--start', '2026-01-15', '--pause', '2026-07-15..2026-07-20'], 'courseIsOver'],
    [
      [
        '--legal-basis',
        'LAB_31B',
        '--start',
        '2026-01-15',
        '--pause',
        '2026-02-01..2026-02-10',
        '--pause',
        '2026-02-09..2026-02-12',
      ],
      'pausesOverlap',
    ],
  ])('says what is wrong with %j: %s', async (args, code) => {
    const json = await plan(...args, '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout).error.code).toBe(code);
    const words = await plan(...args);
    expect([words.code, words.stdout]).toEqual([1, '']);
    expect(words.stderr).toMatch(/\(regel [A-Z]/);
  });

  it('without its options says which are missing', async () => {
    const { code, stderr } = await plan();
    expect(code).toBe(2);
    expect(stderr).toContain('--legal-basis');
    expect(stderr).not.toContain('    at ');
  });
});

describe('overgang plan --batch', () => {
  it('answers each line in order: pauses unsorted, one where another ends, one on the start day', async () => {
    const { answers, code } = await batch([
      request('LAB_31B', '2023-08-31', [
        ['2024-01-10', '2024-01-20'],
        ['2023-11-10', '2023-11-24'],
      ]),
      request('LAB_31B', '2026-01-15', [
        ['2026-01-15', '2026-01-20'],
        ['2026-01-20', '2026-01-22'],
      ]),
      JSON.stringify({ legalBasis: 'SEL_82B', start: '2024-02-29' }),
    ]);
    expect(code).toBe(0);
    expect(answers.map(({ end }) => end)).toEqual(['2024-03-24', '2026-07-22', '2024-08-29']);
    expect(answers[0].phases.map(({ end }: { end: string }) => end)).toEqual([
      '2023-10-31',
      '2024-01-24',
      '2024-03-24',
    ]);
  });

  it('answers a bad line with an error in its place, an empty one too', async () => {
    const { answers } = await batch([
      request('SEL_99', '2026-01-01'),
      '{',
      '',
      '[]',
      request('SEL_85', '2023-02-29'),
      JSON.stringify({ legalBasis: 'SEL_85', start: 7 }),
      request('SEL_85', '2026-01-01'),
    ]);
    expect(answers.map((answer) => answer.error?.code ?? answer.end)).toEqual([
      'unknownLegalBasis',
      'invalidJson',
      'invalidJson',
      'invalidRequest',
      'invalidDate',
      'invalidRequest',
      '2026-10-01',
    ]);
    for (const { error } of answers) if (error) expect(Object.keys(error)).toEqual(['code', 'message']);
  });

  it('answers 10,000 lines', async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) =>
      request('SEL_85', `${1970 + (index % 130)}-0${1 + (index % 9)}-1${index % 10}`),
    );
    const { answers } = await batch(lines);
    expect(answers).toHaveLength(10_000);
    expect(answers.every(({ phases }, index) => phases[0].start === JSON.parse(lines[index]!).start)).toBe(true);
  });
});
