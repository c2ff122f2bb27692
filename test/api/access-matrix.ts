import type { OperationId } from '../../src/api/contract/operations.ts';
import type { Role } from '../../src/domain/roles.ts';

/**
 * How what is asked about relates to who asks, from near to far: they stand around the case themselves; a colleague of
 * their team does; nobody does; somebody of another team does; it is another municipality's. Of a message, an operation or
 * an emergency access: it is theirs, or somebody else's.
 */
export const RELATIONS = ['own', 'team', 'nobody', 'municipality', 'elsewhere'] as const;
export type Relation = (typeof RELATIONS)[number];

/** How far a role gets with an operation, and what lies within it. `yes`: it is about nothing that somebody may own. */
const WITHIN = {
  '–': [],
  own: ['own'],
  team: ['own', 'team', 'nobody'],
  all: ['own', 'team', 'nobody', 'municipality'],
  yes: [],
} as const satisfies Readonly<Record<string, readonly Relation[]>>;
type Reach = keyof typeof WITHIN;

/** In the order of the columns below. */
export const COLUMNS = [
  ...(['reader', 'caseworker', 'teamLeader', 'projectLead', 'evaluator'] as const),
  ...(['systemAdministrator', 'integration'] as const),
] satisfies readonly Role[];

/** Who may do what, written by hand and apart from the program: one row for each operation, one column for each role. */
// biome-ignore format: a table
export const MATRIX: Readonly<Record<OperationId, readonly Reach[]>> = {
  //                      reader caseworker teamLeader projectLead evaluator administrator integration
  listTrajectories:      ['yes', 'yes',     'yes',     'yes',      'yes',    '–',          'yes'],
  enrolCitizen:          ['–',   'yes',     'yes',     '–',        '–',      '–',          'yes'],
  enrolOrganisation:     ['–',   '–',       'yes',     'yes',      '–',      '–',          'yes'],
  readTrajectory:        ['all', 'own',     'team',    'all',      'all',    '–',          'all'],
  sendCommand:           ['–',   'own',     'team',    'own',      '–',      '–',          'all'],
  sendSignal:            ['–',   'own',     'team',    'own',      '–',      '–',          'all'],
  readSignal:            ['all', 'own',     'team',    'all',      'all',    '–',          'all'],
  readPlan:              ['all', 'own',     'team',    'all',      'all',    '–',          'all'],
  explainDate:           ['all', 'own',     'team',    'all',      'all',    '–',          'all'],
  listPossibilities:     ['all', 'own',     'team',    'all',      'all',    '–',          'all'],
  tryOut:                ['all', 'own',     'team',    'all',      '–',      '–',          'all'],
  readJournal:           ['all', 'own',     'team',    'all',      '–',      '–',          'all'],
  readCitizen:           ['all', 'own',     'team',    'all',      '–',      '–',          'all'],
  updateCitizen:         ['–',   'own',     'team',    '–',        '–',      '–',          'all'],
  changeCpr:             ['–',   'own',     'team',    '–',        '–',      '–',          'all'],
  openEmergencyAccess:   ['all', 'all',     '–',       '–',        '–',      '–',          '–'],
  endEmergencyAccess:    ['own', 'own',     'all',     '–',        '–',      '–',          '–'],
  listEmergencyAccesses: ['–',   '–',       'yes',     '–',        '–',      'yes',        '–'],
  listMeetings:          ['all', 'own',     'team',    'all',      'all',    '–',          'all'],
  listCalendar:          ['yes', 'yes',     'yes',     'yes',      'yes',    '–',          'yes'],
  listContacts:          ['all', 'own',     'team',    'all',      'all',    '–',          'all'],
  listDocuments:         ['all', 'own',     'team',    'all',      '–',      '–',          'all'],
  readDocument:          ['all', 'own',     'team',    'all',      '–',      '–',          'all'],
  readDocumentVersion:   ['all', 'own',     'team',    'all',      '–',      '–',          'all'],
  writeDocument:         ['–',   'own',     'team',    'own',      '–',      '–',          'all'],
  approveDocument:       ['–',   'own',     'team',    '–',        '–',      '–',          '–'],
  writeNote:             ['–',   'own',     'team',    'own',      '–',      '–',          'all'],
  readNote:              ['all', 'own',     'team',    'all',      '–',      '–',          'all'],
  listNotes:             ['all', 'own',     'team',    'all',      '–',      '–',          'all'],
  listInbox:             ['yes', 'yes',     'yes',     'yes',      '–',      '–',          '–'],
  markMessageRead:       ['own', 'own',     'own',     'own',      '–',      '–',          '–'],
  listStaff:             ['yes', 'yes',     'yes',     'yes',      '–',      'yes',        'yes'],
  addStaff:              ['–',   '–',       'yes',     '–',        '–',      'yes',        '–'],
  readStaff:             ['all', 'all',     'all',     'all',      '–',      'all',        'all'],
  changeStaff:           ['–',   '–',       'all',     '–',        '–',      'all',        '–'],
  leaveStaff:            ['–',   '–',       'all',     '–',        '–',      'all',        '–'],
  readOutsideParty:      ['yes', 'yes',     'yes',     'yes',      '–',      'yes',        'yes'],
  giveOutsideAddress:    ['–',   '–',       'yes',     '–',        '–',      'yes',        '–'],
  readCaseload:          ['–',   'yes',     'yes',     'yes',      '–',      '–',          'yes'],
  tryOutCaseload:        ['–',   '–',       'yes',     'yes',      '–',      '–',          'yes'],
  readForecast:          ['–',   'yes',     'yes',     'yes',      '–',      '–',          'yes'],
  tryOutForecast:        ['–',   'yes',     'yes',     'yes',      '–',      '–',          'yes'],
  listAbsences:          ['yes', 'yes',     'yes',     'yes',      '–',      'yes',        'yes'],
  tryOutAbsence:         ['–',   'yes',     'yes',     '–',        '–',      '–',          '–'],
  takeAbsence:           ['–',   'yes',     'yes',     '–',        '–',      '–',          '–'],
  endAbsence:            ['–',   'own',     'team',    '–',        '–',      '–',          '–'],
  readMethodSupport:     ['all', 'own',     'team',    'all',      '–',      '–',          'all'],
  listGatherings:        ['–',   '–',       'yes',     'yes',      '–',      '–',          '–'],
  registerGathering:     ['–',   '–',       'yes',     'yes',      '–',      '–',          '–'],
  withdrawGathering:     ['–',   '–',       'team',    'all',      '–',      '–',          '–'],
  listSelfAssessments:   ['–',   '–',       'yes',     'yes',      '–',      '–',          '–'],
  assessSelf:            ['–',   '–',       'yes',     'yes',      '–',      '–',          '–'],
  readTeamFidelity:      ['–',   '–',       'yes',     'yes',      '–',      '–',          '–'],
  tryOutMove:            ['–',   '–',       'yes',     '–',        '–',      '–',          'yes'],
  startImport:           ['–',   '–',       'yes',     '–',        '–',      '–',          'yes'],
  startMove:             ['–',   '–',       'yes',     '–',        '–',      '–',          'yes'],
  startProgrammeMove:    ['–',   '–',       '–',       'yes',      '–',      '–',          '–'],
  tryOutProgrammeMove:   ['–',   '–',       '–',       'yes',      '–',      '–',          '–'],
  readSettings:          ['yes', 'yes',     'yes',     'yes',      '–',      'yes',        'yes'],
  checkSettings:         ['–',   '–',       '–',       'yes',      '–',      'yes',        '–'],
  takeSettings:          ['–',   '–',       '–',       'yes',      '–',      'yes',        '–'],
  readOperation:         ['–',   '–',       'all',     'own',        '–',      '–',          'own'],
  cancelOperation:       ['–',   '–',       'all',     'own',        '–',      '–',          'own'],
  listReports:           ['–',   '–',       'yes',     'yes',      'yes',    '–',          'yes'],
  readReport:            ['–',   '–',       'all',     'all',      'all',    '–',          'all'],
  approveReport:         ['–',   '–',       '–',       'all',      '–',      '–',          '–'],
  freezeReport:          ['–',   '–',       '–',       'all',      '–',      '–',          '–'],
  exportReport:          ['–',   '–',       '–',       'all',      '–',      '–',          'all'],
  exportPublicReport:    ['–',   '–',       'all',     'all',      'all',    '–',          'all'],
  readFigures:           ['–',   '–',       'yes',     'yes',      'yes',    '–',          'yes'],
  readPublicFigures:     ['–',   '–',       'yes',     'yes',      'yes',    '–',          'yes'],
  searchTrajectories:    ['yes', 'yes',     'yes',     'yes',      '–',      '–',          'yes'],
  readWorklist:          ['yes', 'yes',     'yes',     'yes',      '–',      '–',          'yes'],
};

/** What is in a list, by the name of its id in an address, and how far a list shows it to each role. */
interface Listed {
  readonly of: string;
  readonly rows: readonly Reach[];
}
// biome-ignore format: a table
export const LISTED: Readonly<Partial<Record<OperationId, Listed>>> = {
  //                                                    reader caseworker teamLeader projectLead evaluator admin. integration
  listTrajectories:      { of: 'trajectoryId', rows: ['all', 'own',     'team',    'all',      'all',    '–',   'all'] },
  listCalendar:          { of: 'trajectoryId', rows: ['all', 'own',     'team',    'all',      'all',    '–',   'all'] },
  searchTrajectories:    { of: 'trajectoryId', rows: ['all', 'own',     'team',    'all',      '–',      '–',   'all'] },
  listEmergencyAccesses: { of: 'accessId',     rows: ['–',   '–',       'all',     '–',        '–',      'all', '–'] },
  listReports:           { of: 'reportId',     rows: ['–',   '–',       'all',     'all',      'all',    '–',   'all'] },
  listInbox:             { of: 'messageId',    rows: ['own', 'own',     'own',     'own',      '–',      '–',   '–'] },
  listStaff:             { of: 'staffId',      rows: ['all', 'all',     'all',     'all',      '–',      'all', 'all'] },
};

/**
 * Whether a role sees a field: `all`: of every citizen; `open`: of those whose name and address are not protected, and of
 * those whom they stand around; `own`: of the latter alone. Otherwise it is null.
 */
type Showing = 'all' | 'open' | 'own' | '–';
type Fields = Readonly<Record<string, readonly Showing[]>>;

// biome-ignore format: a table
const IN_A_LIST: Fields = {
  //                           reader caseworker teamLeader projectLead evaluator administrator integration
  '/items/*/citizen':         ['all',  'all',    'all',     'all',      '–',      '–',          'all'],
};
// biome-ignore format: a table
const IN_A_SUMMARY: Fields = {
  ...IN_A_LIST,
  '/items/*/caseNumber':      ['all',  'all',    'all',     'all',      '–',      '–',          'all'],
};
// biome-ignore format: a table
const CITIZEN: Fields = {
  //                           reader caseworker teamLeader projectLead evaluator administrator integration
  '/id':                      ['all',  'all',    'all',     'all',      '–',      '–',          'all'],
  '/name':                    ['all',  'all',    'all',     'all',      '–',      '–',          'all'],
  '/cpr':                     ['–',    'own',    'all',     '–',        '–',      '–',          'all'],
  '/formerCprs':              ['–',    'own',    'all',     '–',        '–',      '–',          'all'],
  '/birthDate':               ['all',  'all',    'all',     'all',      '–',      '–',          'all'],
  '/phone':                   ['open', 'open',   'all',     '–',        '–',      '–',          'open'],
  '/email':                   ['all',  'all',    'all',     '–',        '–',      '–',          'all'],
  '/address':                 ['open', 'open',   'all',     '–',        '–',      '–',          'open'],
};

/** Where an answer says who a citizen is, and which roles are told. Nowhere else does one say it. */
// biome-ignore format: a table
export const IDENTIFYING: Readonly<Partial<Record<OperationId, Fields>>> = {
  listTrajectories: IN_A_SUMMARY,
  searchTrajectories: IN_A_SUMMARY,
  listCalendar: IN_A_LIST,
  readWorklist: IN_A_LIST,
  readCitizen: CITIZEN,
  updateCitizen: CITIZEN,
  changeCpr: CITIZEN,
  //                           reader caseworker teamLeader projectLead evaluator administrator integration
  readTrajectory: {
    '/citizen':                 ['all',  'all',   'all',     'all',      '–',      '–',          'all'],
    '/caseNumber':              ['all',  'all',   'all',     'all',      '–',      '–',          'all'],
  },
  readJournal: {
    '/items/*/event/citizenId': ['all',  'all',   'all',     'all',      '–',      '–',          'all'],
  },
};

/** What a field is called that may tell who a citizen is. */
export const TELLING = /^(citizen|citizenId|cpr|formerCprs|birthDate|phone|email|address|caseNumber)$/;
/** Whose telephone and address they tell: staff, and parties outside. */
export const ABOUT_OTHERS: readonly OperationId[] = [
  ...(['listStaff', 'addStaff', 'readStaff', 'changeStaff', 'leaveStaff'] as const),
  ...(['readOutsideParty', 'giveOutsideAddress'] as const),
];

export type Acquaintance = 'around' | 'notAround' | 'protected';

/** Whether the table shows somebody of a role a field of a citizen whom they stand around, or do not, protected or not. */
export function isShown(showing: readonly Showing[], role: Role, acquaintance: Acquaintance): boolean {
  switch (showing[COLUMNS.indexOf(role)]) {
    case 'all':
      return true;
    case 'open':
      return acquaintance !== 'protected';
    case 'own':
      return acquaintance === 'around';
    default:
      return false;
  }
}

/** What a role is answered: it may, it may not at all, or it does not learn that there is such a thing. */
export type Verdict = 'allowed' | 'not allowed' | 'not found';

/** The table's verdict; without a relation, for operations about nothing that somebody may own. */
export function verdict(operation: OperationId, role: Role, relation?: Relation): Verdict {
  const reach = MATRIX[operation]?.[COLUMNS.indexOf(role)] ?? '–';
  if (reach === '–') return 'not allowed';
  if (relation === undefined || reach === 'yes') return 'allowed';
  return contains(reach, relation) ? 'allowed' : 'not found';
}

export const isListed = (operation: OperationId, role: Role, relation: Relation): boolean =>
  contains(LISTED[operation]?.rows[COLUMNS.indexOf(role)] ?? '–', relation);

const contains = (reach: Reach, relation: Relation) => (WITHIN[reach] as readonly Relation[]).includes(relation);
