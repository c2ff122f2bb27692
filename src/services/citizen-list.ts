import { type Options, parse } from 'csv-parse/sync';
import { v5 as uuidv5 } from 'uuid';
import { type CivilDate, earliest } from '../domain/calendar/civil-date.ts';
import type { Command, CommandBody } from '../domain/commands.ts';
import type { LegalBasis } from '../domain/course.ts';
import { type Cpr, parseCpr } from '../domain/cpr.ts';
import type { Grant } from '../domain/state.ts';
import { readDanishDate } from '../messages/dates.ts';
import { type ListFault, listFaultText } from '../messages/list-faults.ts';
import type { ItemReason } from '../store/tables.ts';

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
  readonly column: Column;
  readonly code: string;
  readonly message: string;
  /** What to do about it. */
  readonly cure: string;
  /** The same as data. */
  readonly why: ItemReason;
}

export interface CitizenList {
  readonly rows: readonly ListedCitizen[];
  readonly errors: readonly RowError[];
  /** Lines with data, good or bad. */
  readonly total: number;
  /** Headings that mean nothing here, as they stand: their columns are not read. */
  readonly ignored: readonly string[];
}

/** The file as a whole cannot be read as a list of citizens. */
export class UnreadableList extends Error {
  override readonly name = 'UnreadableList';
  readonly fault: 'listEmpty' | 'listNotCsv' | 'listColumnTwice' | 'listWithoutCpr';
  constructor(fault: UnreadableList['fault'], message: string) {
    super(message);
    this.fault = fault;
  }
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
export type Column = keyof typeof COLUMNS;

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
  if (!heading) throw new UnreadableList('listEmpty', `Filen er tom. ${HEADING_NEEDED}`);
  const { columns, ignored } = columnsOf(heading.record);
  const seen = new Map<string, number>();
  const rows: ListedCitizen[] = [];
  const errors: RowError[] = [];
  for (const { record, line } of lines) {
    const read = readRow(line, (column) => record[columns.get(column) ?? -1]?.trim() ?? '');
    errors.push(...read.errors);
    const first = read.cpr && seen.get(read.cpr.number);
    if (first !== undefined) errors.push(fault(line, 'cpr', 'duplicateRow', first));
    else if (read.row) rows.push(read.row);
    if (read.cpr && first === undefined) seen.set(read.cpr.number, line);
  }
  return { rows, errors, total: lines.length, ignored };
}

interface Line {
  readonly record: readonly string[];
  readonly line: number;
}

const CSV: Options = {
  delimiter: ';',
  record_delimiter: ['\r\n', '\n', '\r'],
  bom: true,
  trim: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
  info: true,
};
const LINE_BREAK = /\r\n|\n|\r/g;

function parseCsv(bytes: Uint8Array): Line[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableList(
      'listNotCsv',
      'Filen er ikke UTF-8. Gem den i Excel som "CSV UTF-8 (semikolonsepareret)", og prøv igen.',
    );
  }
  try {
    const records = parse(text, CSV) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({
      record,
      line: info.lines - (record.join(';').match(LINE_BREAK)?.length ?? 0), // a quoted cell may hold several lines
    }));
  } catch (error) {
    const { lines } = error as { lines?: number };
    throw new UnreadableList(
      'listNotCsv',
      `Filen kan ikke læses som CSV${lines ? ` (omkring linje ${lines})` : ''}. Er der et anførselstegn, som ikke er lukket?`,
    );
  }
}

const HEADING_NEEDED =
  'Første linje skal være overskrifter adskilt af semikolon, for eksempel: cpr;navn;lovhjemmel;startdato';

function columnsOf(heading: readonly string[]): { columns: Map<Column, number>; ignored: string[] } {
  const columns = new Map<Column, number>();
  const ignored: string[] = [];
  heading.forEach((text, index) => {
    const column = (Object.keys(COLUMNS) as Column[]).find((name) =>
      (COLUMNS[name] as readonly string[]).includes(simplified(text)),
    );
    if (column && columns.has(column))
      throw new UnreadableList(
        'listColumnTwice',
        `To kolonner betyder "${column}". Slet den ene, eller giv den en anden overskrift.`,
      );
    if (column) columns.set(column, index);
    else if (text) ignored.push(text);
  });
  if (!columns.has('cpr')) throw new UnreadableList('listWithoutCpr', `Kolonnen "cpr" mangler. ${HEADING_NEEDED}`);
  return { columns, ignored };
}

function fault(line: number, column: Column, code: ListFault, first?: number): RowError {
  const { title, cure, rule } = listFaultText(code, 'da', first === undefined ? {} : { first });
  const message = rule ? `${title.replace(/\.$/, '')} (regel ${rule}).` : title;
  const why = { fault: code, column, ...(first === undefined ? {} : { line: first }) };
  return { line, column, code, message, cure, why };
}

function readRow(
  line: number,
  cell: (column: Column) => string,
): { cpr: Cpr | undefined; row: ListedCitizen | undefined; errors: RowError[] } {
  const errors: RowError[] = [];
  const wrong = (column: Column, code: ListFault) => void errors.push(fault(line, column, code));
  const dateIn = (column: Column): CivilDate | null => {
    const text = cell(column);
    const on = text ? readDanishDate(text) : undefined;
    if (text && !on) wrong(column, 'invalidDate');
    return on ?? null;
  };
  const read = parseCpr(cell('cpr'));
  const cpr = typeof read === 'string' ? undefined : read;
  if (typeof read === 'string') wrong('cpr', read);
  const basisText = cell('lovhjemmel');
  const legalBasis = basisText ? (BASES[simplified(basisText)] ?? null) : null;
  if (basisText && !legalBasis) wrong('lovhjemmel', 'unknownLegalBasis');
  const startOn = dateIn('startdato');
  if (cell('startdato') && !basisText) wrong('lovhjemmel', 'supportNotGranted');
  const email = cell('cti_medarbejder');
  if (email && !/^[^\s@]+@[^\s@]+$/.test(email)) wrong('cti_medarbejder', 'invalidEmail');
  const dates = {
    grantedOn: dateIn('bevillingsdato'),
    assessedOn: dateIn('vurderingsdato'),
    citizenInformedOn: dateIn('borger_orienteret'),
    ctiWorkerInformedOn: dateIn('cti_orienteret'),
    jobMatchOn: dateIn('jobmatch'),
  };
  // Only a grant under § 85 says what the assessment found; elsewhere a date alone would be an invented result.
  if (dates.assessedOn && legalBasis !== 'SEL_85') wrong('vurderingsdato', 'assessmentWithoutParagraph85');
  if (errors.length > 0 || !cpr) return { cpr, row: undefined, errors };
  const row = { line, cpr, name: cell('navn'), legalBasis, startOn, ...dates, ctiWorkerEmail: email || null };
  return { cpr, row, errors };
}

/** A command with the column of the list that it comes from. */
export interface ListedCommand {
  readonly column: Column;
  readonly command: Command;
}

/**
 * The commands that carry a line into a case as it stands. Their ids follow from the case and the step, so a list
 * imported again asks for the very same things; a grant that is there already is not asked for with another guess at its
 * date. A start is taken over: what the list does not show becomes a deviation, never an invention.
 */
export function commandsFor(
  row: ListedCitizen,
  { trajectoryId, enrolledOn, ctiWorkerId, grants }: Destination,
): ListedCommand[] {
  const steps: [Column, string, CommandBody][] = [];
  const { legalBasis, startOn, grantedOn } = row;
  const step = (column: Column, name: string, body: CommandBody) => void steps.push([column, name, body]);
  if (ctiWorkerId)
    step('cti_medarbejder', 'cti-worker', {
      type: 'AssignStaff',
      function: 'ctiWorker',
      staffId: ctiWorkerId,
      on: enrolledOn,
    });
  if (row.assessedOn)
    step('vurderingsdato', 'assessment', { type: 'AssessTargetGroup', inTargetGroup: true, on: row.assessedOn });
  if (legalBasis && (grantedOn || !grants.some((grant) => grant.legalBasis === legalBasis)))
    step(grantedOn ? 'bevillingsdato' : 'lovhjemmel', 'grant', {
      type: 'GrantSupport',
      legalBasis,
      on: grantedOn ?? earliest(startOn ?? enrolledOn, enrolledOn),
    });
  if (row.citizenInformedOn)
    step('borger_orienteret', 'citizen-informed', { type: 'InformOfGrant', who: 'citizen', on: row.citizenInformedOn });
  if (row.ctiWorkerInformedOn)
    step('cti_orienteret', 'cti-informed', { type: 'InformOfGrant', who: 'ctiWorker', on: row.ctiWorkerInformedOn });
  if (row.jobMatchOn) step('jobmatch', 'job-match', { type: 'RegisterJobMatch', on: row.jobMatchOn });
  if (startOn) step('startdato', 'start', { type: 'StartCourse', startOn, takenOver: true });
  return steps.map(([column, name, body]) => ({
    column,
    command: { id: uuidv5(name, trajectoryId), by: 'import', ...body },
  }));
}

/** The case that a line is carried into. */
export interface Destination {
  readonly trajectoryId: string;
  readonly enrolledOn: CivilDate;
  readonly ctiWorkerId: string | null;
  readonly grants: readonly Pick<Grant, 'legalBasis'>[];
}
