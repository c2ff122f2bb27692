import { describe, expect, it } from 'vitest';
import { date } from '../../../src/domain/calendar/civil-date.ts';
import { contextOf } from '../../../src/domain/context.ts';
import { explain } from '../../../src/domain/explain.ts';
import type { FactValues } from '../../../src/domain/facts.ts';
import { periodsOf } from '../../../src/domain/periods.ts';
import { plan } from '../../../src/domain/plan.ts';
import { newestProgramme } from '../../../src/domain/programmes/index.ts';
import { newTrajectory } from '../../../src/domain/state.ts';
import { tick } from '../../../src/domain/tick.ts';
import { ask, codesOf, played } from '../builders.ts';
import { anOrganisation, askDespite, duty, fact, lived, meeting, newsOn } from './builders.ts';

const ID = 'implementeringsstoette';
const since = (on: string, own = {}) => anOrganisation(ID, 'rollout', on, own);
const SIGNED = { signedForSocial: true, signedForEmployment: true };
const application = (on: string, values: FactValues = SIGNED) =>
  fact(
    'application',
    on,
    {
      ...{ targetGroupSize: 400, citizensExpected: 60, referredBy: ['employmentAct'] },
      ...{ recruitmentNote: 'note-1', timeSetAsideNote: 'note-2', anchoringNote: 'note-3' },
      ...values,
    },
    ['responsibleHead'],
  );
const WHOLE = { implementationTrack: true, trainingTrack: true };
const period = (on: string, values: FactValues = WHOLE) =>
  fact('supportPeriod', on, { from: '2022-12-01', until: '2024-12-01', ...values });
const supported = () => lived(since('2022-08-01'), application('2022-09-01'), period('2022-11-01'));
const SPARRING = ['municipalProjectLeader', 'ctiWorker', 'jobConsultant'] as const;
const TEAM = [
  ...(['responsibleHead', 'professionalLeader', 'municipalProjectLeader', 'jobCentreCaseworker'] as const),
  ...(['socialCaseworker', 'ctiWorker'] as const),
];

describe('implementation support', () => {
  it('is about an organisation: no citizen can be enrolled in it, and no organisation in a programme for citizens', () => {
    const about = { municipality: '101', on: '2026-01-05' } as const;
    const { programme } = since('2026-01-05');
    const citizen = { type: 'EnrolCitizen', citizenId: 'c', programme: programme!, ...about } as const;
    expect(codesOf(ask(newTrajectory, '2026-01-05', citizen))).toBe('subjectNotOfProgramme TECH-04');
    const forCitizens = { ...programme!, id: 'social-stoette' };
    const other = { type: 'EnrolOrganisation', organisationId: 'o', programme: forCitizens, ...about } as const;
    expect(codesOf(ask(newTrajectory, '2026-01-05', other))).toBe('subjectNotOfProgramme TECH-04');
  });

  it('G-46: takes an application until 7 September 2022 and refuses a later one', () => {
    expect(codesOf(ask(since('2022-08-01'), '2022-09-07', application('2022-09-07')))).toBe('accepted');
    expect(codesOf(ask(since('2022-08-01'), '2022-09-08', application('2022-09-08')))).toBe('deadlineIsOver G-46');
    expect(duty(since('2022-08-01'), '2022-08-01', 'application')).toMatchObject({
      dueOn: '2022-09-07',
      state: 'open',
    });
  });

  it('G-46: expects the answer by 7 October 2022 once the application has been sent', () => {
    const asked = lived(since('2022-08-01'), application('2022-09-01'));
    expect(duty(since('2022-08-01'), '2022-09-01', 'applicationAnswered')).toBeUndefined();
    expect(duty(asked, '2022-10-08', 'applicationAnswered')).toMatchObject({ dueOn: '2022-10-07', state: 'overdue' });
    const answered = lived(asked, fact('applicationAnswered', '2022-10-05', { isAccepted: true }));
    expect(duty(answered, '2022-10-08', 'applicationAnswered')).toMatchObject({ state: 'done' });
  });

  it('G-46: keeps dates that had passed when the case began as history: nobody is reminded of them', () => {
    expect(duty(since('2026-01-05'), '2026-01-05', 'application')).toBeUndefined();
    expect(duty(since('2026-01-05'), '2026-01-05', 'leadershipMeeting')).toBeUndefined();
  });

  it('G-45: wants the signature of the directors of both areas', () => {
    const oneArea = application('2022-09-01', { ...SIGNED, signedForSocial: false });
    expect(codesOf(ask(since('2022-08-01'), '2022-09-01', oneArea))).toBe('signatureMissing G-45');
  });

  it.each([
    ['G-57', ['targetGroupSize', 'citizensExpected', 'referredBy', 'recruitmentNote']],
    ['G-37', ['timeSetAsideNote']],
    ['G-56', ['anchoringNote']],
  ])('%s: wants it said in the application', (rule, fields) => {
    const { values, ...rest } = application('2022-09-01');
    for (const field of fields) {
      const { [field]: _, ...others } = values as Record<string, never>;
      const without = ask(since('2022-08-01'), '2022-09-01', { ...rest, values: others });
      expect(codesOf(without)).toBe(`fieldMissing ${rule}`);
    }
  });

  it('G-41: is given with both tracks or not at all', () => {
    const oneTrack = period('2022-11-01', { ...WHOLE, trainingTrack: false });
    expect(codesOf(ask(since('2022-08-01'), '2022-11-01', oneTrack))).toBe('supportNotWhole G-41');
  });

  it('G-39: runs for its 24 months from the leadership meeting, and says before the end that it ends', () => {
    expect(plan(date('2022-11-30'), supported()).status).toBe('waiting');
    expect(plan(date('2022-12-01'), supported()).status).toBe('running');
    expect(newsOn(supported(), '2024-09-02', 'supportEnds')).toBe('2024-12-01');
    expect(plan(date('2024-12-02'), supported()).status).not.toBe('running');
  });

  it('G-47: has the leadership meeting on 1 December 2022, with head and professional leader', () => {
    const people = ['responsibleHead', 'professionalLeader'] as const;
    expect(duty(supported(), '2022-12-02', 'leadershipMeeting')).toMatchObject({
      dueOn: '2022-12-01',
      state: 'overdue',
    });
    const half = ask(supported(), '2022-12-01', meeting('leadershipMeeting', '2022-12-01', ['responsibleHead']));
    expect('events' in half && half.events[0]?.type).toBe('MeetingNotHeld');
    const held = lived(supported(), meeting('leadershipMeeting', '2022-12-01', people));
    expect(duty(held, '2022-12-02', 'leadershipMeeting')).toMatchObject({ state: 'done' });
  });

  it('G-47: explains the day by the date that was set', () => {
    const { id } = duty(supported(), '2022-11-02', 'leadershipMeeting')!;
    expect(explain(date('2022-11-02'), supported(), id)).toMatchObject({
      ...{ anchor: { fact: 'setting', on: '2022-12-01' }, rule: 'G-47', result: '2022-12-01' },
    });
  });

  it('G-43: has a team of head, leader, project leader, both authorities and CTI workers; one alone is advised against', () => {
    const team = (ctiWorkers: number, people: readonly (typeof TEAM)[number][] = TEAM) =>
      fact('implementationTeam', '2022-11-02', { ctiWorkers }, people);
    expect(codesOf(ask(supported(), '2022-11-02', team(2)))).toBe('accepted');
    expect(codesOf(ask(supported(), '2022-11-02', team(2, TEAM.slice(1))))).toBe('participantMissing G-43');
    expect(codesOf(ask(supported(), '2022-11-02', team(1)))).toBe('tooFewCtiWorkers G-43');
    expect(codesOf(askDespite(supported(), team(1), 'tooFewCtiWorkers'))).toBe('accepted');
    expect(duty(supported(), '2022-11-02', 'implementationTeam')).toMatchObject({ dueOn: '2022-12-01' });
  });

  it('G-44: has a steering group with members from both areas', () => {
    const group = (socialMembers: number) =>
      fact('steeringGroup', '2022-11-02', { socialMembers, employmentMembers: 2 });
    expect(codesOf(ask(supported(), '2022-11-02', group(0)))).toBe('fieldWrong G-44');
    expect(duty(lived(supported(), group(1)), '2022-12-02', 'steeringGroup')).toMatchObject({ state: 'done' });
  });

  it('G-42: draws up the plan with the adviser of the board; no day makes it late', () => {
    const alone = fact('implementationPlan', '2022-11-10', {}, ['municipalProjectLeader']);
    expect(codesOf(ask(supported(), '2022-11-10', alone))).toBe('participantMissing G-42');
    expect(duty(supported(), '2023-06-01', 'implementationPlan')).toMatchObject({ state: 'open' });
  });

  it('G-48: holds the telephone meeting before the project-leader meeting', () => {
    const leaders = meeting('projectLeaderMeeting', '2023-01-20', ['municipalProjectLeader'], {
      cprReportingShown: true,
    });
    expect(codesOf(ask(supported(), '2023-01-20', leaders))).toBe('telephoneMeetingMissing G-48');
    const called = meeting('telephoneMeeting', '2022-12-12', ['municipalProjectLeader', 'nationalAdviser']);
    expect(codesOf(ask(lived(supported(), called), '2023-01-20', leaders))).toBe('accepted');
  });

  it('G-49: has the workflow analysis ready the day before the project-leader meeting', () => {
    const summoned = played(supported(), '2022-12-05', {
      ...{ type: 'SummonMeeting', meeting: 'projectLeaderMeeting', for: '2023-01-20', on: '2022-12-05' },
    });
    expect(duty(summoned, '2023-01-20', 'workflowAnalysis')).toMatchObject({ dueOn: '2023-01-19', state: 'overdue' });
    const done = lived(summoned, fact('workflowAnalysis', '2023-01-10', { note: 'note-1' }));
    expect(duty(done, '2023-01-20', 'workflowAnalysis')).toMatchObject({ state: 'done' });
  });

  it.each([
    ['G-50', 'networkMeeting', { host: 'otherMunicipality' }],
    ['G-51', 'statusMeeting', { meetingForm: 'virtual', criteriaNote: 'note-1' }],
    ['G-52', 'statusMeeting', { meetingForm: 'local', criteriaNote: 'note-1' }],
    ['G-55', 'advisoryMeeting', {}],
  ])('%s: has meetings on days entered by hand, each reminded of and registered (K-21)', (_, id, values) => {
    const on = '2023-02-06';
    const summoned = played(supported(), on, { type: 'SummonMeeting', meeting: id, for: '2023-03-01', on });
    expect(duty(summoned, on, 'comingMeeting')).toMatchObject({ meeting: id, dueOn: '2023-03-01', state: 'open' });
    const said = tick(date('2023-02-22'), summoned).filter((event) => event.type === 'ReminderIssued');
    expect(said.filter(({ what }) => what === 'comingMeeting')).toMatchObject([{ meeting: id, rung: 'before' }]);
    const people = ['municipalProjectLeader', 'nationalAdviser'] as const;
    const held = lived(summoned, meeting(id, '2023-03-01', people, values));
    expect(duty(held, '2023-03-09', 'comingMeeting')).toMatchObject({ state: 'done' });
  });

  it('G-53: begins a status meeting with the success criteria of the last one', () => {
    const people = ['municipalProjectLeader', 'nationalAdviser'] as const;
    const status = (on: string, more: FactValues = {}) =>
      meeting('statusMeeting', on, people, { meetingForm: 'virtual', criteriaNote: 'note-1', ...more });
    const once = lived(supported(), status('2023-02-01'));
    expect(codesOf(ask(once, '2023-05-02', status('2023-05-02')))).toBe('criteriaNotReviewed G-53');
    expect(codesOf(ask(once, '2023-05-02', status('2023-05-02', { lastCriteriaReviewed: true })))).toBe('accepted');
  });

  it('G-54: takes part in an anchoring meeting at the end of the support', () => {
    expect(duty(supported(), '2024-09-01', 'anchoringMeeting')).toMatchObject({ state: 'coming' });
    expect(duty(supported(), '2024-09-02', 'anchoringMeeting')).toMatchObject({ dueOn: '2024-12-01', state: 'open' });
    const host = { host: 'nationalBoard' };
    const held = lived(supported(), meeting('anchoringMeeting', '2024-11-05', ['municipalProjectLeader'], host));
    expect(duty(held, '2024-12-02', 'anchoringMeeting')).toMatchObject({ state: 'done' });
  });

  it('G-55: asks for a meeting with the advisory team every month where the municipality wants it, until the end', () => {
    const monthly = lived(since('2022-08-01', { advisoryMeetingEveryMonth: true }), period('2022-11-01'));
    const people = ['municipalProjectLeader', 'nationalAdviser'] as const;
    const met = lived(monthly, meeting('advisoryMeeting', '2023-01-17', people));
    const context = contextOf(met, date('2023-03-02'))!;
    const periods = periodsOf(context, met, context.programme.cadences![0]!);
    expect(periods.slice(0, 4).map(({ from, state }) => `${from} ${state}`)).toEqual([
      ...['2022-12-01 notLogged', '2023-01-01 reached', '2023-02-01 notLogged', '2023-03-01 open'],
    ]);
    expect(duty(met, '2023-03-02', 'advisoryMeeting')).toMatchObject({ dueOn: '2023-03-31', state: 'open' });
    expect(newsOn(met, '2023-03-02', 'advisoryMeetingMissed')).toBe('2023-03-01');
    const asked = plan(date('2023-03-02'), supported()).recurring?.cadences ?? [];
    expect(asked.map(({ id }) => id)).not.toContain('advisoryMeetings');
  });

  it('G-31: meets in the sparring group every four weeks once there is one, with CTI workers and job consultants (K-20)', () => {
    expect(duty(supported(), '2023-06-01', 'sparringGroup')).toMatchObject({ state: 'open' });
    expect(duty(supported(), '2023-06-01', 'sparringMeeting')).toBeUndefined();
    const group = fact('sparringGroup', '2023-01-02', { members: 8 }, ['municipalProjectLeader']);
    expect(codesOf(ask(supported(), '2023-01-02', { ...group, with: [] }))).toBe('participantMissing G-32');
    const met = lived(supported(), group, meeting('sparringMeeting', '2023-01-29', SPARRING, { agenda: ['methods'] }));
    const context = contextOf(met, date('2023-03-01'))!;
    const periods = periodsOf(context, met, context.programme.cadences![1]!);
    expect(periods.slice(0, 3).map(({ from, last, state }) => `${from} ${last} ${state}`)).toEqual([
      ...['2023-01-02 2023-01-29 reached', '2023-01-30 2023-02-26 notLogged', '2023-02-27 2023-03-26 open'],
    ]);
    expect(duty(met, '2023-03-01', 'sparringMeeting')).toMatchObject({ dueOn: '2023-03-26', state: 'open' });
    expect(newsOn(met, '2023-03-01', 'sparringMissed')).toBe('2023-02-27');
    const without = ask(met, '2023-03-01', meeting('sparringMeeting', '2023-03-01', SPARRING.slice(0, 2)));
    expect('events' in without && without.events[0]?.type).toBe('MeetingNotHeld');
  });

  it('G-33: has topics for the sparring group, none of them about a citizen', () => {
    const group = fact('sparringGroup', '2023-01-02', { members: 8 }, ['municipalProjectLeader']);
    const about = (topic: string) => meeting('sparringMeeting', '2023-01-09', SPARRING, { agenda: [topic] });
    expect(codesOf(ask(lived(supported(), group), '2023-01-09', about('uniformEffort')))).toBe('accepted');
    expect(codesOf(ask(lived(supported(), group), '2023-01-09', about('citizen')))).toBe('fieldWrong G-33');
  });

  it('knows who is a member of which group, and until when (G-43, G-44)', () => {
    const member = fact('groupMembership', '2023-01-09', { inGroup: 'steeringGroup', member: 'staff-1' });
    expect(codesOf(ask(supported(), '2023-01-09', member))).toBe('accepted');
    expect(codesOf(ask(supported(), '2023-01-09', { ...member, values: { inGroup: 'steeringGroup' } }))).toBe(
      'fieldMissing G-44',
    );
  });

  it('G-40: reminds of the first citizens in the beginning of 2023', () => {
    expect(duty(supported(), '2023-02-01', 'firstCitizens')).toMatchObject({ dueOn: '2023-01-31', state: 'overdue' });
    const begun = lived(supported(), fact('firstCitizens', '2023-01-16', { citizens: 3 }));
    expect(duty(begun, '2023-02-01', 'firstCitizens')).toMatchObject({ state: 'done' });
  });

  it('G-26: advises a team with experience both from SEL § 85 and as mentors (G-25)', () => {
    const trained = (hasMentorExperience: boolean) =>
      fact('ctiTraining', '2023-01-25', { employees: 5, hasSocialSupportExperience: true, hasMentorExperience }, [
        'externalTrainer',
      ]);
    expect(codesOf(ask(supported(), '2023-01-25', trained(true)))).toBe('accepted');
    expect(codesOf(ask(supported(), '2023-01-25', trained(false)))).toBe('experienceOneSided G-26');
    expect(codesOf(askDespite(supported(), trained(false), 'experienceOneSided'))).toBe('accepted');
  });

  it.each([
    ['G-34', 'supervision', { sharedWithBoard: true }],
    ['G-35', 'trainTheTrainer', { trainers: 2 }],
    ['G-36', 'investmentModelTraining', { employees: 2 }],
    ['G-38', 'methodManual', { introducedToTeam: true }],
  ])('%s: can be registered, and nobody is pressed for it', (_, step, values) => {
    expect(codesOf(ask(supported(), '2023-05-08', fact(step, '2023-05-08', values)))).toBe('accepted');
    expect(newestProgramme(ID)!.duties.map(({ id }) => id)).not.toContain(step);
  });

  it('G-21: involves the company consultant in cross-disciplinary meetings, as advised', () => {
    const met = (companyConsultantInvolved: boolean) =>
      fact('crossDisciplinaryMeeting', '2023-05-08', { companyConsultantInvolved });
    expect(codesOf(ask(supported(), '2023-05-08', met(true)))).toBe('accepted');
    expect(codesOf(ask(supported(), '2023-05-08', met(false)))).toBe('companyConsultantNotInvolved G-21');
    expect(codesOf(askDespite(supported(), met(false), 'companyConsultantNotInvolved'))).toBe('accepted');
  });
});
