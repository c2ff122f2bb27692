import { describe, expect, it } from 'vitest';
import type { FiguresReport } from '../../../src/domain/model/figures.ts';
import type { ReportRule } from '../../../src/domain/model/reports.ts';
import { newestProgramme, resolveProgramme } from '../../../src/domain/programmes/index.ts';
import type { Figure, ReportCase } from '../../../src/domain/reports/figure.ts';
import { figuresOf, median } from '../../../src/domain/reports/figures.ts';
import { publicFigure } from '../../../src/domain/reports/public.ts';
import { stopsOf } from '../../../src/domain/reports/stops.ts';
import type { OwnValue } from '../../../src/domain/settings.ts';
import { handoverPlan, pause, programme } from '../builders.ts';
import { anna, bo, CASES, dora, lived, TODAY } from './five-citizens.ts';
import { contacts, type Day, livedCase, met, started } from './lived-cases.ts';

const rules: readonly ReportRule[] = newestProgramme('social-stoette')!.reports!;
const reportNamed = (id: string) => rules.find((rule) => rule.id === id) as FiguresReport;
const settingsWith = (
  own: Readonly<Record<string, OwnValue>> = {},
  places: number | null = null,
  variant = 'pilot',
) => {
  const { settings } = programme(variant as 'pilot');
  return { ...settings, places, own: { ...settings.own, ...own } };
};
function figure(id: string, cases: readonly ReportCase[] = CASES, settings = settingsWith()): Figure {
  const all = ['monitoring', 'management'].flatMap((report) => figuresOf(reportNamed(report), TODAY, settings, cases));
  return all.find((one) => one.id === id)!;
}
const ids = (refs: Figure['counts']) => refs.map(({ trajectoryId }) => trajectoryId);
const why = (refs: Figure['leftOut']) => refs.map((ref) => `${ref.trajectoryId} ${ref.why}`);
const parts = ({ parts: all }: Figure) => Object.fromEntries(all.map(({ key, value }) => [key, value]));

describe('management figures of social støtte (G-60)', () => {
  it('S-71: phase changes on their date: Anna and Bo three, Carl one, Ella one before the end; Carl’s next is held', () => {
    const shown = figure('phaseTimeliness');
    expect([shown.value, shown.of]).toEqual([1, 8]);
    expect(why(shown.leftOut)).toEqual(['carl paused', 'carl paused']);
    const late = {
      ...bo,
      events: bo.events.map((event) =>
        event.type === 'PhaseStarted' && event.phase === 3
          ? { ...event, recordedAt: '2026-05-12T10:00:00.000Z' }
          : event,
      ),
    };
    expect(why(figure('phaseTimeliness', [anna, late]).countsNot)).toEqual(['bo late']);
  });

  it('K-13: a change of phase whose date became known only afterwards is neither in time nor late', () => {
    const known = lived(
      'finn',
      [...met('finn', '2025-12-01'), ...started('2026-01-05', '2026-01-15')],
      [
        [
          '2026-03-20',
          {
            type: 'RecordPastPause',
            from: '2026-03-10',
            until: '2026-03-12',
            reason: 'illness',
            decision: { citizenAgrees: true, ctiWorker: 'staff-cti' },
          },
        ],
      ],
    );
    expect(why(figure('phaseTimeliness', [known]).leftOut)).toContain('finn registeredLate');
  });

  it('K-12: nor is one whose date became known only when a pause was withdrawn', () => {
    const begun = [...met('finn', '2025-12-01'), ...started('2026-01-05', '2026-01-15')];
    const paused: Day[] = [...begun, ['2026-03-01', pause('2026-03-01')]];
    const event = 1 + lived('finn', paused).events.findIndex(({ type }) => type === 'CoursePaused');
    const corrected = lived('finn', paused, [
      ['2026-03-20', { type: 'WithdrawEvent', event, noteId: 'note-1', on: '2026-03-20' }],
    ]);
    const shown = figure('phaseTimeliness', [corrected]);
    expect([why(shown.leftOut), shown.value]).toEqual([['finn registeredLate'], 1]);
  });

  it('S-67, S-26: days from start-up meeting to phase 1 and to job match, as a median down to each citizen', () => {
    const establishment = figure('contactEstablishment');
    // 1 December to 15 January, 10 January and 10 February; 15 December to 2 March.
    expect(establishment.counts.map(({ trajectoryId, amount }) => [trajectoryId, amount])).toEqual([
      ...[
        ['anna', 45],
        ['bo', 40],
        ['carl', 71],
        ['ella', 77],
      ],
    ]);
    expect([establishment.value, establishment.of]).toEqual([58, 4]);
    expect(why(establishment.leftOut)).toEqual(['dora left']);
    // 35, 38, 70 and 76 days.
    expect(figure('startUpToJobMatch').value).toBe(54);
  });

  it('S-19: meetings with everybody: six were, Dora’s first start-up meeting was not', () => {
    const shown = figure('meetingsWithAll');
    expect([shown.of, shown.counts.length]).toEqual([7, 6]);
    expect(why(shown.countsNot)).toEqual(['dora absent']);
  });

  it('S-93: handover plans before the end: Anna’s was, Bo’s came two days late, the others do not count', () => {
    const shown = figure('handoverInTime');
    expect([ids(shown.counts), why(shown.countsNot), shown.value]).toEqual([['anna'], ['bo late'], 0.5]);
    expect(why(shown.leftOut)).toEqual(['carl paused', 'ella notAsked']);
  });

  it('S-97: decisions in time: Anna’s was made, Bo’s is missing, of the others none was needed', () => {
    const shown = figure('decisionsInTime');
    expect([ids(shown.counts), why(shown.countsNot)]).toEqual([['anna'], ['bo missing']]);
    expect(shown.leftOut.every(({ why: reason }) => reason === 'notAsked' || reason === 'paused')).toBe(true);
  });

  it('S-73: contact falls in Anna’s course (8/59 > 4/61 > 2/61); where nothing was registered it is not known', () => {
    const shown = figure('fallingContact');
    expect([ids(shown.counts), shown.value, shown.of]).toEqual([['anna'], 1, 1]);
    expect(why(shown.leftOut)).toEqual(['bo nothingRegistered', 'carl paused', 'ella brokenOff']);
    const steady = lived(
      'gro',
      [...met('gro', '2025-12-01'), ...started('2026-01-05', '2026-01-15')],
      [...contacts('2026-02-02', '2026-03-20', '2026-05-20')],
    );
    expect(why(figure('fallingContact', [steady]).countsNot)).toEqual(['gro doesNotFall']);
  });

  it('G-29, G-30, K-19: workers within their caseload, each with her load down to the cases', () => {
    const shown = figure('withinCaseload');
    // Carl alone is in a course: one of ten under § 85.
    expect(shown.parts.map(({ key, value }) => [key, value])).toEqual([['staff-cti', 0.1]]);
    expect([shown.value, shown.of]).toEqual([1, 1]);
    expect(figure('withinCaseload', [dora])).toMatchObject({ value: null, of: 0 });
  });

  it('K-09: cases with nothing overdue for longer than the leader is to wait', () => {
    const shown = figure('nothingOverdue');
    expect(ids(shown.counts)).toContain('dora');
    expect(shown.countsNot.map(({ trajectoryId, why: reason }) => [trajectoryId, reason])).toContainEqual([
      'bo',
      'overdue',
    ]);
    expect(shown.counts.length + shown.countsNot.length).toBe(5);
  });
});

describe('monitoring of social støtte (G-61)', () => {
  it('S-05, G-57, G-68: counts who came against what was expected; without an estimate there is nothing to compare with', () => {
    const settings = settingsWith({ expectedCitizens: 40, expectedCompleted: 20 }, 10);
    expect(figure('placesTaken', CASES, settings)).toMatchObject({ value: 4, of: 10 });
    expect(why(figure('placesTaken', CASES, settings).countsNot)).toEqual(['dora left']);
    expect(figure('citizensReached', CASES, settings)).toMatchObject({ value: 5, of: 40 });
    expect(figure('citizensCompleted', CASES, settings)).toMatchObject({ value: 2, of: 20 });
    expect(figure('citizensReached')).toMatchObject({ value: 5, of: null });
  });

  it('G-61: five shares, each of everybody on the list, with the estimate beside it', () => {
    const settings = settingsWith({ estimatedUnderLab31b: 50 });
    expect(figure('plansOfTheList')).toMatchObject({ value: 1, of: 5, estimate: null });
    expect(figure('underLab31bOfTheList', CASES, settings)).toMatchObject({ value: 0.4, of: 5, estimate: 0.5 });
    expect(figure('underSel85OfTheList').value).toBe(0.2);
    expect(figure('underSel82bOfTheList').value).toBe(0.2);
    expect(ids(figure('ordinaryHoursOfTheList').counts)).toEqual(['anna', 'bo']);
    expect(figure('plansOfTheList', [])).toMatchObject({ value: null, of: 0 });
  });

  it('S-38 … S-46, S-96, S-91: courses by legal basis and outcome, and exits by reason, add up to the whole', () => {
    expect(parts(figure('coursesByLegalBasis'))).toEqual({ LAB_31B: 2, SEL_82B: 1, SEL_85: 1 });
    expect(parts(figure('outcomes'))).toEqual({ completed: 2, interrupted: 1, paused: 1 });
    expect(parts(figure('exits'))).toEqual({ movedAway: 1 });
    expect(parts(figure('coursesByPhase'))).toEqual({ 2: 1 });
  });

  it('G-60, K-12: what was done against advice counts until it is withdrawn', () => {
    const early = { ...handoverPlan('2026-02-02'), despite: [{ code: 'handoverPlanTooEarly', noteId: 'note-1' }] };
    const days = [...met('finn', '2025-12-01'), ...started('2026-01-05', '2026-01-15')];
    const planned: Day[] = [...days, ['2026-02-02', early as Day[1]]];
    const { events } = lived('finn', planned);
    const event = 1 + events.findIndex((one) => one.type === 'FactRecorded' && one.step === 'handoverPlan');
    const withdrawn = { type: 'WithdrawEvent', event, noteId: 'note-2', on: '2026-02-03' } as const;
    const about = (more: readonly Day[]) =>
      figure('deviations', [lived('finn', planned, more)])
        .parts.find(({ key }) => key === 'S-93')!
        .counts.map((one) => one.about);
    expect(about([])).toEqual([`event-${event}`]);
    expect(about([['2026-02-03', withdrawn]]), 'what is missing at the end instead').toEqual(['course-1']);
  });

  it('G-60: starts and ends month by month, also the months without any', () => {
    expect(parts(figure('coursesStarted'))).toEqual({
      ...{
        '2026-01': 2,
        '2026-02': 1,
        '2026-03': 1,
        '2026-04': 0,
        '2026-05': 0,
        '2026-06': 0,
        '2026-07': 0,
        '2026-08': 0,
      },
    });
    expect(parts(figure('coursesEnded'))).toEqual({ '2026-06': 1, '2026-07': 2, '2026-08': 0 });
  });

  it('S-56, S-57: ordinary hours month by month, fleksjob included; a month nobody registered is not nought', () => {
    expect(parts(figure('ordinaryHours'))).toEqual({
      ...{ '2026-03': 4.5, '2026-04': null, '2026-05': null, '2026-06': null, '2026-07': 8, '2026-08': null },
    });
    expect(figure('ordinaryHours')).toMatchObject({ shows: 'hours', value: 8, of: 1 });
  });

  it('G-58: participants who have been reported to Socialstyrelsen, in the roll-out only', () => {
    expect(figure('participantsReported')).toBeUndefined();
    const enrolled = (id: string) => met(id, '2026-01-05', { variant: 'rollout' });
    const waiting = lived('hans', enrolled('hans'));
    const duty = figure('participantsReported', [waiting], settingsWith({}, null, 'rollout')).countsNot[0]!.about!;
    const reported = lived('ida', enrolled('ida'), [['2026-01-09', { type: 'CompleteDuty', duty, on: '2026-01-09' }]]);
    const shown = figure('participantsReported', [waiting, reported], settingsWith({}, null, 'rollout'));
    expect([ids(shown.counts), why(shown.countsNot), shown.value]).toEqual([['ida'], ['hans missing'], 0.5]);
  });
});

describe('pauses, interruptions and exits', () => {
  it('S-82, S-84, S-85: stand with their reason and with who outside has been told, by variant', () => {
    const { rows, gaps } = stopsOf(TODAY, CASES);
    expect(rows.map(({ trajectoryId, kind, on, until, reason }) => [trajectoryId, kind, on, until, reason])).toEqual([
      ['carl', 'pause', '2026-06-01', null, 'illness'],
      ['dora', 'exit', '2026-03-01', null, 'movedAway'],
      ['ella', 'interruption', '2026-06-01', null, null],
    ]);
    expect(rows[0]!.told).toEqual([{ party: 'EVALUATOR', what: 'began', on: null }]);
    expect(rows[2]!.told).toEqual([
      { party: 'STAR', what: 'reasons', on: '2026-05-22' },
      { party: 'SOCIALSTYRELSEN', what: 'reasons', on: '2026-05-22' },
      { party: 'STAR', what: 'discussed', on: '2026-05-28' },
      { party: 'SOCIALSTYRELSEN', what: 'discussed', on: '2026-05-28' },
    ]);
    expect(gaps).toEqual([
      { trajectoryId: 'carl', course: 1, field: 'told:EVALUATOR', filledBy: 'jobCentreCaseworker' },
    ]);
    const rollout = livedCase(
      'jens',
      [
        ...met('jens', '2025-12-01', { variant: 'rollout' }),
        ...started('2026-01-05', '2026-01-15'),
        ['2026-02-02', pause('2026-02-01')],
      ],
      { until: TODAY },
    );
    expect(stopsOf(TODAY, [rollout]).rows[0]!.told.map(({ party }) => party)).toEqual(['MUNICIPAL_PROJECT_LEADER']);
  });

  it('S-82, K-32: who hears of a pause by a message has been told on the working day on which it goes out', () => {
    const settings = { remindsOfDuties: true, toldByMessage: ['EVALUATOR'] } as const;
    const paused = lived('kaj', [
      ...[...met('kaj', '2025-12-01', { settings }), ...started('2026-01-05', '2026-01-15')],
      ['2026-02-07', pause('2026-02-07')], // a Saturday
    ]);
    expect(stopsOf(TODAY, [paused]).rows[0]).toMatchObject({
      on: '2026-02-07',
      told: [{ party: 'EVALUATOR', what: 'began', on: '2026-02-09' }],
    });
  });
});

describe('a figure', () => {
  it('is plain data: what a report keeps is what it was', () => {
    const all = figuresOf(reportNamed('monitoring'), TODAY, settingsWith(), CASES);
    expect(JSON.parse(JSON.stringify(all))).toEqual(all);
  });

  it('of a middle is the mean of two where there is none (G-60)', () => {
    expect([median([]), median([3]), median([9, 1, 5]), median([10, 2, 4, 8])]).toEqual([null, 3, 5, 6]);
  });

  it('shows the public nothing of fewer than five people, and no case (G-60)', () => {
    for (const report of ['monitoring', 'management'])
      for (const one of figuresOf(reportNamed(report), TODAY, settingsWith(), CASES)) {
        const seen = publicFigure(one);
        expect(JSON.stringify(seen)).not.toMatch(/anna|bo"|carl|staff/);
        for (const { value } of one.shows === 'hours' ? [] : seen.parts)
          expect(value === null || value === 0 || value >= 5).toBe(true);
      }
    expect(publicFigure(figure('outcomes'))).toMatchObject({ value: null, isHidden: true });
    expect(publicFigure(figure('plansOfTheList'))).toMatchObject({ value: 1, of: 5, isHidden: false });
    expect(publicFigure(figure('underLab31bOfTheList'))).toMatchObject({ value: null, isHidden: true });
    expect(publicFigure({ ...figure('plansOfTheList'), value: 0, of: 3 })).toMatchObject({ value: null, of: null });
    expect(publicFigure(figure('contactEstablishment'))).toMatchObject({ value: null, of: null, isHidden: true });
    expect(publicFigure(figure('ordinaryHours'))).toMatchObject({ value: null, isHidden: true });
  });
});

describe('the 2024 roll-out', () => {
  it('C-10, C-23: shows its leaders how many were reached of the declared number, and its courses', () => {
    const rules = newestProgramme('cti-overgang')!.reports!;
    const { settings, ...rest } = resolveProgramme('cti-overgang', 'standard')!;
    const own = { ...settings.own, expectedCitizens: 12 };
    const enrolled = livedCase(
      'kim',
      [
        [
          '2026-01-05',
          {
            ...{ type: 'EnrolCitizen', citizenId: 'citizen-kim', municipality: '101', on: '2026-01-05' },
            programme: { ...rest, settings: { ...settings, own } },
          },
        ],
        [
          '2026-01-07',
          {
            ...{ type: 'RecordFact', step: 'criticalTransition', on: '2026-01-07' },
            values: { lifeTransition: 'ownHome', transitionOn: '2026-02-01' },
          },
        ],
      ],
      { until: TODAY },
    );
    const all = rules.flatMap((rule) =>
      rule.kind === 'figures' ? figuresOf(rule, TODAY, { ...settings, own }, [enrolled]) : [],
    );
    const shown = (id: string) => all.find((one) => one.id === id)!;
    expect(shown('citizensReached')).toMatchObject({ value: 1, of: 12 });
    expect(shown('phaseTimeliness')).toMatchObject({ value: null, of: 0 });
    expect(parts(shown('casesByStatus'))).toEqual({ waiting: 1 });
  });
});
