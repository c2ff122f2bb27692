import { describe, expect, it } from 'vitest';
import { date } from '../../../src/domain/calendar/civil-date.ts';
import type { CommandBody } from '../../../src/domain/commands.ts';
import type { TouchedReport } from '../../../src/domain/model/reports.ts';
import type { ProgrammeModel } from '../../../src/domain/programme.ts';
import { birRessourceforloeb } from '../../../src/domain/programmes/bir-ressourceforloeb/index.ts';
import { type Counted, countedOf, quarterFrom, quartersUntil } from '../../../src/domain/reports/rolling-quarters.ts';
import type { Settings } from '../../../src/domain/settings.ts';
import type { Trajectory } from '../../../src/domain/state.ts';
import { aBirCitizen, effort, fact, practice } from '../bir/builders.ts';
import { type Dated, played } from '../builders.ts';

const model: ProgrammeModel = birRessourceforloeb;
const report = model.reports![0] as TouchedReport;
const standard = model.variants.standard as Settings;

type Deed = readonly [on: string, body: Dated<CommandBody>];

/** A case of a citizen whose resource course is granted on a day, with what happens in it, each on its own day. */
const aCase = (citizenId: string, from: string, ...deeds: Deed[]): Trajectory => ({
  ...deeds.reduce(
    (state, [on, body]) => played(state, on, body),
    played(aBirCitizen(from), from, fact('resourceCourse', from)),
  ),
  citizenId,
});
const counted = (...cases: Trajectory[]): Counted => countedOf(model, report, cases);

const begins = (kind: string, from: string, until?: string): Deed => [from, effort(kind, from, until)];
const leaves = (why: string, from: string): Deed => [from, { type: 'LeaveProgramme', why, from }];
const ends = (on: string): Deed => [on, fact('resourceCourseEnded', on, { lastOn: on })];

/** The citizens of the worked example (SC-25 b). */
const EXAMPLE: readonly Counted[] = [
  counted(aCase('A', '2019-06-03', ['2020-06-30', practice('2020-06-30', '2020-06-30')])),
  counted(aCase('B', '2019-11-04', begins('fleksjob', '2020-02-10'), ends('2020-02-09'))),
  counted(aCase('C', '2020-03-16', begins('suEntitledEducation', '2020-06-01'))),
  counted(aCase('E', '2019-10-01', leaves('movedAway', '2020-05-20'))),
  counted(aCase('F', '2019-10-01', leaves('statePension', '2020-06-25'))),
  counted(aCase('Q', '2019-10-01', leaves('death', '2020-06-29'))),
  counted(aCase('H', '2019-10-01', begins('vocationalRehabilitation', '2020-02-01'))),
  counted(
    aCase(
      'I',
      '2020-02-01',
      ['2020-02-20', ends('2020-02-20')[1]],
      begins('ordinaryHours', '2020-04-15', '2020-04-15'),
    ),
  ),
  counted(aCase('J', '2020-04-01', begins('ordinaryHours', '2020-05-04', '2020-05-29'))),
];

const quarter = (from: string, citizens = EXAMPLE, settings = standard) =>
  quarterFrom(date(from), { report, settings, citizens });
const counting = (from: string, citizens?: readonly Counted[]) =>
  quarter(from, citizens).requirements.map((requirement) => requirement.counting.join(' '));

describe('the result requirements of a rolling quarter', () => {
  it('B-53: take the target group in the week before and leave out who has left in the last week (SC-25 b)', () => {
    const april = quarter('2020-04-01');
    expect([april.last, april.weekBefore, april.lastWeek]).toEqual([
      '2020-06-30',
      { from: '2020-03-23', last: '2020-03-29' },
      { from: '2020-06-22', last: '2020-06-28' },
    ]);
    expect(april.targetGroup).toEqual(['A', 'B', 'C', 'Q', 'H', 'I']);
  });

  it('B-45, B-46: count the efforts of each requirement (SC-25 b, B-54)', () => {
    expect(counting('2020-04-01')).toEqual(['A B C I', 'B C I']);
  });

  it('B-56: count revalidering for nothing, though its citizens belong to the target group (SC-25 b)', () => {
    expect(quarter('2020-04-01').targetGroup).toContain('H');
    expect(counting('2020-04-01').join(' ')).not.toContain('H');
  });

  it('B-53: count whoever has moved back before the last week (SC-25 b)', () => {
    const back = aCase('E', '2020-06-15');
    const returned = counted(aCase('E', '2019-10-01', leaves('movedAway', '2020-05-20')), back);
    const all = EXAMPLE.map((one) => (one.citizenId === 'E' ? returned : one));
    expect(quarter('2020-04-01', all).targetGroup).toHaveLength(7);
  });

  it('B-54: take in whoever enters within the quarter from the next one on (SC-25 b, J)', () => {
    expect(quarter('2020-04-01').targetGroup).not.toContain('J');
    expect(quarter('2020-05-01').targetGroup).toContain('J');
    expect(counting('2020-05-01')[0]).toContain('J');
  });

  it('B-51: count a single day in every quarter that holds it, and in no other (SC-25 a)', () => {
    const one = [counted(aCase('K', '2019-10-01', begins('fleksjob', '2020-03-31', '2020-03-31')))];
    const months = ['2020-01-01', '2020-02-01', '2020-03-01', '2020-04-01'];
    expect(months.map((from) => counting(from, one)[0])).toEqual(['K', 'K', 'K', '']);
  });

  it('B-52: take the first quarter’s group from the first ISO week of 2020', () => {
    const before = counted(aCase('L', '2019-06-03', ends('2019-12-29')));
    const within = counted(aCase('M', '2019-06-03', ends('2019-12-30')));
    const after = counted(aCase('N', '2020-01-06'));
    const january = quarter('2020-01-01', [before, within, after]);
    expect(january.targetGroup).toEqual(['M']);
    expect(quarter('2020-02-01', [before, within, after]).targetGroup).toEqual(['M', 'N']);
  });

  it('B-48: count no education without a right to SU (SC-25 d)', () => {
    const one = [counted(aCase('P', '2019-10-01', begins('otherEducation', '2020-05-04')))];
    expect(counting('2020-04-01', one)).toEqual(['', '']);
  });

  it('B-47: count practice and wage subsidy at public employers like those at private ones', () => {
    const values = { effortKind: 'wageSubsidy', from: '2020-05-04', isPublic: true };
    const one = [counted(aCase('R', '2019-10-01', ['2020-05-04', fact('effort', '2020-05-04', values)]))];
    expect(counting('2020-04-01', one)).toEqual(['R', '']);
  });

  it.each([
    [70, true],
    [69, false],
  ])('B-49: 35 per cent are met by %i of 200, unrounded (SC-25 c): %s', (touched, isMet) => {
    const all = Array.from({ length: 200 }, (_, index): Counted => {
      const efforts =
        index < touched ? [{ id: 1, kind: 'fleksjob', from: date('2021-11-01'), last: null, values: {} }] : [];
      return {
        ...{ citizenId: `c${index}`, efforts, gone: [] },
        inTarget: [{ id: 1, from: date('2019-10-01'), last: null, values: {} }],
      };
    });
    const october = quarter('2021-10-01', all);
    expect(october.requirements[0]).toMatchObject({ percent: 35, isMet });
    expect(october.isInPeriod).toBe(true);
    expect(quarter('2021-11-01', all).isInPeriod).toBe(false);
  });

  it('B-46: says that no target is set for requirement 2, rather than that it is met or not', () => {
    expect(quarter('2020-04-01').requirements[1]).toMatchObject({ percent: null, isMet: null });
  });

  it('B-55: are there for every month that is over, and change with what is registered late (B-50)', () => {
    const asked = { report, settings: standard, citizens: EXAMPLE };
    const quarters = quartersUntil(date('2020-07-05'), asked);
    expect(quarters.map(({ from, last }) => `${from} ${last}`)).toEqual([
      ...['2020-01-01 2020-03-31', '2020-02-01 2020-04-30', '2020-03-01 2020-05-31', '2020-04-01 2020-06-30'],
    ]);
    expect(quartersUntil(date('2020-06-30'), asked)).toHaveLength(3);
  });
});
