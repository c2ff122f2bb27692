import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, date } from '../../src/domain/calendar/civil-date.ts';
import { type Command, type CommandBody, PAUSE_REASONS } from '../../src/domain/commands.ts';
import type { EventBody, EventType, TrajectoryEvent } from '../../src/domain/events.ts';
import { explain } from '../../src/domain/explain.ts';
import { noticesFor } from '../../src/domain/notices.ts';
import { plan } from '../../src/domain/plan.ts';
import { JOB_FUNCTIONS } from '../../src/domain/programme.ts';
import { resolveProgramme } from '../../src/domain/programmes/index.ts';
import { REFUSAL_CODES, type Reason, type RefusalCode } from '../../src/domain/rule.ts';
import { simulate } from '../../src/domain/scenario.ts';
import { LANGUAGES, type Language } from '../../src/messages/language.ts';
import { noticeText } from '../../src/messages/notices.ts';
import { receiptLine } from '../../src/messages/receipts.ts';
import { refusalText } from '../../src/messages/refusals.ts';
import { timelineLines, timelineText } from '../../src/messages/timeline.ts';
import * as words from '../../src/messages/words.ts';

const ENGLISH =
  /\b(the|a|an|and|or|with|without|not|must|can|has|have|is|are|of|by|on|to|from|course|phase|trajectory|citizen|worker|grant|granted|refused|paused|resumed|ended|completed|date|rule|registered|rollout)\b/i;

/** What no reader should ever see: holes, code names, raw dates, another language. */
function faults(text: string, language: Language): string[] {
  const found: string[] = [];
  const check = (what: string, pattern: RegExp) => {
    const match = pattern.exec(text);
    if (match) found.push(`${what} "${match[0]}" in: ${text}`);
  };
  check('hole', /\bundefined\b|\bnull\b|\bNaN\b|\[object|[{}[\]]| {2}|^\s|\s$|^$/);
  check('code name', /\p{Ll}\p{Lu}|\w_\w/u);
  if (language === 'da') {
    check('English word', ENGLISH);
    check('raw date', /\d{4}-\d{2}-\d{2}/);
  } else check('Danish letter', /[æøå]/i);
  return found;
}

const s = { start: '2026-03-02', end: '2026-07-15', from: '2026-03-10', until: '2026-03-10' };

const LEGAL_BASES = ['SEL_85', 'SEL_82B', 'LAB_31B'] as const;
const PARTIES = ['STAR', 'SOCIALSTYRELSEN', 'MUNICIPAL_PROJECT_LEADER', 'EVALUATOR'] as const;

/** The facts that the rules give with each code. */
const facts: Record<RefusalCode, readonly Reason['params'][]> = {
  alreadyEnrolled: [],
  assessmentMissing: [],
  assessmentNotInTargetGroup: [],
  assessmentTooLate: [{ assessed: '2026-03-05', start: s.start }],
  changedNeedMissing: [{ legalBasis: 'SEL_82B' }],
  citizenNotInformed: [{ start: s.start }],
  citizenDoesNotWishToGoOn: [],
  commandIdReused: [],
  confirmationMissing: [{ who: 'jobCentreCaseworker' }, { who: 'socialCaseworker' }],
  courseAlreadyStarted: [],
  courseHasEnded: [{ end: s.end }],
  courseIsNotPaused: [],
  courseIsOver: [{ from: s.from, end: s.end }],
  courseIsPaused: [],
  courseIsRunning: [],
  courseNotStarted: [],
  ctiWorkerNotInformed: [{ start: s.start }],
  dateInFuture: [{ on: s.end, today: s.start }],
  dateOutOfRange: [{ field: 'start' }, { field: 'pause' }],
  decisionNotShared: [],
  endBeforeDecision: [{ decided: s.from, end: s.start }],
  endBeforeStart: [{ start: s.start, end: '2026-03-01' }],
  endNotEarlier: [{ end: s.end, asked: '2026-08-01' }],
  grantAfterStart: [{ granted: '2026-03-05', start: s.start }],
  interruptionNotDescribed: [{ party: 'STAR' }, { party: 'SOCIALSTYRELSEN' }, { party: 'MUNICIPAL_PROJECT_LEADER' }],
  interruptionNotDiscussed: [{ party: 'EVALUATOR' }],
  invalidDate: [{ field: 'start' }, { field: 'pause' }],
  jobMatchMissing: [],
  legalBasisIsFrozen: [{ legalBasis: 'SEL_85' }],
  lengthForbidden: [{ legalBasis: 'SEL_82B', months: 6, asked: 9 }],
  notEnrolled: [],
  pauseBeforeStart: [{ from: '2026-03-01', start: s.start }],
  pauseOfNoDays: [{ from: s.from, until: s.until }],
  pausesOverlap: [{ from: s.from }],
  paragraph85First: [],
  reasonTextMissing: [],
  restartBeforeReady: [{ from: s.from, start: s.start }],
  resumeTooFarAhead: [{ days: 60 }],
  startBeforeJobMatch: [{ match: '2026-03-05', start: s.start }],
  startTooFarAhead: [{ days: 60 }],
  startTooLongAgo: [{ days: 1 }],
  staffUnknown: [],
  stateHasChanged: [{ basedOn: 3, sequence: 5 }],
  supportNotGranted: [],
  trajectoryIsArchived: [],
  unknownLegalBasis: [{ known: 'SEL_85, SEL_82B, LAB_31B' }],
};

const on = date('2026-03-15');
const because: Reason[] = [
  { code: 'courseIsPaused', rule: 'T-05' },
  { code: 'decisionNotShared', rule: 'S-83' },
];

/** Every kind of event, with each turn its text can take. */
const happenings: { readonly [Type in EventType]: readonly Omit<Extract<EventBody, { type: Type }>, 'type'>[] } = {
  CitizenEnrolled: [{ citizenId: 'b1', municipality: '0101', programme: resolveProgramme('social-stoette', 'pilot')! }],
  StaffAssigned: JOB_FUNCTIONS.map((jobFunction) => ({ function: jobFunction, staffId: 's1' })),
  TargetGroupAssessed: [{ inTargetGroup: true }, { inTargetGroup: false }],
  SupportGranted: LEGAL_BASES.flatMap((legalBasis) => [
    { legalBasis, months: 9, changedNeed: false },
    { legalBasis, months: 6, changedNeed: true },
  ]),
  GrantMadeKnown: [{ who: 'citizen' }, { who: 'ctiWorker' }],
  JobMatchRegistered: [{}],
  CourseStarted: [
    { course: 1, legalBasis: 'SEL_85', months: 9, takenOver: false, deviations: [] },
    { course: 1, legalBasis: 'LAB_31B', months: 6, takenOver: true, deviations: because },
  ],
  PhaseStarted: [
    { course: 1, phase: 2 },
    { course: 2, phase: 1 },
  ],
  PhaseTakenBack: [
    { course: 1, phase: 2, nowOn: on, provisional: false },
    { course: 2, phase: 2, nowOn: on, provisional: true },
    { course: 2, phase: 3, nowOn: null, provisional: false },
  ],
  CoursePaused: PAUSE_REASONS.map((reason) => ({ course: 1, reason, noteId: null })),
  CourseResumed: [{ course: 1, from: date('2026-03-14'), decision: { citizenAgrees: true, ctiWorker: 's1' } }],
  RestartDecided: [
    { course: 1, nextCourse: 2, legalBasis: 'SEL_82B', months: 6, decision: { citizenAgrees: true, ctiWorker: 's1' } },
  ],
  InterruptionDescribed: PARTIES.map((to) => ({ course: 1, to })),
  InterruptionDiscussed: PARTIES.map((party) => ({ course: 1, with: party })),
  EarlyEndDecided: [{ course: 1, endOn: on }],
  CourseEnded: (['completed', 'interrupted', 'restarted'] as const).map((outcome) => ({ course: 1, outcome })),
  CommandRefused: [
    { commandType: 'PauseCourse', refusal: { reasons: [because[0]!, ...because.slice(1)] } },
    { commandType: 'NoSuchCommand', refusal: { reasons: [because[0]!] } },
  ],
  TrajectoryArchived: [{}],
};

const programme = resolveProgramme('social-stoette', 'rollout')!;
const day = (min: number, max: number) => fc.integer({ min, max }).map((days) => addDays(date('2026-01-01'), days));
const decision = fc.record({ citizenAgrees: fc.boolean(), ctiWorker: fc.constantFrom('s1', 's1', '') });
const pause = {
  from: day(10, 200),
  reason: fc.constantFrom(...PAUSE_REASONS),
  noteId: fc.constant('n1'),
};
const leader = 'MUNICIPAL_PROJECT_LEADER';

/** Everything that can be asked, sensible or not. */
const anyAsked: fc.Arbitrary<CommandBody> = fc.oneof(
  fc.record({
    type: fc.constant('AssignStaff'),
    function: fc.constantFrom(...JOB_FUNCTIONS),
    staffId: fc.constant('s1'),
    on: day(0, 30),
  }),
  fc.record({ type: fc.constant('AssessTargetGroup'), inTargetGroup: fc.boolean(), on: day(0, 20) }),
  fc.record({
    type: fc.constant('GrantSupport'),
    legalBasis: fc.constantFrom('SEL_85', 'SEL_82B', 'LAB_31B', 'X'),
    months: fc.constantFrom(6, 9),
    changedNeed: fc.boolean(),
    on: day(0, 60),
  }),
  fc.record({ type: fc.constant('InformOfGrant'), who: fc.constantFrom('citizen', 'ctiWorker'), on: day(0, 40) }),
  fc.record({ type: fc.constant('RegisterJobMatch'), on: day(0, 40) }),
  fc.record({ type: fc.constant('StartCourse'), startOn: day(10, 60), takenOver: fc.boolean() }),
  fc.record({ type: fc.constant('PauseCourse'), ...pause, citizenWishesToGoOn: fc.boolean() }),
  fc.record({ type: fc.constant('ResumeCourse'), until: day(20, 250), decision }),
  fc.record({ type: fc.constant('RecordPastPause'), ...pause, until: day(10, 200), decision }),
  fc.record({
    type: fc.constant('RestartCourse'),
    startOn: day(20, 250),
    decision,
    confirmedBy: fc.constantFrom(
      ['jobCentreCaseworker' as const],
      ['jobCentreCaseworker' as const, 'socialCaseworker' as const],
    ),
  }),
  fc.record({ type: fc.constant('DescribeInterruption'), to: fc.constant(leader), on: day(10, 40) }),
  fc.record({ type: fc.constant('DiscussInterruption'), with: fc.constant(leader), on: day(10, 40) }),
  fc.record({ type: fc.constant('EndCourseEarly'), endOn: day(20, 250), on: day(10, 40) }),
  fc.record({ type: fc.constant('ArchiveTrajectory'), on: day(150, 250) }),
);

const enrol: CommandBody = {
  type: 'EnrolCitizen',
  citizenId: 'b1',
  municipality: '0101',
  programme,
  on: date('2026-01-01'),
};

/** A course that has begun, with all its gates, so that what is asked afterwards gets past the first refusal. */
const begun: readonly CommandBody[] = [
  enrol,
  { type: 'AssessTargetGroup', inTargetGroup: true, on: date('2026-01-01') },
  { type: 'GrantSupport', legalBasis: 'SEL_85', on: date('2026-01-01') },
  { type: 'InformOfGrant', who: 'citizen', on: date('2026-01-01') },
  { type: 'InformOfGrant', who: 'ctiWorker', on: date('2026-01-01') },
  { type: 'RegisterJobMatch', on: date('2026-01-01') },
  { type: 'StartCourse', startOn: date('2026-01-15') },
];

const anyStory = fc
  .record({
    opening: fc.constantFrom([enrol], begun, []),
    asked: fc.array(fc.tuple(day(0, 250), anyAsked), { minLength: 1, maxLength: 25 }),
  })
  .map(({ opening, asked }) => {
    const later = asked.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    const dated = [...opening.map((body) => [date('2026-01-01'), body] as const), ...later];
    const steps = dated.map(([at, body], index) => ({
      at,
      command: { ...body, id: `c${index}`, by: 's1' } as Command,
    }));
    return simulate({ name: 'any', steps, until: date('2027-12-31') });
  });

const onTime = { late: false, link: 'https://overgang.example/forloeb/0195' };

describe('what people read', () => {
  it.each(LANGUAGES)('about every refusal is clean, with its facts and without (%s)', (language) => {
    for (const code of REFUSAL_CODES) {
      for (const params of [undefined, ...facts[code]]) {
        const { title, cure } = refusalText({ code, rule: 'S-01', ...(params ? { params } : {}) }, language);
        expect([...faults(title, language), ...faults(cure, language)]).toEqual([]);
      }
    }
  });

  it.each(LANGUAGES)('shows every fact that the rules give (%s)', (language) => {
    const forMachines = ['today', 'basedOn', 'sequence'];
    const said = (code: RefusalCode, params: NonNullable<Reason['params']>) =>
      JSON.stringify(refusalText({ code, rule: 'S-01', params }, language));
    const unsaid = REFUSAL_CODES.flatMap((code) =>
      facts[code].flatMap((params = {}) =>
        Object.keys(params)
          .filter((name) => !forMachines.includes(name))
          .filter((name) => {
            const { [name]: _, ...others } = params;
            return said(code, params) === said(code, others);
          })
          .map((name) => `${code}: ${name}`),
      ),
    );
    expect(unsaid).toEqual([]);
  });

  it.each(LANGUAGES)('in every table of names is clean and told apart (%s)', (language) => {
    const tables = Object.values(words).filter((table) => typeof table === 'object');
    expect(tables.length).toBeGreaterThan(8);
    for (const table of tables) {
      const names: string[] = Object.values(table[language]);
      expect(names.flatMap((name) => faults(name, language))).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it.each(LANGUAGES)('about every event is clean, and no two events say the same (%s)', (language) => {
    const texts = Object.entries(happenings).flatMap(([type, bodies]) =>
      bodies.map((body) => {
        const event = { type, ...body, on } as TrajectoryEvent;
        return timelineText({ kind: 'event', recordedOn: on, event }, language);
      }),
    );
    expect(texts.flatMap((text) => faults(text, language))).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('is clean whatever happens in a case: timeline, messages and receipts, in both languages', () => {
    fc.assert(
      fc.property(anyStory, ({ timeline, state }) => {
        const events = timeline.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []));
        const notices = noticesFor(state, events);
        const { duties } = plan(date('2027-12-31'), state);
        const receipts = duties.map(({ id }) => explain(date('2027-12-31'), state, id)!);
        for (const language of LANGUAGES) {
          const texts = [
            ...timeline.map((entry) => timelineText(entry, language)),
            ...receipts.map((receipt) => receiptLine(receipt, language)),
            ...notices.flatMap(({ body, on }) => {
              const { subject, text } = noticeText(body, on, onTime, language);
              return [subject, ...text.replace(onTime.link, '-').trimEnd().split('\n\n')];
            }),
          ];
          expect(texts.flatMap((text) => faults(text, language))).toEqual([]);
          expect(timelineLines(timeline, language)).toHaveLength(timeline.length);
        }
      }),
      { seed: 20_261_124, numRuns: 400 },
    );
  });

  it('is the same for a refusal that was journalled as for one that was answered', () => {
    const refusal = { reasons: [{ code: 'courseIsPaused', rule: 'T-05' }] } as const;
    const command: Command = {
      type: 'PauseCourse',
      id: 'c1',
      by: 's1',
      from: on,
      reason: 'illness',
      citizenWishesToGoOn: true,
    };
    for (const language of LANGUAGES) {
      const answered = timelineText({ kind: 'refusal', recordedOn: on, command, refusal }, language);
      const event = { type: 'CommandRefused', commandType: 'PauseCourse', refusal, on } as const;
      expect(timelineText({ kind: 'event', recordedOn: on, event }, language)).toBe(answered);
    }
  });
});
