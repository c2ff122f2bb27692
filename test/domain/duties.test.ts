import { describe, expect, it } from 'vitest';
import { apply } from '../../src/domain/apply.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { explain } from '../../src/domain/explain.ts';
import { isStillTrue, noticesFor } from '../../src/domain/notices.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { tick } from '../../src/domain/tick.ts';
import {
  aCourse,
  aMet,
  anEnrolled,
  ask,
  assignments,
  codesOf,
  inclusion,
  papers,
  pause,
  played,
  resume,
  ticked,
} from './builders.ts';
import { about, on, reminders, started } from './told-reminders.ts';

describe('people outside who must be told (A-13)', () => {
  it.each([
    ['pilot', 'EVALUATOR'],
    ['rollout', 'MUNICIPAL_PROJECT_LEADER'],
  ] as const)(
    'of a pause and its end in the %s: %s, by a task for the one who leads the case (S-82)',
    (variant, outside) => {
      const resumed = played(
        played(aCourse({ variant }), '2026-02-01', pause('2026-02-01')),
        '2026-02-22',
        resume('2026-02-22'),
      );
      const telling = plan(date('2026-02-22'), resumed).duties.filter(({ rule }) => rule === 'S-82');
      expect(telling).toMatchObject([
        { what: 'tellOfPause', outside, owner: 'jobCentreCaseworker', isTicked: true, dueOn: '2026-02-01' },
        { what: 'tellOfReturn', outside, owner: 'jobCentreCaseworker', isTicked: true, dueOn: '2026-02-22' },
      ]);
      const ticked = played(resumed, '2026-02-23', { type: 'CompleteDuty', duty: telling[0]!.id, on: '2026-02-23' });
      expect(plan(date('2026-02-23'), ticked).duties.find(({ id }) => id === telling[0]!.id)?.state).toBe('done');
    },
  );
  it('get a message in the task’s place where the municipality has set it so (S-82)', () => {
    const paused = started(['2026-03-10', pause('2026-03-10')]);
    const list = reminders(paused, '2026-03-31', { settings: { toldByMessage: ['MUNICIPAL_PROJECT_LEADER'] } });
    expect(about('tellOfPause', list)).toEqual([
      ['2026-03-10', 'tellOfPause', 'tell', '2026-03-10', 'MUNICIPAL_PROJECT_LEADER'],
    ]);
  });
  it('are, for a municipality without sector plans, the evaluator in the pilot (S-34)', () => {
    const exempt = { type: 'RecordFact', step: 'sectorPlansExempt', on } as const;
    const told = (variant: 'pilot' | 'rollout') =>
      reminders([[on, exempt]], '2026-01-20', { variant }).map(([, what]) => what);
    expect(told('pilot')).toContain('tellOfExemption');
    expect(told('rollout')).not.toContain('tellOfExemption');
  });
  it('stay the matter of a task where they are to have a number or a description, whatever is set (G-58, S-85)', () => {
    const settings = { toldByMessage: ['SOCIALSTYRELSEN', 'STAR'] } as const;
    const included = reminders([[on, inclusion(on)]], '2026-01-20', { settings });
    expect(about('reportInclusion', included).map(([, , rung]) => rung)).toEqual(['open', 'leader']);
    const gone = started(['2026-03-10', { type: 'LeaveProgramme', why: 'resourceCourse', from: '2026-03-10' }]);
    const left = reminders(gone, '2026-03-20', { variant: 'pilot', settings });
    for (const what of ['describeExitToStar', 'describeExitToSocialstyrelsen'])
      expect(
        about(what, left).map(([, , rung]) => rung),
        what,
      ).toEqual(['open', 'leader']);
  });
  it('are, for each citizen included, Socialstyrelsen in the roll-out alone (G-58)', () => {
    const told = (variant: 'pilot' | 'rollout') =>
      reminders([[on, inclusion(on)]], '2026-01-20', { variant }).map(([, what]) => what);
    expect(told('rollout')).toContain('reportInclusion');
    expect(told('pilot')).not.toContain('reportInclusion');
  });
  it.each([{ benefit: 'other' }, { inResourceCourse: true }])(
    'are not told the number of a citizen who is not included: %j (G-58, S-02, S-06)',
    (values) => {
      const told = reminders([[on, inclusion(on, values)]], '2026-01-20', { variant: 'rollout' });
      expect(about('reportInclusion', told)).toEqual([]);
    },
  );
});

describe('a duty', () => {
  const remind = { settings: { remindsOfDuties: true }, variant: 'rollout' } as const;
  const dutyOf = (today: string, state: Trajectory, what: string) =>
    plan(date(today), state).duties.find((duty) => duty.what === what);
  it('that leaves no trace of its own is ticked off once by hand; another is done by its deed (TECH-04)', () => {
    const paused = played(aCourse(), '2026-02-01', pause('2026-02-01'));
    const tell = dutyOf('2026-02-01', paused, 'tellOfPause')!.id;
    const tick = (duty: string) => ({ type: 'CompleteDuty', duty, on: '2026-02-02' }) as const;
    expect(codesOf(ask(played(paused, '2026-02-02', tick(tell)), '2026-02-03', tick(tell)))).toBe(
      'dutyAlreadyDone S-82',
    );
    expect(codesOf(ask(paused, '2026-02-02', tick('course-1/handoverPlan')))).toBe('dutyDoneByDeed S-93');
    expect(codesOf(ask(paused, '2026-02-02', tick('course-9/tea')))).toBe('dutyUnknown TECH-04');
  });
  it('is reminded of once per due date, also when the date comes back to where it was (K-09)', () => {
    const resumed = played(
      played(aCourse(remind), '2026-01-29'),
      '2026-01-30',
      pause('2026-01-29'),
      resume('2026-01-30'),
    );
    const goals = (state: Trajectory) => state.reminded.filter((key) => key.includes('ctiGoals'));
    expect(goals(resumed)).toEqual(['course-1/ctiGoals/due/2026-01-29']);
    const later = ticked(resumed, '2026-01-30');
    const event = later.courses[0]!.pauses[0]!.id;
    const back = played(later, '2026-01-30', { type: 'WithdrawEvent', event, noteId: 'n', on: '2026-01-30' });
    expect(goals(back)).toEqual(goals(later));
  });
  it('after a long outage is reminded of once: only the latest of its reminders is sent', () => {
    const before = aCourse(remind);
    const issued = ticked(before, '2026-07-20').reminded.filter((key) => key.startsWith('course-1/handoverPlan'));
    expect(issued).toEqual(['course-1/handoverPlan/leader/2026-07-14']);
  });
  it('that is done is not reminded of, and what was planned to be sent is not sent (architecture §3)', () => {
    const course = ticked(aCourse(remind), '2026-01-29');
    const reminder = {
      on: date('2026-01-29'),
      body: { kind: 'reminder', duty: 'course-1/ctiGoals', what: 'ctiGoals', rung: 'due', dueOn: date('2026-01-29') },
    } as const;
    expect(isStillTrue(date('2026-01-29'), course, reminder)).toBe(true);
    const goals = {
      ...({ type: 'RecordFact', step: 'ctiGoals', with: ['citizen', 'ctiWorker'], on: '2026-01-29' } as const),
      values: { goals: 2, tracks: ['job', 'network'] },
    };
    expect(isStillTrue(date('2026-01-29'), played(course, '2026-01-29', goals), reminder)).toBe(false);
    const moved = played(course, '2026-01-29', pause('2026-01-20'));
    expect(isStillTrue(date('2026-01-29'), moved, reminder)).toBe(false);
  });
  it('about a meeting that is cancelled or held, or a pause that is over, is not spoken of when its message is to go out (K-01, K-11)', () => {
    const told = (before: Trajectory, day: string, what: string) => {
      const due = tick(date(day), before).filter((event) => event.type === 'ReminderIssued' && event.what === what);
      const after = due.reduce(apply, ticked(before, day));
      const [message] = noticesFor(after, due);
      return (now: Trajectory) => isStillTrue(date(day), now, message!);
    };
    const day = '2026-06-23';
    const summons = { type: 'SummonMeeting', meeting: 'closingMeeting', for: '2026-06-25', on: '2026-06-01' } as const;
    const summoned = played(aCourse(remind), '2026-06-01', summons);
    const cancel = { type: 'CancelMeeting', meeting: 'closingMeeting', noteId: 'note-1', on: day } as const;
    const ofMeeting = told(ticked(summoned, '2026-06-22'), day, 'remindCitizenOfMeeting');
    expect(ofMeeting(ticked(summoned, day))).toBe(true);
    expect(ofMeeting(played(summoned, day, cancel))).toBe(false);
    const paused = played(aCourse(remind), '2026-02-02', pause('2026-02-02'));
    const ofPause = told(ticked(paused, '2026-05-02'), '2026-05-04', 'longPause'); // 3 May is a Sunday
    expect(ofPause(ticked(paused, '2026-05-04'))).toBe(true);
    expect(ofPause(played(paused, '2026-05-04', resume('2026-05-04')))).toBe(false);
  });
  it('goals lie in one or more of three tracks, in the citizen’s words, from day D on (S-74, S-75)', () => {
    const goals = (values: object, day = '2026-01-20') =>
      codesOf(
        ask(aCourse(), '2026-01-20', {
          type: 'RecordFact',
          step: 'ctiGoals',
          with: ['citizen', 'ctiWorker'],
          values,
          on: day,
        } as never),
      );
    expect(goals({ goals: 1, tracks: ['coping'] })).toBe('accepted');
    expect(goals({ goals: 1, goalsNote: 'note-1', tracks: ['coping'] }), 'the words themselves').toBe('accepted');
    expect(goals({ goals: 0, tracks: ['coping'] })).toBe('fieldWrong S-74');
    expect(goals({ goals: 1, tracks: ['sport'] })).toBe('fieldWrong S-75');
    expect(goals({ goals: 1, tracks: ['job'] }, '2026-01-14')).toBe('courseNotBegun S-74');
  });
  it('that was overdue when a pause began stays overdue; one that was not is held (T-05)', () => {
    const paused = played(aCourse(), '2026-02-10', pause('2026-02-10')); // goals were due on 29 January
    expect([dutyOf('2026-02-20', paused, 'ctiGoals')?.state, dutyOf('2026-02-20', paused, 'followUp')?.state]).toEqual([
      'overdue',
      'waiting',
    ]);
  });
  it('to set day D is done when it is set, be it ahead of the day (K-14, S-62, S-68)', () => {
    const matched = played(aMet({ on }), '2026-01-12', ...papers('2026-01-12'));
    const set = played(matched, '2026-01-13', { type: 'StartCourse', startOn: '2026-02-02' });
    const of = (state: Trajectory) =>
      ['setStartDate', 'contactCtiWorker'].map((what) => dutyOf('2026-01-13', state, what)?.state ?? null);
    expect([of(matched), of(set)]).toEqual([
      ['open', 'overdue'],
      ['done', null],
    ]);
  });
  it.each([
    ['reportInclusion', inclusion('2026-01-12'), inclusion('2026-01-13', { underAssessment: true })],
    [
      'contactCtiWorker',
      { type: 'RegisterJobMatch', on: '2026-01-12' },
      { type: 'RegisterJobMatch', values: { form: 'ordinary' }, on: '2026-01-13' },
    ],
  ] as const)(
    'of a registration is not asked for twice when it is registered again with more: %s (G-58, S-62)',
    (what, first, again) => {
      const begun = played(anEnrolled({ on, variant: 'rollout' }), on, ...assignments(on));
      const once = played(begun, '2026-01-12', first);
      const ids = (state: Trajectory) =>
        plan(date('2026-01-13'), state).duties.flatMap((duty) => (duty.what === what ? [duty.id] : []));
      const twice = played(once, '2026-01-13', again);
      expect(ids(once)).toHaveLength(1);
      expect(ids(twice), 'the first one stays').toEqual(ids(once));
      const event = once.facts.at(-1)!.id;
      const withdrawn = played(twice, '2026-01-13', {
        ...({ type: 'WithdrawEvent', event, noteId: 'note-1', on: '2026-01-13' } as const),
      });
      expect(ids(withdrawn), 'after a withdrawal the next one').toEqual([`fact-${twice.facts.at(-1)!.id}/${what}`]);
    },
  );
  it('has a receipt: the fact it hangs on, the days, the pauses between (architecture §2)', () => {
    const paused = played(played(aCourse(), '2026-01-20', pause('2026-01-20')), '2026-01-27', resume('2026-01-27'));
    expect(explain(date('2026-01-27'), paused, 'course-1/ctiGoals')).toEqual({
      duty: 'course-1/ctiGoals',
      anchor: { fact: 'courseStart', step: null, on: '2026-01-15' },
      steps: [
        { kind: 'offset', rule: 'K-17', days: 14, to: '2026-01-29' },
        { kind: 'pause', rule: 'T-04', from: '2026-01-20', until: '2026-01-27', days: 7, to: '2026-02-05' },
      ],
      rule: 'S-74',
      result: '2026-02-05',
      provisional: false,
    });
    expect(
      explain(date('2026-01-27'), paused, 'course-1/handoverPlan')?.steps.map(({ kind, rule }) => `${kind} ${rule}`),
    ).toEqual(['addMonths T-02', 'pause T-04', 'offset S-93']);
  });
  it('is no longer asked for when its course was broken off or started over (S-84, T-11)', () => {
    const left = played(aCourse(), '2026-06-01', { type: 'LeaveProgramme', why: 'death', from: '2026-06-01' });
    expect(plan(date('2026-06-01'), left).duties.filter(({ state }) => state !== 'done')).toEqual([]);
  });
  it('can be left to a system of the municipality’s own: nobody is reminded, the duties are shown', () => {
    const quiet = aCourse({ settings: { remindsOfDuties: false } });
    expect(ticked(quiet, '2026-12-31').reminded).toEqual([]);
    expect(dutyOf('2026-12-31', quiet, 'ctiGoals')?.state).toBe('overdue');
  });
  it('tells whom its rung names, and its message is keyed by duty, rung and due date (K-09)', () => {
    const [event] = ticked(aCourse(remind), '2026-01-28').courses.length ? [ticked(aCourse(remind), '2026-01-29')] : [];
    const notices = noticesFor(event!, [
      {
        ...({ type: 'ReminderIssued', duty: 'course-1/ctiGoals', what: 'ctiGoals', rung: 'due' } as const),
        ...{ dueOn: date('2026-01-29'), tells: ['ctiWorker'], on: date('2026-01-29') },
      },
    ]);
    expect(notices).toMatchObject([
      { key: 'course-1/ctiGoals/due/2026-01-29', tells: ['ctiWorker'], body: { kind: 'reminder', what: 'ctiGoals' } },
    ]);
  });
});
