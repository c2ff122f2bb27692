import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { commandsFor, readCitizenList } from '../../src/services/citizen-list.ts';

const read = (...lines: string[]) => readCitizenList(Buffer.from(lines.join('\n')));
const HEADING = 'cpr;navn;lovhjemmel;startdato;vurderingsdato';

describe('the evaluator’s list', () => {
  it.each([
    ['with a byte order mark and Windows line ends', `\uFEFF${HEADING}\r\n6101801234;Bo Ærø;SEL § 85;15-01-2026;\r\n`],
    [
      'with a hyphen in the number, other headings, quotes and empty columns',
      'CPR-nr.;Borger;Hjemmel;Start;;\n610180-1234;"Bo Ærø";servicelovens § 85;15.1.2026;;\n;;;;;\n',
    ],
    ['without a line end at the end', 'Personnummer;Navn;Paragraf;Dag D\n 610180 1234 ; Bo Ærø ;85;2026-01-15'],
  ])('is read %s', (_, text) => {
    const { rows, errors, total } = readCitizenList(Buffer.from(text));
    expect([errors, total]).toEqual([[], 1]);
    expect(rows[0]).toMatchObject({
      name: 'Bo Ærø',
      legalBasis: 'SEL_85',
      startOn: '2026-01-15',
      cpr: { number: '6101801234' },
    });
  });

  it('keeps a citizen without legal basis and start, who is enrolled and waits (S-26)', () => {
    expect(read('cpr', '6101801234').rows).toMatchObject([{ legalBasis: null, startOn: null, name: '' }]);
  });

  it.each([
    ['610180123;x;;;', 'cpr cprLength'],
    ['6132801234;x;;;', 'cpr cprImpossibleDate'],
    ['6101801234;x;SEL § 81;;', 'lovhjemmel unknownLegalBasis'],
    ['6101801234;x;SEL § 85;31-02-2026;', 'startdato invalidDate'],
    ['6101801234;x;;15-01-2026;', 'lovhjemmel supportNotGranted'],
    ['6101801234;x;LAB § 31 b;15-01-2026;01-01-2026', 'vurderingsdato assessmentWithoutParagraph85'],
  ])('says what is wrong with %s', (line, wrong) => {
    const { errors, rows } = read(HEADING, line);
    expect(rows).toEqual([]);
    expect(errors.map(({ column, code }) => `${column} ${code}`)).toEqual([wrong]);
    expect(JSON.stringify(errors)).not.toContain('610180');
  });

  it('names a citizen who stands there twice by the lines, not by the number', () => {
    const { errors } = read(HEADING, '6101801234;x;;;', '610180-1234;y;;;');
    expect(errors).toMatchObject([{ line: 3, code: 'duplicateRow' }]);
  });

  it.each([
    ['', 'empty'],
    ['navn;start\nx;y', 'cpr'],
  ])('that is no list is refused whole', (text) => {
    expect(() => readCitizenList(Buffer.from(text))).toThrow();
  });

  it('in another encoding is refused with what to do about it', () => {
    expect(() => readCitizenList(Buffer.from('cpr;navn\n6101801234;\xC6r\xF8', 'latin1'))).toThrow(/UTF-8/);
  });

  it('becomes the same commands every time, and invents no fact: a start is taken over (S-40, S-44)', () => {
    const { rows } = read(HEADING, '6101801234;x;SEL § 85;15-01-2026;10-01-2026');
    const destination = {
      trajectoryId: '01a20cba-c5f3-77d3-b65d-b45705e50d02',
      enrolledOn: date('2026-02-01'),
      ctiWorkerId: null,
      grants: [],
    };
    const commands = commandsFor(rows[0]!, destination).map(({ command }) => command);
    expect(commands.map(({ type }) => type)).toEqual(['AssessTargetGroup', 'GrantSupport', 'StartCourse']);
    expect(commands.at(-1)).toMatchObject({ startOn: '2026-01-15', takenOver: true });
    expect(commandsFor(rows[0]!, destination).map(({ command }) => command)).toEqual(commands);
  });
});
