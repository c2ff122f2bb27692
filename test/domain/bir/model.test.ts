import { describe, expect, it } from 'vitest';
import { date } from '../../../src/domain/calendar/civil-date.ts';
import type { CommandBody } from '../../../src/domain/commands.ts';
import { contactsOf } from '../../../src/domain/contacts.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { FactValues } from '../../../src/domain/facts.ts';
import type { Participant } from '../../../src/domain/people.ts';
import { plan } from '../../../src/domain/plan.ts';
import { possibilities } from '../../../src/domain/possibilities.ts';
import type { ProgrammeModel } from '../../../src/domain/programme.ts';
import { birRessourceforloeb } from '../../../src/domain/programmes/bir-ressourceforloeb/index.ts';
import type { Trajectory } from '../../../src/domain/state.ts';
import { aCommand, ask, codesOf, type Dated, played } from '../builders.ts';
import { aBirCitizen, contact, effort, fact, granted, lived, practice } from './builders.ts';

const model: ProgrammeModel = birRessourceforloeb;
const meeting = (id: string, people: readonly Participant[], values: FactValues = {}): Dated<CommandBody> => ({
  ...{ type: 'HoldMeeting', meeting: id, with: people, values, on: '2021-01-08' },
});

describe('the resource-course programme', () => {
  it('B-02: asks nobody for an age', () => {
    const fields = model.steps.flatMap(({ fields = {} }) => Object.keys(fields));
    expect(fields.filter((name) => /age|born|birth|thirty/i.test(name))).toEqual([]);
  });

  it('B-01: takes everybody whose resource course is granted within the project period', () => {
    const on = '2021-12-20';
    const ends = { projectEndsOn: date('2021-12-31') };
    expect(codesOf(ask(aBirCitizen(on, {}, ends), '2021-12-31', fact('resourceCourse', '2021-12-31')))).toBe(
      'accepted',
    );
    expect(codesOf(ask(aBirCitizen(on, {}, ends), '2022-01-01', fact('resourceCourse', '2022-01-01')))).toBe(
      'projectIsOver B-01',
    );
  });

  it('B-12: holds the rehabilitation meeting when a company consultant has prepared it with the citizen', () => {
    const prepared = (...people: Participant[]) =>
      played(aBirCitizen('2021-01-04'), '2021-01-08', meeting('preparatoryMeeting', people));
    const held = meeting('rehabilitationMeeting', ['citizen', 'coordinatingCaseworker', 'companyConsultant']);
    const alone = prepared('citizen', 'coordinatingCaseworker');
    expect(codesOf(ask(alone, '2021-01-08', held))).toBe('consultantNotPrepared B-12');
    const together = prepared('citizen', 'coordinatingCaseworker', 'companyConsultant');
    expect(codesOf(ask(together, '2021-01-08', held))).toBe('accepted');
  });

  it('B-13: needs the company consultant at the rehabilitation meeting; a job mediator may fill the role (B-04, B-16)', () => {
    const people = ['citizen', 'coordinatingCaseworker'] as const;
    const state = played(
      aBirCitizen('2021-01-04'),
      '2021-01-08',
      meeting('preparatoryMeeting', [...people, 'jobMediator']),
    );
    const without = ask(state, '2021-01-08', meeting('rehabilitationMeeting', people));
    expect('events' in without && without.events[0]?.type).toBe('MeetingNotHeld');
    const filled = ask(state, '2021-01-08', meeting('rehabilitationMeeting', [...people, 'jobMediator']));
    expect('events' in filled && filled.events[0]?.type).toBe('MeetingHeld');
  });

  it('B-15: advises the same company consultant on both sides', () => {
    const people = ['citizen', 'coordinatingCaseworker', 'companyConsultant'] as const;
    const state = played(aBirCitizen('2021-01-04'), '2021-01-08', meeting('preparatoryMeeting', people));
    const another = meeting('rehabilitationMeeting', people, { sameConsultant: false });
    expect(codesOf(ask(state, '2021-01-08', another))).toBe('companyConsultantChanged B-15');
    const command = aCommand(another);
    const despite = [{ code: 'companyConsultantChanged', noteId: 'note-1' }] as const;
    expect(codesOf(decide(date('2021-01-08'), state, { ...command, despite }))).toBe('accepted');
  });

  it('B-11: takes another template only where it has been approved (B-10)', () => {
    const plan = (template: string) =>
      fact('rehabilitationPlan', '2021-01-08', { template }, ['citizen', 'coordinatingCaseworker']);
    const ordinary = aBirCitizen('2021-01-04');
    expect(codesOf(ask(ordinary, '2021-01-08', plan('newTemplate')))).toBe('accepted');
    expect(codesOf(ask(ordinary, '2021-01-08', plan('otherTemplate')))).toBe('templateNotApproved B-11');
    const approved = aBirCitizen('2021-01-04', { otherTemplateApprovedOn: '2020-11-02' });
    expect(codesOf(ask(approved, '2021-01-08', plan('otherTemplate')))).toBe('accepted');
  });

  it('B-10: asks for the rehabilitation plan from the first day until it is there, and sets no limit', () => {
    const duty = (state: Trajectory) =>
      plan(date('2021-02-01'), state).duties.find(({ what }) => what === 'rehabilitationPlan');
    const waiting = { owner: 'coordinatingCaseworker', dueOn: null, state: 'open', reminders: [] };
    expect(duty(aBirCitizen('2021-01-04'))).toMatchObject(waiting);
    const values = { template: 'newTemplate', planNote: 'note-1' };
    const made = fact('rehabilitationPlan', '2021-01-08', values, ['citizen', 'coordinatingCaseworker']);
    expect(duty(lived(aBirCitizen('2021-01-04'), made))).toMatchObject({ state: 'done' });
  });

  it('B-42: has a purpose for every practice placement, and for nothing else', () => {
    const state = granted('2021-01-04');
    const values = { effortKind: 'companyPractice', from: '2021-01-08' };
    expect(codesOf(ask(state, '2021-01-08', fact('effort', '2021-01-08', values)))).toBe('fieldMissing B-42');
    expect(codesOf(ask(state, '2021-01-08', practice('2021-01-08')))).toBe('accepted');
    expect(codesOf(ask(state, '2021-01-08', effort('wageSubsidy', '2021-01-08')))).toBe('accepted');
  });

  it('B-51: has no effort that ends before it begins', () => {
    const backwards = effort('fleksjob', '2021-01-08', '2021-01-07');
    expect(codesOf(ask(granted('2021-01-04'), '2021-01-08', backwards))).toBe('fieldWrong B-51');
    expect(codesOf(ask(granted('2021-01-04'), '2021-01-08', effort('fleksjob', '2021-01-08', '2021-01-08')))).toBe(
      'accepted',
    );
  });

  it('B-03: exempts nobody without a team leader', () => {
    const values = { exemptRule: 'standby', from: '2021-01-08', until: '2021-02-08', reasonNote: 'note-1' };
    expect(codesOf(ask(granted('2021-01-04'), '2021-01-08', fact('standbyExemption', '2021-01-08', values)))).toBe(
      'participantMissing B-03',
    );
  });

  it('B-37: takes health advice from health coordinator and general practitioner only (B-38)', () => {
    const advice = (adviceFrom: string) =>
      codesOf(ask(granted('2021-01-04'), '2021-01-08', fact('healthAdvice', '2021-01-08', { adviceFrom })));
    expect(advice('healthCoordinator')).toBe('accepted');
    expect(advice('generalPractitioner')).toBe('accepted');
    expect(advice('municipalHealthPerson')).toBe('healthAdviserNotAllowed B-37');
  });

  it('B-39: takes each certificate from its own place', () => {
    const certificate = (certificateKind: string, issuedBy: string) =>
      codesOf(
        ask(granted('2021-01-04'), '2021-01-08', fact('certificate', '2021-01-08', { certificateKind, issuedBy })),
      );
    expect(certificate('medical', 'generalPractitioner')).toBe('accepted');
    expect(certificate('specialist', 'clinicalFunction')).toBe('accepted');
    expect(certificate('specialist', 'generalPractitioner')).toBe('certificateFromElsewhere B-39');
    expect(certificate('medical', 'clinicalFunction')).toBe('certificateFromElsewhere B-39');
  });

  it('B-23: reminds of the agreed follow-up at the company', () => {
    const state = lived(
      granted('2021-01-04'),
      fact('effort', '2021-03-01', { effortKind: 'fleksjob', from: '2021-03-01', followUpOn: '2021-03-15' }),
    );
    const due = plan(date('2021-03-02'), state).duties.find(({ what }) => what === 'firstFollowUp');
    expect([due?.dueOn, due?.owner]).toEqual(['2021-03-15', 'jobMediator']);
  });

  it('has no course: what belongs to one is refused in as many words', () => {
    const state = granted('2021-01-04');
    for (const body of [
      { type: 'GrantSupport', legalBasis: 'SEL_85', on: '2021-01-08' },
      { type: 'StartCourse', startOn: '2021-01-08' },
      { type: 'PauseCourse', from: '2021-01-08', reason: 'illness', citizenWishesToGoOn: true },
    ] as const)
      expect(codesOf(ask(state, '2021-01-08', body))).toBe('commandNotInProgramme TECH-04');
    const offered = possibilities(date('2021-01-08'), state).map(({ command }) => command);
    expect(offered).not.toContain('StartCourse');
    expect(offered).toContain('RecordFact');
  });

  it('is waiting until the resource course is granted, runs with it and ends with it', () => {
    const statusOn = (day: string, state = granted('2021-01-04')) => plan(date(day), state).status;
    expect(plan(date('2021-01-04'), aBirCitizen('2021-01-04')).status).toBe('waiting');
    expect(statusOn('2021-01-04')).toBe('running');
    const ended = lived(granted('2021-01-04'), fact('resourceCourseEnded', '2021-06-01', { lastOn: '2021-06-01' }));
    expect([statusOn('2021-06-01', ended), statusOn('2021-06-02', ended)]).toEqual(['running', 'ended']);
  });

  it('B-21: tells contacts from attempts', () => {
    const state = lived(
      granted('2021-01-04'),
      contact('2021-01-12'),
      contact('2021-01-19', 'telephone', false),
      contact('2021-01-20', 'message'),
    );
    const { contacts, lastOn } = contactsOf(state, []);
    expect(contacts.map(({ isReached }) => isReached)).toEqual([true, false, null]);
    expect(lastOn).toBe('2021-01-12');
  });
});
