import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { decide } from '../../src/domain/decide.ts';
import type { JobFunction } from '../../src/domain/people.ts';
import { plan } from '../../src/domain/plan.ts';
import { newestProgramme, PROGRAMME_IDS } from '../../src/domain/programmes/index.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { timelineText } from '../../src/messages/timeline.ts';
import { aCommand, aCourse, ask, codesOf, played, ticked } from './builders.ts';
import { enrolledIn } from './registering.ts';

// A course from 15 January 2026; the CTI worker leaves on Monday 2 February, and the receiver has three days.
const MOVED = '2026-02-02';
const asking = (days: number | null = 3): Trajectory => {
  const course = aCourse({ on: '2026-01-14', settings: { remindsOfDuties: true, caseAcceptedWithinDays: days } });
  return ticked(course, MOVED);
};
const give = (staffId: string, jobFunction: JobFunction = 'ctiWorker') =>
  ({
    ...({ type: 'AssignStaff', function: jobFunction, staffId, noteId: 'note-1', on: MOVED } as const),
    register: { trainedOn: '2020-01-15', trainedIn: 'social-stoette' },
  }) as const;
const accept = (staffId: string, on = MOVED, jobFunction: JobFunction = 'ctiWorker') =>
  ({ type: 'AcceptCase', function: jobFunction, staffId, on }) as const;
const decline = (staffId: string, on = MOVED) =>
  ({ type: 'DeclineCase', function: 'ctiWorker', staffId, noteId: 'note-2', on }) as const;
const tasks = (today: string, state: Trajectory) =>
  plan(date(today), ticked(state, today))
    .duties.filter(({ what }) => what === 'acceptCase' || what === 'findReceiver')
    .map(({ what, owner, dueOn, state: is }) => `${what} ${owner} ${dueOn} ${is}`)
    .sort();

describe('a case that is given to another', () => {
  it('is theirs at once, moves no date, and they are asked to confirm it by a day (G-15)', () => {
    const before = asking();
    const given = played(before, MOVED, give('gro'));
    expect(given.staff.ctiWorker).toBe('gro');
    expect(plan(date(MOVED), given).transitions).toEqual(plan(date(MOVED), before).transitions);
    expect(tasks(MOVED, given)).toEqual(['acceptCase ctiWorker 2026-02-05 open']);
  });

  it('is in every function alike, and the first to have one is asked nothing (G-15)', () => {
    const before = asking();
    expect(tasks(MOVED, before)).toEqual([]);
    const given = played(before, MOVED, give('ida', 'jobConsultant'), give('eva', 'personalJobMediator'));
    expect(tasks(MOVED, given)).toEqual(['acceptCase jobConsultant 2026-02-05 open']);
  });

  it('is confirmed by its receiver: who and when stand in the case, and the task is done (G-15)', () => {
    const given = played(asking(), MOVED, give('gro'));
    const decision = decide(date('2026-02-04'), ticked(given, '2026-02-04'), {
      ...aCommand(accept('gro', '2026-02-04')),
      by: 'gro',
    });
    expect(decision).toMatchObject({
      events: [{ type: 'CaseAccepted', function: 'ctiWorker', on: '2026-02-04', cause: { by: 'gro' } }],
    });
    const done = played(given, '2026-02-04', accept('gro', '2026-02-04'));
    expect(tasks('2026-02-10', done)).toEqual(['acceptCase ctiWorker 2026-02-05 done']);
  });

  it('is reminded of at once and on the last day, and then told to the team leader (G-15, K-09)', () => {
    const given = played(asking(), MOVED, give('gro'));
    const untilThe9th = ['2026-02-05', '2026-02-09'].reduce(ticked, given);
    const said = (until: string) => {
      const duty = plan(date(until), untilThe9th).duties.find(({ what }) => what === 'acceptCase')!;
      return duty.reminders.map(({ rung, on, said: is }) => `${rung} ${on} ${is}`);
    };
    expect(said('2026-02-09')).toEqual(['open 2026-02-02 true', 'due 2026-02-05 true', 'leader 2026-02-09 true']);
    const answered = played(given, '2026-02-03', accept('gro', '2026-02-03'));
    const fresh = ticked(answered, '2026-02-20').reminded.filter((one) => one.includes('acceptCase'));
    expect(fresh).toEqual([`assignment-${given.assignments.at(-1)!.id}/acceptCase/open/2026-02-05`]);
  });

  it('is asked about by nobody where the municipality wants no confirmation, nor in older cases (G-15)', () => {
    expect(tasks(MOVED, played(asking(null), MOVED, give('gro')))).toEqual([]);
    const before = asking();
    const { caseAcceptedWithinDays: _, ...settings } = before.programme!.settings;
    const older = { ...before, programme: { ...before.programme!, settings } };
    const given = played(older, MOVED, give('gro'));
    expect(tasks(MOVED, given)).toEqual([]);
    expect(codesOf(ask(given, MOVED, accept('gro')))).toBe('caseNotHandedOver G-15');
    const switchedOn = { ...given, programme: before.programme };
    expect(tasks(MOVED, switchedOn), 'what was given before is not asked about afterwards').toEqual([]);
  });

  it('is asked about by nobody who took it themselves (G-15)', () => {
    const decision = decide(date(MOVED), asking(), { ...aCommand(give('gro')), by: 'gro' });
    expect('events' in decision && decision.events[0]).not.toHaveProperty('askedOn');
  });
});

describe('a receiver who says no', () => {
  const declined = () => played(asking(), MOVED, give('gro'), decline('gro'));

  it('keeps the case until the team leader has found another: a citizen always has one worker (G-15)', () => {
    expect(declined().staff.ctiWorker).toBe('gro');
    expect(tasks(MOVED, declined())).toEqual([
      'acceptCase ctiWorker 2026-02-05 done',
      'findReceiver teamLeader 2026-02-05 open',
    ]);
    const found = played(declined(), MOVED, give('ida'));
    expect(tasks(MOVED, found)).toEqual([
      'acceptCase ctiWorker 2026-02-05 done',
      'acceptCase ctiWorker 2026-02-05 open',
      'findReceiver teamLeader 2026-02-05 done',
    ]);
  });

  it('can say yes after all, or the team leader ticks the task off (G-15)', () => {
    expect(tasks(MOVED, played(declined(), MOVED, accept('gro')))).toEqual(['acceptCase ctiWorker 2026-02-05 done']);
    const id = `assignment-${declined().assignments.at(-1)!.id}/findReceiver`;
    const settled = played(declined(), MOVED, { type: 'CompleteDuty', duty: id, on: MOVED });
    expect(tasks(MOVED, settled)).toContain('findReceiver teamLeader 2026-02-05 done');
  });
});

describe('an answer to a hand-over', () => {
  it('is the receiver’s, who still has the function, and is given once (G-15)', () => {
    const given = played(asking(), MOVED, give('gro'));
    expect(codesOf(ask(given, MOVED, accept('staff-cti')))).toBe('caseNotHandedOver G-15');
    expect(codesOf(ask(given, MOVED, accept('staff-job', MOVED, 'jobConsultant')))).toBe('caseNotHandedOver G-15');
    expect(codesOf(ask(given, MOVED, accept('gro', MOVED, 'companyConsultant')))).toBe('functionUnknown TECH-04');
    const passedOn = played(given, MOVED, give('ida'));
    expect(codesOf(ask(passedOn, MOVED, accept('gro')))).toBe('caseNotHandedOver G-15');
    const accepted = played(given, MOVED, accept('gro'));
    for (const again of [accept('gro'), decline('gro')])
      expect(codesOf(ask(accepted, MOVED, again))).toBe('handOverAnswered G-15');
    const declined = played(given, MOVED, decline('gro'));
    expect(codesOf(ask(declined, MOVED, decline('gro')))).toBe('handOverAnswered G-15');
  });

  it('reads as it was given (G-15)', () => {
    const said = (event: object) =>
      timelineText(
        {
          kind: 'event',
          recordedOn: date(MOVED),
          event: { function: 'ctiWorker', assignment: 9, on: date(MOVED), ...event } as never,
        },
        'da',
      );
    expect(said({ type: 'CaseAccepted' })).toContain('Overtagelse bekræftet: CTI-medarbejder');
    expect(said({ type: 'CaseDeclined', noteId: 'n' })).toContain('Modtageren har sagt fra: CTI-medarbejder');
  });
});

it.each(PROGRAMME_IDS)('a case of %s is confirmed by its receiver, or the team leader finds another (G-15)', (id) => {
  const [owner] = newestProgramme(id)!.functions;
  const on = '2024-04-02';
  const assign = (staffId: string) => ({ type: 'AssignStaff', function: owner!, staffId, noteId: 'n', on }) as const;
  const given = played(enrolledIn(id, { caseAcceptedWithinDays: 3 }), on, assign('ida'), assign('gro'));
  expect(tasks(on, given)).toEqual([`acceptCase ${owner} 2024-04-05 open`]);
  const declined = played(given, on, { type: 'DeclineCase', function: owner!, staffId: 'gro', noteId: 'n', on });
  expect(tasks(on, declined)).toEqual([
    `acceptCase ${owner} 2024-04-05 done`,
    'findReceiver teamLeader 2024-04-05 open',
  ]);
});
