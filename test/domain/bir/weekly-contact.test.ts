import { describe, expect, it } from 'vitest';
import { civilDateAt, date, isoWeek } from '../../../src/domain/calendar/civil-date.ts';
import { dutiesOf } from '../../../src/domain/duties.ts';
import type { TrajectoryEvent } from '../../../src/domain/events.ts';
import { tick } from '../../../src/domain/tick.ts';
import { ask, codesOf, played, ticked } from '../builders.ts';
import { contact, effort, exemption, fact, granted, lived, mediator, practice, weeks } from './builders.ts';

const stateOfWeek =
  (...of: Parameters<typeof weeks>) =>
  (monday: string) =>
    weeks(...of).get(date(monday))?.state;

describe('the weekly contact', () => {
  it('B-17: is asked for from the first whole week after the mediator was assigned (SC-23)', () => {
    const state = granted('2021-01-04', '2021-03-10');
    const [first] = weeks(state, '2021-03-10').values();
    expect([first!.from, first!.last, isoWeek(first!.from)]).toEqual(['2021-03-15', '2021-03-21', 11]);
  });

  it('B-17: counts by the week in Copenhagen, also on the day the clock changes (SC-23 a)', () => {
    const night = [civilDateAt(Date.parse('2021-03-28T21:15:00Z')), civilDateAt(Date.parse('2021-03-28T22:15:00Z'))];
    expect(night.map(isoWeek)).toEqual([12, 13]);
    const sunday = played(granted('2021-01-04', '2021-03-10'), '2021-03-28', contact(night[0]!));
    expect(stateOfWeek(sunday, '2021-04-06')('2021-03-22')).toBe('reached');
    expect(stateOfWeek(sunday, '2021-04-06')('2021-03-29')).toBe('notLogged');
    const monday = played(granted('2021-01-04', '2021-03-10'), '2021-03-29', contact(night[1]!));
    expect(stateOfWeek(monday, '2021-04-06')('2021-03-29')).toBe('reached');
  });

  it('B-20: is not had by a text message alone, nor by a call nobody answers (SC-23 b, B-21)', () => {
    const texted = played(granted('2021-01-04', '2021-03-10'), '2021-04-07', contact('2021-04-07', 'message'));
    expect(stateOfWeek(texted, '2021-04-07')('2021-04-05')).toBe('open');
    expect(stateOfWeek(texted, '2021-04-12')('2021-04-05')).toBe('notReached');
    const called = played(texted, '2021-04-08', contact('2021-04-08', 'telephone', false));
    expect(weeks(called, '2021-04-12').get(date('2021-04-05'))).toMatchObject({ state: 'notReached', attempts: 2 });
    const talked = played(texted, '2021-04-09', contact('2021-04-09'));
    expect(stateOfWeek(talked, '2021-04-12')('2021-04-05')).toBe('reached');
  });

  it('K-25: is had by a text message where the municipality has set it so', () => {
    const state = granted('2021-01-04', '2021-03-10', { textMessageIsContact: true });
    const texted = played(state, '2021-04-07', contact('2021-04-07', 'message'));
    expect(stateOfWeek(texted, '2021-04-12')('2021-04-05')).toBe('reached');
  });

  it('B-17: tells a week nobody logged from one in which somebody tried', () => {
    const state = played(granted('2021-01-04', '2021-03-10'), '2021-03-17', contact('2021-03-17', 'telephone', false));
    expect(stateOfWeek(state, '2021-03-29')('2021-03-15')).toBe('notReached');
    expect(stateOfWeek(state, '2021-03-29')('2021-03-22')).toBe('notLogged');
  });

  it('B-22: leaves the date of the next statutory talk alone (SC-23 c)', () => {
    const planned = lived(
      granted('2021-01-04', '2021-03-10'),
      fact('statutoryTalk', '2021-03-15', { plannedOn: '2021-05-12' }),
      contact('2021-03-16'),
      contact('2021-04-20'),
    );
    const talk = dutiesOf(date('2021-04-20'), planned).find(({ rule }) => rule.id === 'statutoryTalk');
    expect(talk?.dueOn).toBe('2021-05-12');
  });

  it('B-22: is had by a statutory talk at which the mediator was present', () => {
    const talk = (people: ('citizen' | 'coordinatingCaseworker' | 'jobMediator')[]) =>
      played(granted('2021-01-04', '2021-03-10'), '2021-03-18', {
        ...{ type: 'HoldMeeting', meeting: 'heldStatutoryTalk', with: people, on: '2021-03-18' },
      });
    expect(stateOfWeek(talk(['citizen', 'coordinatingCaseworker']), '2021-03-22')('2021-03-15')).toBe('notLogged');
    const present = talk(['citizen', 'coordinatingCaseworker', 'jobMediator']);
    expect(stateOfWeek(present, '2021-03-22')('2021-03-15')).toBe('reached');
  });

  it('B-17: stops with the week in which practice begins and is due again in the first whole week after (SC-23 d)', () => {
    const working = played(granted('2021-01-04', '2021-03-10'), '2021-05-06', practice('2021-05-06'));
    const during = stateOfWeek(working, '2021-05-20');
    expect([during('2021-04-26'), during('2021-05-03'), during('2021-05-10'), during('2021-05-17')]).toEqual([
      ...['notLogged', 'notAsked', 'notAsked', 'notAsked'],
    ]);
    const ended = played(
      working,
      '2021-06-18',
      fact('effortEnded', '2021-06-18', { effortKind: 'companyPractice', lastOn: '2021-06-18' }),
    );
    const afterwards = stateOfWeek(ended, '2021-06-22');
    expect([afterwards('2021-06-14'), afterwards('2021-06-21')]).toEqual(['notAsked', 'open']);
  });

  it.each([
    ['fleksjob', 'notAsked'],
    ['ordinaryHours', 'notLogged'],
    ['wageSubsidy', 'notLogged'],
    ['suEntitledEducation', 'notLogged'],
  ])('B-17: goes on or stops as the text has it when the citizen begins in %s: %s', (kind, expected) => {
    const state = played(granted('2021-01-04', '2021-03-10'), '2021-05-06', effort(kind, '2021-05-06'));
    expect(stateOfWeek(state, '2021-05-20')('2021-05-10')).toBe(expected);
  });

  it('B-03: is not asked for in the weeks of an exemption, and they are not counted as missed (SC-23 e)', () => {
    const exempt = played(granted('2021-01-04', '2021-03-10'), '2021-04-05', exemption('2021-04-05', '2021-04-25'));
    const state = stateOfWeek(exempt, '2021-05-03');
    expect(['2021-03-29', '2021-04-05', '2021-04-12', '2021-04-19', '2021-04-26'].map(state)).toEqual([
      ...['notLogged', 'notAsked', 'notAsked', 'notAsked', 'notLogged'],
    ]);
    expect(weeks(exempt, '2021-05-03').get(date('2021-04-12'))?.notAskedBy).toBe('B-03');
  });

  it('B-17: ends with the resource course, and with the citizen’s leaving', () => {
    const ended = played(
      granted('2021-01-04'),
      '2021-02-12',
      fact('resourceCourseEnded', '2021-02-12', { lastOn: '2021-02-12' }),
    );
    expect(stateOfWeek(ended, '2021-03-01')('2021-02-08')).toBe('notAsked');
    const left = played(granted('2021-01-04'), '2021-02-10', {
      ...{ type: 'LeaveProgramme', why: 'movedAway', from: '2021-02-10' },
    });
    expect(stateOfWeek(left, '2021-03-01')('2021-02-08')).toBe('notAsked');
    expect(dutiesOf(date('2021-03-01'), left).filter(({ state }) => state !== 'done')).toEqual([]);
  });

  it('B-17: is put right by a contact that is registered afterwards', () => {
    const late = played(granted('2021-01-04', '2021-03-10'), '2021-03-30', contact('2021-03-18'));
    expect(stateOfWeek(late, '2021-03-30')('2021-03-15')).toBe('reached');
  });
});

const told = (events: readonly TrajectoryEvent[]) =>
  events.flatMap((event) => (event.type === 'ReminderIssued' ? [`${event.what}/${event.rung} ${event.on}`] : []));

describe('what is said about the weekly contact', () => {
  it('K-24: the mediator is reminded on Thursday, told of the missed week on Monday, the leader after two', () => {
    let state = granted('2021-01-04', '2021-03-10');
    const said: string[] = [];
    for (
      let day = date('2021-03-11');
      day <= date('2021-03-30');
      day = civilDateAt(Date.parse(`${day}T12:00Z`) + 864e5)
    ) {
      said.push(...told(tick(day, state)).filter((one) => one.includes('ontact')));
      state = ticked(state, day);
    }
    expect(said).toEqual([
      'weeklyContact/reminder 2021-03-18',
      'contactMissed/due 2021-03-22',
      'weeklyContact/reminder 2021-03-25',
      'contactMissed/due 2021-03-29',
      'contactMissedAgain/due 2021-03-29',
    ]);
  });

  it('K-24: nothing is said of a week in which there was contact', () => {
    const talked = played(granted('2021-01-04', '2021-03-10'), '2021-03-16', contact('2021-03-16'));
    expect(told(tick(date('2021-03-18'), talked))).toEqual([]);
    expect(told(tick(date('2021-03-22'), talked)).filter((one) => one.includes('Missed'))).toEqual([]);
  });

  it('K-24: a week that is not asked for stands between two missed ones: they are not in a row', () => {
    const exempt = played(granted('2021-01-04', '2021-03-10'), '2021-03-22', exemption('2021-03-22', '2021-03-28'));
    const again = (day: string) => told(tick(date(day), exempt)).filter((one) => one.startsWith('contactMissedAgain'));
    // Missed: 15–21 March, then, after the exemption, 29 March–4 April and 5–11 April.
    expect([again('2021-03-29'), again('2021-04-06')]).toEqual([[], []]);
    expect(again('2021-04-12')).toEqual(['contactMissedAgain/due 2021-04-12']);
  });

  it('B-17: of many missed weeks only the last is told when nobody could be told before', () => {
    const said = told(tick(date('2021-04-26'), granted('2021-01-04', '2021-03-10')));
    expect(said.filter((one) => one.startsWith('contactMissed/'))).toEqual(['contactMissed/due 2021-04-26']);
  });
});

describe('a contact', () => {
  it('B-05: cannot be registered before there is a mediator, nor B-01 before the resource course', () => {
    const early = played(granted('2021-01-04'), '2021-01-05');
    expect(codesOf(ask({ ...early, staff: {}, facts: [] }, '2021-01-05', contact('2021-01-05')))).toBe(
      'resourceCourseMissing B-01, jobMediatorMissing B-05',
    );
  });

  it('B-05: is with one and the same mediator, and a change has a reason', () => {
    const change = { ...mediator('2021-02-01'), staffId: 'staff-other' } as ReturnType<typeof mediator>;
    expect(codesOf(ask(granted('2021-01-04'), '2021-02-01', change))).toBe('changeWithoutReason B-05');
  });

  it('B-24: by telephone during employment has a reason, at the company none (B-23)', () => {
    const state = played(granted('2021-01-04'), '2021-03-01', effort('fleksjob', '2021-03-01'));
    const followUp = (values: Record<string, string>) =>
      codesOf(ask(state, '2021-03-08', fact('companyFollowUp', '2021-03-08', values, ['citizen', 'jobMediator'])));
    expect(followUp({ followUpForm: 'atTheCompany' })).toBe('accepted');
    expect(followUp({ followUpForm: 'byTelephone' })).toBe('fieldMissing B-24');
    expect(followUp({ followUpForm: 'byTelephone', reasonNote: 'note-3' })).toBe('accepted');
  });
});
