import { date } from '../../../src/domain/calendar/civil-date.ts';
import { closingMeeting, continuedNeed, handoverPlan, pause, startUpMeeting } from '../builders.ts';
import { contacts, type Day, hours, livedCase, met, started } from './lived-cases.ts';

/** The day on which these five are reported of. */
export const TODAY = date('2026-08-03');
/** A case until {@link TODAY}: its days and more, put in order. */
export const lived = (id: string, days: readonly Day[], more: readonly Day[] = []) =>
  livedCase(
    id,
    [...days, ...more].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
    { until: TODAY },
  );

/** Completed on 15 July; everything in time; contact 8, 4 and 2 times (plan and closing meeting) in phases of 59, 61 and 61 days. */
export const anna = lived(
  'anna',
  [...met('anna', '2025-12-01'), ...started('2026-01-05', '2026-01-15')],
  [
    ...contacts(...['02', '03', '04', '05', '06', '09', '10', '11'].map((day) => `2026-02-${day}`)),
    ...contacts('2026-03-16', '2026-03-17', '2026-04-01', '2026-05-14'),
    ['2026-06-10', continuedNeed('2026-06-10', { isNeeded: true, support: 'mentor' })],
    ['2026-07-10', handoverPlan('2026-07-10')],
    ['2026-07-12', closingMeeting('2026-07-12')],
    [
      '2026-07-13',
      {
        type: 'RecordFact',
        step: 'continuedSupport',
        values: { support: 'mentor', receiver: 'staff-other' },
        on: '2026-07-13',
      },
    ],
    hours('2026-03-10', 3),
    hours('2026-07-01', 8),
  ],
);
/** Completed on 10 July with a plan two days late, and without the decision that was needed. */
export const bo = lived(
  'bo',
  [...met('bo', '2025-12-01'), ...started('2026-01-08', '2026-01-10')],
  [
    ['2026-06-10', continuedNeed('2026-06-10', { isNeeded: true, support: 'mentor' })],
    ['2026-07-12', handoverPlan('2026-07-12')],
    hours('2026-03-20', 6, { form: 'fleksjob' }),
  ],
);
/** Nine months under § 85, ill since 1 June. */
const carl = lived(
  'carl',
  [...met('carl', '2025-12-01'), ...started('2026-02-09', '2026-02-10', 'SEL_85')],
  [['2026-06-02', pause('2026-06-01')]],
);
/** Moved away before a job was found. The start-up meeting came about at the second attempt. */
const WITHOUT_CONSULTANT = ['citizen', 'jobCentreCaseworker', 'socialCaseworker', 'ctiWorker'] as const;
export const dora = lived(
  'dora',
  met('dora', '2026-01-05').map(([at, ...bodies], index): Day => {
    if (index > 0) return [at, ...bodies];
    const [enrol, ...rest] = bodies;
    const people = rest.filter(({ type }) => type === 'AssignStaff');
    const others = rest.filter(({ type }) => type !== 'AssignStaff');
    const [include, ...after] = others;
    return [at, enrol!, ...people, include!, startUpMeeting(at, {}, WITHOUT_CONSULTANT), ...after];
  }),
  [['2026-03-01', { type: 'LeaveProgramme', why: 'movedAway', from: '2026-03-01' }]],
);
/** Broken off on 1 June after both had been told and asked. */
const ella = lived(
  'ella',
  [...met('ella', '2025-12-15'), ...started('2026-03-01', '2026-03-02', 'SEL_82B')],
  [
    [
      '2026-05-28',
      ...(['STAR', 'SOCIALSTYRELSEN'] as const).flatMap((party) => [
        { type: 'DescribeInterruption' as const, to: party, on: '2026-05-22' },
        { type: 'DiscussInterruption' as const, with: party, on: '2026-05-28' },
      ]),
    ],
    ['2026-05-29', { type: 'EndCourseEarly', endOn: '2026-06-01', on: '2026-05-29' }],
  ],
);
export const CASES = [anna, bo, carl, dora, ella];
