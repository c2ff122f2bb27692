import { describe, expect, it } from 'vitest';
import { date } from '../../../src/domain/calendar/civil-date.ts';
import { caseloads } from '../../../src/domain/caseload.ts';
import type { CommandBody } from '../../../src/domain/commands.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { FactValues } from '../../../src/domain/facts.ts';
import type { Participant } from '../../../src/domain/people.ts';
import { plan } from '../../../src/domain/plan.ts';
import { resolveProgramme } from '../../../src/domain/programmes/index.ts';
import type { OwnValue } from '../../../src/domain/settings.ts';
import { newTrajectory, type Trajectory } from '../../../src/domain/state.ts';
import { aCommand, ask, codesOf, type Dated, played } from '../builders.ts';

const ON = '2024-04-02';
type Own = Readonly<Record<string, OwnValue>>;

function enrolled(own: Own = {}): Trajectory {
  const { settings, ...programme } = resolveProgramme('cti-overgang', 'standard', { actingWindowMinutes: 0 })!;
  return played(newTrajectory, ON, {
    ...{ type: 'EnrolCitizen', citizenId: 'citizen-1', municipality: '101', on: ON },
    programme: { ...programme, settings: { ...settings, own: { ...settings.own, ...own } } },
  });
}

const fact = (step: string, values: FactValues, people: readonly Participant[] = []): Dated<CommandBody> => ({
  ...{ type: 'RecordFact', step, with: people, values, on: ON },
});
const vulnerability = (values: FactValues = {}) =>
  fact('vulnerability', {
    inSocialVulnerability: true,
    targetGroup: 'socialVulnerability',
    isHomeless: false,
    usesSupportSystem: true,
    needsShortSupport: true,
    ...values,
  });
const transition = fact('criticalTransition', { lifeTransition: 'release', transitionOn: '2024-04-08' });
const worker = (trainedOn: string | null = '2024-03-04') =>
  ({
    ...{ type: 'AssignStaff', function: 'ctiWorker', staffId: 'staff-cti', on: ON },
    register: { trainedOn },
  }) as Dated<CommandBody>;
const grant = (legalBasis: string): Dated<CommandBody> => ({ type: 'GrantSupport', legalBasis, on: ON });
const start: Dated<CommandBody> = { type: 'StartCourse', startOn: '2024-04-15' };

const ready = (own: Own = {}, legalBasis = 'OTHER_9', values: FactValues = {}) =>
  played(enrolled(own), ON, worker(), vulnerability(values), transition, grant(legalBasis));

describe('a course of the 2024 roll-out', () => {
  it.each([
    ['OTHER_6', '2024-06-15', '2024-08-15', '2024-10-15'],
    ['OTHER_9', '2024-07-15', '2024-10-15', '2025-01-15'],
    ['SEL_85', '2024-07-15', '2024-10-15', '2025-01-15'],
    ['LAB_31B', '2024-06-15', '2024-08-15', '2024-10-15'],
  ])('A-18: has three equal phases of the length that was chosen: %s', (basis, ...expected) => {
    const state = played(ready({}, basis), ON, start);
    const [course] = plan(date(ON), state).courses;
    expect([...course!.phases.slice(1).map(({ start: on }) => on), course!.end]).toEqual(expected);
  });

  it('A-18: has no length by default: 6 or 9 months are chosen in as many words', () => {
    const state = played(enrolled(), ON, worker(), vulnerability(), transition);
    expect(codesOf(ask(state, ON, start))).toBe('supportNotGranted S-40');
    expect(codesOf(ask(state, ON, { ...grant('OTHER_9'), months: 6 } as Dated<CommandBody>))).toBe(
      'lengthForbidden A-18',
    );
  });

  it('C-01: begins for a citizen in social vulnerability and in a named critical transition', () => {
    const state = played(enrolled(), ON, worker(), grant('OTHER_6'));
    expect(codesOf(ask(state, ON, start))).toBe('vulnerabilityMissing C-01, criticalTransitionMissing C-01');
    expect(codesOf(ask(ready(), ON, start))).toBe('accepted');
    expect(codesOf(ask(ready({}, 'OTHER_9', { inSocialVulnerability: false }), ON, start))).toBe(
      'vulnerabilityMissing C-01',
    );
  });

  it('C-04: does not begin in homelessness; whoever becomes homeless on the way stays', () => {
    expect(codesOf(ask(ready({}, 'OTHER_9', { isHomeless: true }), ON, start))).toBe('homelessElsewhere C-04');
    const running = played(played(ready(), ON, start), '2024-05-02', {
      ...(vulnerability({ isHomeless: true }) as object),
      ...{ on: '2024-05-02' },
    } as Dated<CommandBody>);
    expect(plan(date('2024-05-02'), running).status).toBe('running');
  });

  it('C-03: asks for a written reason when more than a short transition is needed', () => {
    const doubtful = ready({}, 'OTHER_9', { usesSupportSystem: false });
    expect(codesOf(ask(doubtful, ON, start))).toBe('needsMoreThanTransition C-03');
    const despite = [{ code: 'needsMoreThanTransition', noteId: 'note-1' }] as const;
    expect(codesOf(decide(date(ON), doubtful, { ...aCommand(start), despite }))).toBe('accepted');
  });

  it('C-05: takes groups and transitions from the organisation’s own lists', () => {
    const own = { transitions: ['ownHome'], targetGroups: ['socialVulnerability', 'greenlandicBackground'] };
    expect(codesOf(ask(enrolled(own), ON, transition))).toBe('notInOwnList C-05');
    expect(codesOf(ask(enrolled(own), ON, vulnerability({ targetGroup: 'greenlandicBackground' })))).toBe('accepted');
  });

  it('C-02: stores no background unless the organisation’s list asks for it', () => {
    expect(codesOf(ask(enrolled(), ON, vulnerability({ targetGroup: 'greenlandicBackground' })))).toBe(
      'notInOwnList C-05',
    );
  });

  it('C-16: includes nobody at a social provider without a cooperation agreement (SC-22)', () => {
    expect(codesOf(ask(enrolled({ isSocialProvider: true }), ON, vulnerability()))).toBe(
      'cooperationAgreementMissing C-16',
    );
    const agreed = { isSocialProvider: true, cooperationAgreementOn: '2024-02-20' };
    expect(codesOf(ask(enrolled(agreed), ON, vulnerability()))).toBe('accepted');
  });

  it('C-14: advises trained workers, and demands them where that is set (G-22)', () => {
    const untrained = (own: Own) =>
      played(enrolled(own), ON, worker(null), vulnerability(), transition, grant('OTHER_6'));
    const despite = [{ code: 'ctiWorkerNotTrained', noteId: 'note-1' }] as const;
    const asked = (own: Own) => codesOf(decide(date(ON), untrained(own), { ...aCommand(start), despite }));
    expect(codesOf(ask(untrained({}), ON, start))).toBe('ctiWorkerNotTrained C-14');
    expect(asked({})).toBe('accepted');
    expect(asked({ onlyTrainedWorkers: true })).toBe('ctiWorkerNotTrained C-14');
  });

  it('C-23: has a CTI worker before it begins, and before anybody has contact in it', () => {
    const state = played(enrolled(), ON, vulnerability(), transition, grant('OTHER_9'));
    expect(codesOf(ask(state, ON, start))).toBe('ctiWorkerMissing C-23');
    const meeting: Dated<CommandBody> = {
      ...{ type: 'HoldMeeting', meeting: 'contactMeeting', with: ['citizen', 'ctiWorker'], on: ON },
    };
    expect(codesOf(ask(state, ON, meeting))).toContain('ctiWorkerMissing C-23');
  });

  it('C-28: is cut off by nothing when the project ends, and begins with a warning (SC-22)', () => {
    const late = played(enrolled(), '2025-05-12', worker(), vulnerability(), transition, grant('OTHER_6'));
    const state = played(late, '2025-05-15', { type: 'StartCourse', startOn: '2025-05-15' });
    const [course] = plan(date('2025-05-15'), state).courses;
    expect(course!.end).toBe('2025-11-15');
    expect(course!.deviations.map(({ code, rule }) => `${code} ${rule}`)).toEqual(['endsAfterProject C-28']);
  });

  it('C-23: loads a worker by the number that the applicant has declared, and by none while there is none', () => {
    const running = (own: Own) => played(played(ready(own), ON, start), '2024-04-15');
    const loadOf = (own: Own) => caseloads(date('2024-04-15'), [running(own)])[0]!.load;
    expect(loadOf({})).toBe(0);
    expect(loadOf({ citizensPerWorker: 8 })).toBe(1 / 8);
  });

  it('C-07: may be adapted to language, culture, cognition and disability without another length', () => {
    const adapted = played(played(ready(), ON, start), ON, fact('adaptation', { adaptedTo: ['language', 'culture'] }));
    expect(plan(date(ON), adapted).courses[0]!.end).toBe('2025-01-15');
  });

  it('is paused and taken up again like every course (T-04)', () => {
    const running = played(ready(), ON, start);
    const paused = played(running, '2024-05-06', {
      ...{ type: 'PauseCourse', from: '2024-05-06', reason: 'hospital', citizenWishesToGoOn: true },
    });
    const resumed = played(paused, '2024-05-20', {
      ...{ type: 'ResumeCourse', until: '2024-05-20', decision: { citizenAgrees: true, ctiWorker: 'staff-cti' } },
    });
    expect(plan(date('2024-05-20'), resumed).courses[0]!.end).toBe('2025-01-29');
  });
});
