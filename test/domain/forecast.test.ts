import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, date } from '../../src/domain/calendar/civil-date.ts';
import { fictiveCourses } from '../../src/domain/fictive-courses.ts';
import { type Forecast, type ForecastCase, forecasts } from '../../src/domain/forecast.ts';
import { plan } from '../../src/domain/plan.ts';
import { CITIZEN_PROGRAMME_IDS, newestProgramme, resolveProgramme } from '../../src/domain/programmes/index.ts';
import { forecastLines, weekLine } from '../../src/messages/forecast.ts';
import { granted } from './bir/builders.ts';
import { aCourse, pause, played, programme } from './builders.ts';

/** A Monday; the course began on 15 January, so phase 3 has begun and it ends on 15 July. */
const TODAY = date('2026-06-01');
const anna: ForecastCase = { id: 'anna', state: played(aCourse(), TODAY) };
const of = (staffId: string, all: readonly Forecast[]) => all.find((one) => one.staffId === staffId)!;
const ahead = (cases: readonly ForecastCase[], weeks = 12, absences = {}) =>
  forecasts({ today: TODAY, weeks, ...absences }, cases);
const shown = ({ weeks }: Forecast) =>
  weeks.flatMap(({ week, duties }) => duties.map(({ duty, dueOn }) => `${week} ${dueOn} ${duty}`));
const whatIf = (count: number, startOn: string, like: readonly ForecastCase[] = [anna], staffId = 'staff-cti') =>
  fictiveCourses({ count, staffId, programme: programme(), startOn: date(startOn), like });

describe('the duties ahead of a worker', () => {
  it('stand in the ISO week of their last day, each with its owner (S-93, S-94, S-95, S-97)', () => {
    const all = ahead([anna]);
    expect(shown(of('staff-cti', all))).toEqual([
      '29 2026-07-14 course-1/anchorHandoverPlan',
      '29 2026-07-14 course-1/handoverPlan',
    ]);
    expect(shown(of('staff-jobcentre', all))).toEqual([
      '23 2026-06-03 course-1/summonClosingMeeting',
      '27 2026-07-01 course-1/continuedNeed',
      '29 2026-07-14 course-1/closingMeeting',
    ]);
    expect(
      of('staff-cti', all)
        .weeks.map(({ from, last }) => [from, last])
        .slice(0, 2),
    ).toEqual([
      ['2026-06-01', '2026-06-07'],
      ['2026-06-08', '2026-06-14'],
    ]);
  });

  it('say apart what is late already (K-09)', () => {
    expect(of('staff-cti', ahead([anna])).overdue).toEqual([
      { trajectoryId: 'anna', duty: 'course-1/ctiGoals', dueOn: '2026-01-29' },
    ]);
  });

  it('leave out what a pause holds: nobody knows its day (T-05, T-10)', () => {
    const paused = { id: 'anna', state: played(anna.state, TODAY, pause(TODAY)) };
    expect(shown(of('staff-cti', ahead([paused])))).toEqual([]);
  });

  it('have the contact that comes again and again, every week (B-17)', () => {
    const bir = { id: 'bo', state: granted('2026-05-04') };
    const [mediator] = ahead([bir], 4).filter(({ weeks }) => weeks.some(({ duties }) => duties.length > 0));
    expect(mediator!.weeks.map(({ duties }) => duties.length)).toEqual([1, 1, 1, 1]);
    expect(mediator!.weeks.flatMap(({ duties }) => duties.map(({ duty }) => duty.split('/').at(-1)))).toEqual(
      Array(4).fill('weeklyContact'),
    );
  });

  it('fall to whoever stands in on the day (G-16)', () => {
    const absence = {
      staffId: 'staff-cti',
      substituteId: 'staff-new',
      from: date('2026-07-13'),
      until: date('2026-07-19'),
    };
    const all = ahead([anna], 12, { absences: [absence] });
    expect(shown(of('staff-new', all))).toHaveLength(2);
    expect(shown(of('staff-cti', all))).toEqual([]);
  });

  it('are those that the plan shows on each day to come: no date is reckoned anew', () => {
    const dates = plan(TODAY, anna.state).duties.flatMap(({ id, dueOn, state }) =>
      (state === 'open' || state === 'coming') && dueOn !== null && dueOn >= TODAY ? [`${dueOn} ${id}`] : [],
    );
    const all = ahead([anna]).flatMap(({ weeks }) =>
      weeks.flatMap(({ duties }) => duties.map(({ dueOn, duty }) => `${dueOn} ${duty}`)),
    );
    expect(all.sort()).toEqual(dates.sort());
  });
});

describe('what if she takes three more citizens', () => {
  it('shows their duties and the caseload from the day on which they begin (G-30, K-19)', () => {
    const [before, after] = [[anna], [anna, ...whatIf(3, '2026-06-08')]].map((cases) => of('staff-cti', ahead(cases)));
    const added = shown(after!).filter((line) => !shown(before!).includes(line));
    // Goals are due 14 days after the start: on 22 June, in week 26.
    expect(added).toEqual(Array(3).fill('26 2026-06-22 course-1/ctiGoals'));
    const loads = after!.weeks.map(({ caseload }) => Math.round((caseload?.load ?? 0) * 15));
    // One of fifteen, and three more from week 24; Anna’s course ends in week 29.
    expect(loads).toEqual([1, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3]);
    expect(after!.weeks[1]!.caseload).toMatchObject({ inCourse: { LAB_31B: 4 }, isHigh: false });
  });

  it('gives them the typical length: nine months where most of hers have nine (S-41), and warns above the limit (G-29)', () => {
    const like = [{ id: 'carl', state: aCourse({ basis: 'SEL_85' }) }];
    const more = whatIf(11, TODAY, like);
    expect(more[0]!.state.courses[0]).toMatchObject({ legalBasis: 'SEL_85', months: 9 });
    const [week] = of('staff-cti', ahead(more)).weeks;
    expect(week!.caseload).toMatchObject({ inCourse: { SEL_85: 11 }, isHigh: true });
    expect(weekLine(week!)).toBe(
      'Uge 23 (01-06-2026): 0 opgaver · sagstal 1,10: 11 efter § 85 – over grænsen 1,00 (K-19)',
    );
  });

  it.each(CITIZEN_PROGRAMME_IDS)('can be asked in %s, by whoever carries a citizen through it (B-17, C-23)', (id) => {
    const resolved = resolveProgramme(id, Object.keys(newestProgramme(id)!.variants)[0]!)!;
    const more = fictiveCourses({ count: 2, staffId: 'ida', programme: resolved, startOn: TODAY, like: [] });
    expect(of('ida', ahead(more, 26)).weeks.some(({ duties }) => duties.length >= 2)).toBe(true);
  });

  it('adds as much for each citizen, week by week, whatever she has already', () => {
    const counts = (cases: readonly ForecastCase[]) => {
      const found = ahead(cases).find(({ staffId }) => staffId === 'staff-cti');
      return Array.from({ length: 12 }, (_, index) => found?.weeks[index]?.duties.length ?? 0);
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 60 }), (count, days) => {
        const start = addDays(TODAY, days);
        const [own, one, all] = [[anna], whatIf(1, start), [anna, ...whatIf(count, start)]].map(counts);
        expect(all).toEqual(own!.map((number, index) => number + count * one![index]!));
      }),
      { numRuns: 20 },
    );
  });

  it('is told beside what she has now', () => {
    const [now] = ahead([anna], 1).filter(({ staffId }) => staffId === 'staff-cti');
    const worker = { ...now!, name: 'Clara Toft' };
    expect(forecastLines({ workers: [worker], whatIf: worker })).toEqual([
      'Clara Toft · 1 over tiden',
      '  Uge 23 (01-06-2026): 0 opgaver · sagstal 0,07: 1 efter § 31 b',
      'Clara Toft, hvis de nye forløb tages · 1 over tiden',
      '  Uge 23 (01-06-2026): 0 opgaver · sagstal 0,07: 1 efter § 31 b',
    ]);
    expect(forecastLines({ workers: [], whatIf: null })).toEqual(['Ingen har noget foran sig.']);
  });
});
