import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check as checkInstallation } from '../../src/checker/check.ts';
import { type ClaimedReports, checkReports } from '../../src/checker/reports.ts';
import { apply } from '../../src/domain/apply.ts';
import { addDays, type CivilDate, date } from '../../src/domain/calendar/civil-date.ts';
import type { RecordedEvent } from '../../src/domain/events.ts';
import type { ProgrammeModel } from '../../src/domain/programme.ts';
import { newestProgramme } from '../../src/domain/programmes/index.ts';
import type { Figure, ReportCase } from '../../src/domain/reports/figure.ts';
import type { Stops } from '../../src/domain/reports/stops.ts';
import { simulate } from '../../src/domain/scenario.ts';
import { newTrajectory, type Trajectory } from '../../src/domain/state.ts';
import { readScenario } from '../../src/services/scenario-file.ts';
import {
  assignments,
  inclusion,
  jointPlan,
  papers,
  pause,
  programme,
  restart,
  startUpMeeting,
} from '../domain/builders.ts';
import { aLife, live, type Wish } from '../domain/random-life.ts';
import { CASES, TODAY } from '../domain/reports/five-citizens.ts';
import { claimedReports, toldOf } from './claimed-reports.ts';
import { evidenceOf, onDay } from './clean-evidence.ts';

const SOCIAL = 'social-stoette';
const question = (today: string) => ({ today, from: '2023-01-02', last: addDays(date(today), -1) });

function check(cases: readonly ReportCase[], today: string, reports?: ClaimedReports, model?: ProgrammeModel) {
  const programme = cases[0]!.state.programme!.id;
  const claimed = reports ?? claimedReports(programme, cases, question(today));
  return checkReports(model ?? newestProgramme(programme)!, claimed, cases.map(toldOf), question(today));
}
const details = (...asked: Parameters<typeof check>) => check(...asked).violations.map(({ detail }) => detail);

/** A case as it stood at the end of a day; undefined while it had no programme. */
function until(day: CivilDate, id: string, events: readonly RecordedEvent[]): ReportCase[] {
  const known = events.filter(({ recordedAt }) => recordedAt.slice(0, 'YYYY-MM-DD'.length) <= day);
  const state = known.reduce<Trajectory>(apply, newTrajectory);
  return state.programme ? [{ id, state, events: known }] : [];
}

const clean = claimedReports(SOCIAL, CASES, question(TODAY));
const withFigure = (id: string, change: (figure: Figure) => Figure): ClaimedReports => ({
  ...clean,
  reports: clean.reports.map((report) => ({
    ...report,
    ...(report.figures ? { figures: report.figures.map((one) => (one.id === id ? change(one) : one)) } : {}),
  })),
});
const withStops = (change: (stops: Stops) => object): ClaimedReports => ({
  ...clean,
  reports: clean.reports.map((one) => (one.id === 'stops' ? { ...one, ...change(one as unknown as Stops) } : one)),
});

const figures = clean.reports.flatMap(({ id, figures: all = [] }) => all.map((figure) => ({ report: id, figure })));
const someone = { trajectoryId: 'nobody', about: null };
const FAULTS: Readonly<Record<string, (figure: Figure) => Figure>> = {
  value: (figure) => ({ ...figure, value: (figure.value ?? 0) + 1 }),
  of: (figure) => ({ ...figure, of: (figure.of ?? 0) + 1 }),
  estimate: (figure) => ({ ...figure, estimate: 0.5 }),
  counts: (figure) => ({ ...figure, counts: [...figure.counts, someone] }),
  countsNot: (figure) => ({ ...figure, countsNot: [...figure.countsNot, { ...someone, why: 'late' }] }),
  leftOut: (figure) => ({ ...figure, leftOut: [...figure.leftOut, { ...someone, why: 'paused' }] }),
  parts: (figure) => ({ ...figure, parts: [...figure.parts, { key: 'another', value: 1, counts: [someone] }] }),
};

describe('the figures of a municipality, reckoned again from its journals', () => {
  it('of social støtte are what the journals tell, every one of them down to its cases (G-60, G-61)', () => {
    const { violations, compared, unjudged } = check(CASES, TODAY);
    expect([violations, unjudged]).toEqual([[], []]);
    expect(compared).toBeGreaterThan(500);
    expect(figures).toHaveLength(29);
  });

  it.each(figures.map(({ report, figure }) => [figure.id, report] as const))(
    '%s: a wrong number, a case too many, one that is left out without reason: each is found (G-60)',
    (id, report) => {
      for (const [field, fault] of Object.entries(FAULTS))
        expect(details(CASES, TODAY, withFigure(id, fault)), field).toContainEqual(
          expect.stringMatching(new RegExp(`^101: report ${report} figure ${id} 1: it says ${field} `)),
        );
    },
  );

  it('G-60: a case that does not count, and the reason why, are not interchangeable', () => {
    const wrong = withFigure('handoverInTime', (figure) => ({
      ...figure,
      countsNot: figure.countsNot.map((one) => ({ ...one, why: 'missing' })),
    }));
    expect(details(CASES, TODAY, wrong)).toEqual([expect.stringMatching(/handoverInTime .*late/)]);
  });

  it('a figure that is missing, and one that nobody asked for, are found', () => {
    const without = { ...clean, reports: clean.reports.filter(({ id }) => id !== 'management') };
    expect(details(CASES, TODAY, without).length).toBe(9);
    const more = withFigure('exits', (figure) => ({ ...figure, id: 'ways' }));
    expect(details(CASES, TODAY, more).map((one) => one.split(' 1:')[0])).toEqual([
      '101: report monitoring figure exits',
      '101: report monitoring figure ways',
    ]);
  });

  it('a figure of duties that the checker cannot date itself is named, and not passed in silence', () => {
    const model = newestProgramme(SOCIAL)!;
    const reports = model.reports!.map((rule) =>
      rule.kind === 'figures' && rule.id === 'management'
        ? {
            ...rule,
            figures: rule.figures.map((one) =>
              one.id === 'handoverInTime' && one.shows === 'share'
                ? { ...one, of: { each: 'duty' as const, duties: ['startUpMeeting'], by: 'itsDay' as const } }
                : one,
            ),
          }
        : rule,
    );
    const { violations, unjudged } = check(CASES, TODAY, clean, { ...model, reports });
    expect(violations).toEqual([]);
    expect(unjudged).toEqual(['report management figure handoverInTime']);
  });
});

describe('pauses, interruptions and exits, reckoned again from the journals', () => {
  it.each([
    ['a pause that is not there', ({ rows }: Stops) => ({ rows: rows.slice(1) }), 'row'],
    [
      'another reason',
      ({ rows }: Stops) => ({ rows: rows.map((row) => (row.kind === 'exit' ? { ...row, reason: 'death' } : row)) }),
      'row',
    ],
    [
      'somebody who is said to have been told (S-82)',
      ({ rows }: Stops) => ({
        rows: rows.map((row) => ({ ...row, told: row.told.map((one) => ({ ...one, on: one.on ?? TODAY })) })),
      }),
      'row',
    ],
    ['a gap that is not said', () => ({ gaps: [] }), 'gap'],
    [
      'a gap that falls to somebody else',
      ({ gaps }: Stops) => ({ gaps: gaps.map((gap) => ({ ...gap, filledBy: 'teamLeader' })) }),
      'gap',
    ],
  ] as const)('S-82, S-85: %s is found', (_, change, where) => {
    const found = details(CASES, TODAY, withStops(change));
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toMatch(new RegExp(`^101: report stops ${where} `));
  });
});

const scenarios = ['test/scenarios', 'docs/stories'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${folder}/${name}`),
);

describe('the reports of every scenario and story', () => {
  it.each(scenarios)('%s: are what its journal tells, day after day', (name) => {
    const scenario = readScenario(readFileSync(name, 'utf8'));
    if ('refusal' in scenario) throw new Error(`Expected ${name} to be readable`);
    const events = simulate(scenario).timeline.flatMap((entry) =>
      entry.kind === 'event' ? [{ ...entry.event, recordedAt: `${entry.recordedOn}T10:00:00.000Z` }] : [],
    );
    let looked = 0;
    for (let day = scenario.steps[0]!.at; day <= scenario.until; day = addDays(day, 9)) {
      const cases = until(day, 'case-1', events);
      if (cases.length === 0) continue;
      looked++;
      expect(check(cases, day), day).toMatchObject({ violations: [], unjudged: [] });
    }
    expect(looked).toBeGreaterThan(0);
  });
});

/** A citizen enrolled on 5 January 2026 whose course, taken over, begins on the 15th. */
const begunIn = (resolved: ReturnType<typeof programme>) =>
  onDay(
    '2026-01-05',
    {
      ...{ type: 'EnrolCitizen', citizenId: 'citizen-1', municipality: '101', on: '2026-01-05' },
      programme: resolved,
    },
    ...assignments('2026-01-05'),
    inclusion('2026-01-05'),
    startUpMeeting('2026-01-05'),
    jointPlan('2026-01-05'),
    ...papers('2026-01-05'),
    { type: 'StartCourse', startOn: '2026-01-15', takenOver: true },
  );

describe('the reports of a citizen who leaves while a course is paused until it starts over', () => {
  const story = [
    ...begunIn(programme()),
    ...onDay('2026-04-01', pause('2026-04-01')),
    ...onDay('2026-04-20', restart('2026-05-25')),
    ...onDay('2026-05-01', { type: 'LeaveProgramme', why: 'movedAway', from: '2026-05-01' }),
  ];
  const leaving = evidenceOf(story).cases[0]!.journal.find(({ event }) => event.type === 'ProgrammeLeft')!.sequence;
  const back = onDay('2026-05-04', { type: 'WithdrawEvent', event: leaving, noteId: 'note-1', on: '2026-05-04' });

  it.each([
    ['left', story],
    ['brought back', [...story, ...back]],
  ] as const)(
    '%s: are what the journal tells, and nothing in the installation is amiss (S-91, T-11, K-12)',
    (_, told) => {
      const evidence = evidenceOf(told);
      expect(checkInstallation(evidence)).toEqual([]);
      const events = evidence.cases[0]!.journal.map(({ event }) => event);
      for (const day of ['2026-05-03', '2026-05-20', '2026-06-20', '2026-10-30'])
        expect(check(until(date(day), 'case-1', events), day), day).toMatchObject({ violations: [], unjudged: [] });
    },
  );
});

describe('the reports of a citizen whose start was registered by mistake', () => {
  it('are what the journal tells of the course that was begun instead (S-68, K-12)', () => {
    const begun = [
      ...begunIn(programme('pilot', { remindsOfDuties: true })),
      ...onDay('2026-03-20', {
        ...{ type: 'RecordFact', step: 'ctiGoals', with: ['citizen', 'ctiWorker'], on: '2026-03-20' },
        values: { goals: 1, tracks: ['job'] },
      }),
    ];
    const { journal } = evidenceOf(begun).cases[0]!;
    const event = journal.find((row) => row.event.type === 'CourseStarted')!.sequence;
    const evidence = evidenceOf([
      ...begun,
      ...onDay(
        '2026-03-23',
        { type: 'WithdrawEvent', event, noteId: 'note-1', on: '2026-03-23' },
        { type: 'StartCourse', startOn: '2026-02-16', takenOver: true },
      ),
    ]);
    expect(checkInstallation(evidence)).toEqual([]);
    const events = evidence.cases[0]!.journal.map((row) => row.event);
    for (const day of ['2026-03-22', '2026-03-24', '2026-06-20', '2026-10-30'])
      expect(check(until(date(day), 'case-1', events), day), day).toMatchObject({ violations: [], unjudged: [] });
  });
});

const SEED = 20261129;
const RUNS = 150;
/** Now and then somebody says that something did not happen after all (K-12), or that the citizen has left. */
const aCorrectedLife = fc
  .tuple(aLife, fc.array(fc.tuple(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 40 })), { maxLength: 8 }))
  .map(([wishes, corrections]) =>
    corrections.reduce<readonly Wish[]>(
      (all, [place, event]) =>
        all.toSpliced(place, 0, {
          daysOn: 0,
          repeats: null,
          bodies: (on) => [
            event > 38
              ? { type: 'LeaveProgramme', why: 'movedAway', from: on }
              : { type: 'WithdrawEvent', event, noteId: 'note-1', on },
          ],
        }),
      wishes,
    ),
  );

describe('the reports of citizens who live at random', () => {
  it(`are what their journals tell, in ${RUNS} pairs of lives on three days each (G-60, S-82, K-12)`, () => {
    fc.assert(
      fc.property(fc.tuple(aCorrectedLife, aCorrectedLife), (lives) => {
        const lived = lives.map((wishes, index) => {
          const { events, today } = live(wishes, () => undefined);
          const stamped = events.map(({ day, ...event }) => ({ ...event, recordedAt: `${day}T10:00:00.000Z` }));
          return { id: `case-${index}`, events: stamped as RecordedEvent[], today };
        });
        const last = lived.map(({ today }) => today).sort()[1]!;
        for (const day of [addDays(last, -170), addDays(last, -45), last]) {
          const cases = lived.flatMap(({ id, events }) => until(day, id, events));
          if (cases.length > 0) expect(check(cases, day)).toMatchObject({ violations: [], unjudged: [] });
        }
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});
