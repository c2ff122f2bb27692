import { parse } from 'csv-parse/sync';
import { v5 as uuidv5 } from 'uuid';
import { type CivilDate, earliest } from '../domain/calendar/civil-date.ts';
import type { Command, CommandBody } from '../domain/commands.ts';
import type { LegalBasis } from '../domain/course.ts';
import { type Cpr, parseCpr } from '../domain/cpr.ts';
import { readDanishDate } from '../messages/dates.ts';

/** A line of the evaluator's list that can be used. */
export interface ListedCitizen {
  /** Line in the file, the heading being line 1. */
  readonly line: number;
  readonly cpr: Cpr;
  readonly name: string;
  readonly legalBasis: LegalBasis | null;
  readonly startOn: CivilDate | null;
  readonly grantedOn: CivilDate | null;
  readonly assessedOn: CivilDate | null;
  readonly citizenInformedOn: CivilDate | null;
  readonly ctiWorkerInformedOn: CivilDate | null;
  readonly jobMatchOn: CivilDate | null;
  readonly ctiWorkerEmail: string | null;
}

/** What is wrong with a line: where and what, never the number or name itself. Columns by their Danish heading. */
export interface RowError {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly message: string;
}

export interface CitizenList {
  readonly rows: readonly ListedCitizen[];
  readonly errors: readonly RowError[];
  /** Lines with data, good or bad. */
  readonly total: number;
}

/** The file as a whole cannot be read as a list of citizens. */
export class UnreadableList extends Error {
  override readonly name = 'UnreadableList';
}

/** Danish headings and the other spellings that are understood; case, blanks, hyphens and underscores do not matter. */
const COLUMNS = {
  cpr: ['cpr', 'cprnummer', 'cprnr', 'personnummer'],
  navn: ['navn', 'borger', 'name'],
  lovhjemmel: ['lovhjemmel', 'hjemmel', 'lovbestemmelse', 'paragraf', 'legalbasis'],
  startdato: ['startdato', 'start', 'opstartsdato', 'dagd', 'starton'],
  bevillingsdato: ['bevillingsdato', 'bevilget', 'bevilling'],
  vurderingsdato: ['vurderingsdato', 'vurderet', 'vurdering'],
  borger_orienteret: ['borgerorienteret', 'orienteretborger'],
  cti_orienteret: ['ctiorienteret', 'ctimedarbejderorienteret'],
  jobmatch: ['jobmatch', 'jobmatchdato'],
  cti_medarbejder: ['ctimedarbejder', 'ctimedarbejdermail', 'ctimedarbejderemail'],
} as const satisfies Record<string, readonly string[]>;
type Column = keyof typeof COLUMNS;

const BASES: Readonly<Record<string, LegalBasis>> = {
  sel85: 'SEL_85',
  '85': 'SEL_85',
  servicelovens85: 'SEL_85',
  sel82b: 'SEL_82B',
  '82b': 'SEL_82B',
  servicelovens82b: 'SEL_82B',
  lab31b: 'LAB_31B',
  '31b': 'LAB_31B',
  beskæftigelsesindsatslovens31b: 'LAB_31B',
};

const simplified = (text: string) => text.toLowerCase().replace(/[\s_§.-]/g, '');

/** Reads the list: semicolons, UTF-8 with or without BOM, dates dd-mm-yyyy. Throws {@link UnreadableList}. */
export function readCitizenList(bytes: Uint8Array): CitizenList {
  const [heading, ...lines] = parseCsv(bytes);
  if (!heading)
    throw new UnreadableList(
      'Filen er tom. Første linje skal være overskrifter, for eksempel: cpr;navn;lovhjemmel;startdato',
    );
  const columns = columnsOf(heading.record);
  const seen = new Map<string, number>();
  const rows: ListedCitizen[] = [];
  const errors: RowError[] = [];
  for (const { record, line } of lines) {
    const read = readRow(line, (column) =>
      columns.get(column) === undefined ? '' : (record[columns.get(column)!] ?? '').trim(),
    );
    if (read.row) {
      const first = seen.get(read.row.cpr.number);
      if (first === undefined) {
        seen.set(read.row.cpr.number, line);
        rows.push(read.row);
      } else
        errors.push({
          line,
          column: 'cpr',
          code: 'duplicateRow',
          message: `Borgeren står allerede i linje ${first}. Slet den ene linje.`,
        });
    }
    errors.push(...read.errors);
  }
  return { rows, errors, total: lines.length };
}

interface Line {
  readonly record: readonly string[];
  readonly line: number;
}

function parseCsv(bytes: Uint8Array): Line[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableList('Filen er ikke UTF-8. Gem den i Excel som "CSV UTF-8 (semikolonsepareret)" og prøv igen.');
  }
  try {
    const options = {
      delimiter: ';',
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      info: true,
    } as const;
    const records = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    const { lines } = error as { lines?: number };
    throw new UnreadableList(
      `Filen kan ikke læses som CSV${lines ? ` (omkring linje ${lines})` : ''}. Er der et anførselstegn, som ikke er lukket?`,
    );
  }
}

function columnsOf(heading: readonly string[]): Map<Column, number> {
  const found = new Map<Column, number>();
  heading.forEach((text, index) => {
    const column = (Object.keys(COLUMNS) as Column[]).find((name) =>
      (COLUMNS[name] as readonly string[]).includes(simplified(text)),
    );
    if (column && !found.has(column)) found.set(column, index);
  });
  if (!found.has('cpr'))
    throw new UnreadableList(
      'Kolonnen "cpr" mangler. Første linje skal være overskrifter adskilt af semikolon, for eksempel: cpr;navn;lovhjemmel;startdato',
    );
  return found;
}

function readRow(line: number, cell: (column: Column) => string): { row: ListedCitizen | null; errors: RowError[] } {
  const errors: RowError[] = [];
  const wrong = (column: Column, code: string, message: string) => void errors.push({ line, column, code, message });
  const dateIn = (column: Column): CivilDate | null => {
    const text = cell(column);
    const on = text ? readDanishDate(text) : undefined;
    if (text && !on)
      wrong(column, 'invalidDate', 'Datoen findes ikke eller er skrevet på en anden måde end dd-mm-åååå.');
    return on ?? null;
  };
  const cpr = parseCpr(cell('cpr'));
  if (typeof cpr === 'string') wrong('cpr', cpr, CPR_MESSAGES[cpr]);
  const basisText = cell('lovhjemmel');
  const legalBasis = basisText ? (BASES[simplified(basisText)] ?? null) : null;
  if (basisText && !legalBasis)
    wrong(
      'lovhjemmel',
      'unknownLegalBasis',
      'Lovhjemlen er ukendt. Skriv SEL § 85, SEL § 82 b eller LAB § 31 b (regel S-38).',
    );
  const startOn = dateIn('startdato');
  if (startOn && !basisText)
    wrong(
      'lovhjemmel',
      'supportNotGranted',
      'Der er en startdato, men ingen lovhjemmel. Længden følger af lovhjemlen (regel S-40).',
    );
  const email = cell('cti_medarbejder');
  if (email && !/^[^\s@]+@[^\s@]+$/.test(email))
    wrong('cti_medarbejder', 'invalidEmail', 'Skriv CTI-medarbejderens e-mailadresse.');
  const dates = {
    grantedOn: dateIn('bevillingsdato'),
    assessedOn: dateIn('vurderingsdato'),
    citizenInformedOn: dateIn('borger_orienteret'),
    ctiWorkerInformedOn: dateIn('cti_orienteret'),
    jobMatchOn: dateIn('jobmatch'),
  };
  if (errors.length > 0 || typeof cpr === 'string') return { row: null, errors };
  return {
    row: { line, cpr, name: cell('navn'), legalBasis, startOn, ...dates, ctiWorkerEmail: email || null },
    errors,
  };
}

const CPR_MESSAGES = {
  cprLength: 'CPR-nummeret skal have 10 cifre. Mangler det første nul, har Excel måske fjernet det.',
  cprNotDigits: 'CPR-nummeret må kun bestå af cifre, eventuelt med bindestreg.',
  cprImpossibleDate: 'CPR-nummeret begynder med en dato, der ikke findes.',
} as const;

/**
 * The commands that carry a line into a case. Their ids follow from the case and the step, so a list imported again asks
 * for the very same things. A start is taken over: what the list does not show becomes a deviation, never an invention.
 */
export function commandsFor(
  row: ListedCitizen,
  trajectoryId: string,
  enrolledOn: CivilDate,
  ctiWorkerId: string | null,
): Command[] {
  const bodies: [string, CommandBody][] = [];
  const { legalBasis, startOn } = row;
  if (ctiWorkerId)
    bodies.push(['cti-worker', { type: 'AssignStaff', function: 'ctiWorker', staffId: ctiWorkerId, on: enrolledOn }]);
  if (row.assessedOn)
    bodies.push([
      'assessment',
      { type: 'AssessTargetGroup', inTargetGroup: legalBasis === 'SEL_85', on: row.assessedOn },
    ]);
  if (legalBasis)
    bodies.push([
      'grant',
      { type: 'GrantSupport', legalBasis, on: row.grantedOn ?? earliest(startOn ?? enrolledOn, enrolledOn) },
    ]);
  if (row.citizenInformedOn)
    bodies.push(['citizen-informed', { type: 'InformOfGrant', who: 'citizen', on: row.citizenInformedOn }]);
  if (row.ctiWorkerInformedOn)
    bodies.push(['cti-informed', { type: 'InformOfGrant', who: 'ctiWorker', on: row.ctiWorkerInformedOn }]);
  if (row.jobMatchOn) bodies.push(['job-match', { type: 'RegisterJobMatch', on: row.jobMatchOn }]);
  if (startOn) bodies.push(['start', { type: 'StartCourse', startOn, takenOver: true }]);
  return bodies.map(([step, body]) => ({ id: uuidv5(step, trajectoryId), by: 'import', ...body }));
}
