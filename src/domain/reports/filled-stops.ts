import type { StopsReport } from '../model/figures.ts';
import { JOB_FUNCTIONS } from '../people.ts';
import type { Cell, Column, Figure, Filled, OpenGap, Source } from './content.ts';
import { partsBy } from './figure.ts';
import { casesAsOf } from './filled-figures.ts';
import type { Days } from './rolling-quarters.ts';
import { type StopGap, type StopRow, stopsOf, type Told } from './stops.ts';

/** A row for each pause, interruption and exit until the end of a period, and who outside has not been told (S-82, S-85). */
export function fillStops(rule: StopsReport, { last }: Days, { cases }: Source): Filled {
  const stops = casesAsOf(last, cases).map((one) => stopsOf(last, [one]));
  const rows = stops.flatMap((own) =>
    own.rows.map((row) => ({ key: keyOf(row), trajectoryId: row.trajectoryId, values: valuesOf(row) })),
  );
  const byKind = partsBy(
    rows,
    ({ values }) => String(values.kind),
    ({ trajectoryId }) => ({ trajectoryId, about: null }),
  );
  const plain = { id: rule.id, of: null, percent: null, isMet: null };
  const figures: Figure[] = [
    { ...plain, group: null, count: rows.length },
    ...byKind.map(({ key, counts }) => ({ ...plain, group: key, count: counts.length })),
  ];
  const gaps = stops.flatMap((own) => own.rows.flatMap((row) => gapsOf(row, own.gaps)));
  return { rows: rows.toSorted((a, b) => (a.key < b.key ? -1 : 1)), figures, gaps };
}

/** The same in every version: of one course no two pauses begin on a day. */
const keyOf = ({ trajectoryId, kind, course, on }: StopRow) => `${trajectoryId}/${kind}/${course ?? 0}/${on}`;

const WHAT = ['began', 'ended', 'reasons', 'discussed'] as const satisfies readonly Told['what'][];

export const STOP_COLUMNS: readonly Column[] = [
  { id: 'kind', type: 'word', of: 'stop' },
  { id: 'course', type: 'number' },
  { id: 'from', type: 'day' },
  { id: 'until', type: 'day' },
  { id: 'reason', type: 'word', of: 'stopReason' },
  ...WHAT.map((what) => ({ id: what, type: 'day' }) as const),
];

const valuesOf = ({ kind, course, on, until, reason, told }: StopRow): Record<string, Cell> => ({
  ...{ kind, course, from: on, until, reason },
  ...Object.fromEntries(WHAT.map((what) => [what, lastTold(told.filter((one) => one.what === what))])),
});

/** The day on which the last of those who were to be told was; null while somebody has not been, or nobody is to be. */
function lastTold(told: readonly Told[]): string | null {
  const days = told.flatMap(({ on }) => on ?? []);
  return days.length === told.length ? (days.toSorted().at(-1) ?? null) : null;
}

/** Whoever outside has not been told of a stop, and who is to tell them. */
function gapsOf(row: StopRow, gaps: readonly StopGap[]): OpenGap[] {
  const { trajectoryId, course, told } = row;
  return told
    .filter(({ on }) => on === null)
    .map(({ party }) => {
      const field = `told:${party}` as const;
      const owner = gaps.find((gap) => gap.course === course && gap.field === field)?.filledBy;
      const filledBy = JOB_FUNCTIONS.find((one) => one === owner) ?? 'teamLeader';
      return { trajectoryId, key: keyOf(row), field, filledBy };
    });
}
