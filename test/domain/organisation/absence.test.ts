import { describe, expect, it } from 'vitest';
import { type Absence, absenceConflicts, type Substitute } from '../../../src/domain/absence.ts';
import { date } from '../../../src/domain/calendar/civil-date.ts';
import { anEnrolled, assignments, type Dated, played } from '../builders.ts';

const TODAY = '2026-06-15';
const JULY = { staffId: 'staff-cti', substituteId: 'mads', from: '2026-07-06', until: '2026-07-24' } as const;
const trained: Dated<Substitute> = { leftOn: null, register: { trainedOn: '2020-01-15' } };
const staffed = (variant: 'pilot' | 'rollout' = 'rollout') =>
  played(anEnrolled({ on: '2026-03-02', variant }), '2026-03-02', ...assignments('2026-03-02'));

interface Told {
  readonly absence?: Partial<Dated<Absence>>;
  readonly substitute?: Dated<Substitute> | null;
  readonly others?: readonly Dated<Absence>[];
  readonly state?: ReturnType<typeof staffed>;
}
/** Each conflict by its code, with ! when it blocks. */
const conflictsOf = ({ absence = {}, substitute = trained, others = [], state = staffed() }: Told = {}) =>
  absenceConflicts(date(TODAY), { ...JULY, ...absence } as Absence, {
    ...{ others: others as readonly Absence[], substitute: substitute as Substitute | null },
    cases: [{ id: 'case-1', state }],
  }).map(({ reason: { code, rule }, isBlocking, trajectoryIds }) =>
    [code, rule, ...(isBlocking ? ['!'] : []), ...trajectoryIds].join(' '),
  );

describe('an absence', () => {
  it('with a trained substitute who is there has no conflict (G-16, G-22)', () => {
    expect(conflictsOf()).toEqual([]);
  });

  it.each([
    [{ trainedOn: null }, ['ctiWorkerNotTrained G-22 ! case-1']],
    [{ trainedOn: '2026-07-07' }, ['ctiWorkerNotTrained G-22 ! case-1']],
    [{ trainedOn: '2026-07-06' }, []],
  ] as const)(
    'of a CTI worker wants a substitute who is trained on its first day: %j (G-16, G-22)',
    (register, conflicts) => {
      expect(conflictsOf({ substitute: { leftOn: null, register } })).toEqual(conflicts);
    },
  );

  it('of anybody else wants no training of the substitute (G-22)', () => {
    const untrained = { leftOn: null, register: { trainedOn: null } };
    expect(conflictsOf({ absence: { staffId: 'staff-job' }, substitute: untrained })).toEqual([]);
  });

  it('of the pilot wants training within the project (G-23)', () => {
    const elsewhere = { leftOn: null, register: { trainedOn: '2020-01-15', trainedIn: 'elsewhere' } };
    const told = { substitute: elsewhere, state: staffed('pilot') };
    expect(conflictsOf(told)).toEqual(['ctiWorkerTrainedElsewhere G-23 ! case-1']);
    expect(conflictsOf({ substitute: elsewhere })).toEqual([]);
  });

  it('says in which cases the substitute would have two roles that should not be one person’s, and can be taken so (G-04, G-05)', () => {
    expect(conflictsOf({ absence: { substituteId: 'staff-jobcentre' } })).toEqual([
      'combinationAdvisedAgainst G-04 case-1',
    ]);
    expect(conflictsOf({ absence: { substituteId: 'staff-job' } })).toEqual(['combinationAdvisedAgainst G-05 case-1']);
    const oneOfTheLaws = { staffId: 'staff-social', substituteId: 'staff-jobcentre' };
    expect(conflictsOf({ absence: oneOfTheLaws }), 'G-10 allows it').toEqual([]);
  });

  it('without a substitute is a conflict that can be accepted (G-16)', () => {
    expect(conflictsOf({ absence: { substituteId: null }, substitute: null })).toEqual(['substituteMissing G-16']);
  });

  const mads = (from: string, until: string) => ({ staffId: 'mads', substituteId: null, from, until });
  it.each([
    ['2026-06-29', '2026-07-05', []],
    ['2026-06-29', '2026-07-06', ['substituteIsAway G-16 !']],
    ['2026-07-24', '2026-07-31', ['substituteIsAway G-16 !']],
    ['2026-07-25', '2026-07-31', []],
  ] as const)('is not taken with a substitute who is away from %s until %s: %j (G-16)', (from, until, conflicts) => {
    expect(conflictsOf({ others: [mads(from, until)] })).toEqual(conflicts);
  });

  it('is not taken twice for the same days, nor by whoever stands in on those days (G-16)', () => {
    const others = [
      { ...JULY, from: '2026-07-20', until: '2026-08-02' },
      { staffId: 'gro', substituteId: 'staff-cti', from: '2026-07-01', until: '2026-07-06' },
    ];
    expect(conflictsOf({ others })).toEqual(['absencesOverlap G-16 !', 'workerStandsIn G-16 !']);
  });

  it('is not taken with somebody who leaves before it ends, nor with oneself', () => {
    expect(conflictsOf({ substitute: { ...trained, leftOn: '2026-07-23' } })).toEqual(['staffHasLeft G-15 !']);
    expect(conflictsOf({ substitute: { ...trained, leftOn: '2026-07-24' } })).toEqual([]);
    expect(conflictsOf({ absence: { substituteId: 'staff-cti' } })).toEqual(['standInIsTheWorker G-16 !']);
  });

  it('lasts at least a day and is not over yet', () => {
    expect(conflictsOf({ absence: { until: '2026-07-05' } })).toEqual(['standInEndsBeforeItBegins G-16 !']);
    expect(conflictsOf({ absence: { from: '2026-06-01', until: '2026-06-14' } })).toEqual(['absenceIsOver G-16 !']);
    expect(conflictsOf({ absence: { from: '2026-06-01', until: '2026-06-15' } })).toEqual([]);
  });

  it('names what blocks it before what can be accepted', () => {
    const told = {
      absence: { substituteId: 'staff-job' },
      substitute: { leftOn: null, register: { trainedOn: null } },
    };
    expect(conflictsOf(told)).toEqual(['ctiWorkerNotTrained G-22 ! case-1', 'combinationAdvisedAgainst G-05 case-1']);
  });
});
