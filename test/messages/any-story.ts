import fc from 'fast-check';
import { addDays, type CivilDate, date } from '../../src/domain/calendar/civil-date.ts';
import { type Command, type CommandBody, PAUSE_REASONS } from '../../src/domain/commands.ts';
import { JOB_FUNCTIONS } from '../../src/domain/people.ts';
import { newestProgramme, resolveProgramme } from '../../src/domain/programmes/index.ts';
import { simulate } from '../../src/domain/scenario.ts';
import {
  assignments,
  closingMeeting,
  contactMeeting,
  continuedNeed,
  type Dated,
  handoverPlan,
  inclusion,
  jointPlan,
  papers,
  startUpMeeting,
  together,
} from '../domain/builders.ts';

const model = newestProgramme('social-stoette')!;

const programme = resolveProgramme('social-stoette', 'rollout', { caseAcceptedWithinDays: 3 })!;
const day = (min: number, max: number) => fc.integer({ min, max }).map((days) => addDays(date('2026-01-01'), days));
const decision = fc.record({ citizenAgrees: fc.boolean(), ctiWorker: fc.constantFrom('s1', 's1', '') });
const pause = {
  from: day(10, 200),
  reason: fc.constantFrom(...PAUSE_REASONS),
  noteId: fc.constant('n1'),
};
const outsider = 'MUNICIPAL_PROJECT_LEADER';

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
  fc.record({ type: fc.constant('DescribeInterruption'), to: fc.constant(outsider), on: day(10, 20) }),
  fc.record({ type: fc.constant('DiscussInterruption'), with: fc.constant(outsider), on: day(10, 20) }),
  fc.record({ type: fc.constant('EndCourseEarly'), endOn: day(20, 60), on: day(20, 40) }),
  fc.record({ type: fc.constant('ArchiveTrajectory'), on: day(150, 250) }),
  fc.record({
    type: fc.constant('MoveToProgramme'),
    noteId: fc.constant('n1'),
    on: day(0, 200),
    register: fc.constantFrom(programme, resolveProgramme('social-stoette', 'rollout', { planWithinDays: 40 })!),
  }),
  fc.record({ type: fc.constant('AppointStandIn'), staffId: fc.constant('s2'), from: day(10, 60), until: day(10, 90) }),
  fc.record({
    type: fc.constant('SummonMeeting'),
    meeting: fc.constantFrom('startUpMeeting', 'closingMeeting', 'noSuchMeeting'),
    for: day(10, 200),
    preparedBy: fc.constantFrom([], ['jobCentreCaseworker' as const, 'socialCaseworker' as const]),
    on: day(0, 40),
  }),
  fc.record({
    type: fc.constant('MoveMeeting'),
    meeting: fc.constantFrom('startUpMeeting', 'closingMeeting'),
    to: day(20, 200),
    askedBy: fc.constantFrom('citizen', 'ctiWorker'),
    noteId: fc.constant('n1'),
    on: day(10, 60),
  }),
  fc.record({
    type: fc.constant('CancelMeeting'),
    meeting: fc.constant('closingMeeting'),
    noteId: fc.constant('n1'),
    on: day(10, 60),
  }),
  fc.record({
    type: fc.constant('HoldMeeting'),
    meeting: fc.constantFrom('contactMeeting', 'matchMeeting', 'closingMeeting'),
    with: fc.constantFrom(['citizen' as const], ['citizen' as const, 'ctiWorker' as const, 'jobConsultant' as const]),
    on: day(0, 200),
  }),
  day(0, 200).map((on) => closingMeeting(on) as CommandBody),
  day(0, 200).map((on) => handoverPlan(on) as CommandBody),
  day(0, 200).map((on) => continuedNeed(on, { isNeeded: true, support: 'SEL_85' }) as CommandBody),
  fc.record({
    type: fc.constant('RecordFact'),
    step: fc.constantFrom(...model.steps.map(({ id }) => id)),
    values: fc.constantFrom({}, { note: 'n1' }, { noSuchField: true }),
    on: day(0, 200),
  }),
  fc.record({ type: fc.constant('WithdrawEvent'), event: fc.nat(40), noteId: fc.constant('n1'), on: day(10, 200) }),
  fc.record({
    type: fc.constant('LeaveProgramme'),
    why: fc.constantFrom(...model.exits.map(({ why }) => why), 'noSuchExit'),
    from: day(60, 250),
  }),
  fc.record({
    type: fc.constant('BeginAnew'),
    transition: fc.constantFrom(...model.transitions, 'noSuchTransition'),
    judgedBy: fc.constant('socialCaseworker'),
    noteId: fc.constant('n1'),
    on: day(150, 250),
  }),
  fc.record({
    type: fc.constant('CompleteDuty'),
    duty: fc.constantFrom('course-1/handoverPlan', 'round-1/noSuchDuty'),
    on: day(10, 60),
  }),
);

const enrol: CommandBody = {
  type: 'EnrolCitizen',
  citizenId: 'b1',
  municipality: '0101',
  programme,
  on: date('2026-01-01'),
};

/** Written with plain dates by the builders of the domain's tests. */
const asked = (bodies: readonly Dated<CommandBody>[]) => bodies as readonly CommandBody[];

/** A course that has begun, with all its gates, so that what is asked afterwards gets past the first refusal. */
const begun: readonly CommandBody[] = [
  enrol,
  ...asked(assignments('2026-01-01')),
  ...asked([inclusion('2026-01-01'), startUpMeeting('2026-01-01'), jointPlan('2026-01-01')]),
  ...asked([contactMeeting('2026-01-02'), contactMeeting('2026-01-03'), ...papers('2026-01-03', 'SEL_85')]),
  { type: 'StartCourse', startOn: date('2026-01-15') },
  { type: 'RecordFact', step: 'statutoryTalk', values: { plannedOn: '2026-02-10' }, on: date('2026-01-03') },
];

/** A body on the day on which it is asked for. */
type Whim = readonly [at: CivilDate, body: CommandBody];

/** What only makes sense one after another, begun on some day. */
const anyPlot: fc.Arbitrary<Whim[]> = fc.oneof(
  fc.tuple(day(20, 150), fc.integer({ min: 1, max: 60 })).map(([from, days]): Whim[] => {
    const until = addDays(from, days);
    const paused: Whim = [from, { type: 'PauseCourse', from, reason: 'illness', citizenWishesToGoOn: true }];
    return [paused, [until, { type: 'ResumeCourse', until, decision: together }]];
  }),
  day(20, 150).map((from): Whim[] => {
    const startOn = addDays(from, 30);
    const paused: Whim = [from, { type: 'PauseCourse', from, reason: 'hospital', citizenWishesToGoOn: true }];
    const confirmedBy = ['jobCentreCaseworker', 'socialCaseworker'] as const;
    return [paused, [startOn, { type: 'RestartCourse', startOn, decision: together, confirmedBy }]];
  }),
  fc
    .tuple(day(20, 150), fc.constantFrom('contactMeeting', 'matchMeeting', 'closingMeeting'))
    .map(([on, meeting]): Whim[] => {
      const [later, wanted] = [addDays(on, 1), addDays(on, 20)];
      return [
        [on, { type: 'SummonMeeting', meeting, for: wanted, on }],
        [on, { type: 'MoveMeeting', meeting, to: addDays(on, 30), askedBy: 'citizen', noteId: 'n1', on }],
        [later, { type: 'CancelMeeting', meeting, noteId: 'n1', on: later }],
      ];
    }),
  fc.tuple(day(20, 150), fc.constantFrom('ctiWorker', 'jobConsultant')).map(([on, jobFunction]): Whim[] => {
    const receiver = { function: jobFunction, staffId: 's3', on } as const;
    return [
      [on, { type: 'AssignStaff', noteId: 'n1', ...receiver }],
      [on, { type: 'DeclineCase', noteId: 'n1', ...receiver }],
      [addDays(on, 5), { type: 'AcceptCase', ...receiver, on: addDays(on, 5) }],
    ];
  }),
  day(20, 100).map((on): Whim[] => [[on, { type: 'CompleteDuty', duty: statutoryTalk, on }]]),
  fc.tuple(day(300, 400), fc.constantFrom(...model.transitions)).map(([on, transition]): Whim[] => {
    const judged = { transition, judgedBy: 'socialCaseworker', noteId: 'n1' } as const;
    return [[on, { type: 'BeginAnew', ...judged, on }]];
  }),
);

/** The duty to hold the talk that was planned at the beginning; its number is its event's. */
const statutoryTalk = played(begun, [], '2026-01-20')
  .timeline.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []))
  .flatMap((event, index) => (event.type === 'FactRecorded' && event.step === 'statutoryTalk' ? [index + 1] : []))
  .map((sequence) => `fact-${sequence}/statutoryTalk`)[0]!;

function played(opening: readonly CommandBody[], whims: readonly Whim[], until: string) {
  const later = whims.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const dated: Whim[] = [...opening.map((body) => [date('2026-01-03'), body] as const), ...later];
  const steps = dated.map(([at, body], index) => ({ at, command: { ...body, id: `c${index}`, by: 's1' } as Command }));
  return simulate({ name: 'any', steps, until: date(until) });
}

/** The same story with the last leaving withdrawn five days after it, if there was one: nobody knows its number before. */
function withLeavingWithdrawn(opening: readonly CommandBody[], whims: readonly Whim[], until: string) {
  const story = played(opening, whims, until);
  const events = story.timeline.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []));
  const last = events.findLastIndex(({ type }) => type === 'ProgrammeLeft');
  if (last < 0) return story;
  const on = addDays(events[last]!.on, 5);
  return played(opening, [...whims, [on, { type: 'WithdrawEvent', event: last + 1, noteId: 'n1', on }]], until);
}

/** A case in which anything is asked on any day of its first eight months, played for two years. */
export const anyStory = fc
  .record({
    opening: fc.oneof(
      { weight: 4, arbitrary: fc.constant(begun) },
      { weight: 1, arbitrary: fc.constantFrom([enrol], []) },
    ),
    whims: fc.array(fc.tuple(day(2, 250), anyAsked), { minLength: 1, maxLength: 20 }),
    plots: fc.array(anyPlot, { maxLength: 2 }),
    tell: fc.constantFrom(played, withLeavingWithdrawn),
  })
  .map(({ opening, whims, plots, tell }) => tell(opening, [...whims, ...plots.flat()], '2027-12-31'));
