import type { ReportRule } from '../model/reports.ts';
import { type Reason, type Refusal, reason } from '../rule.ts';
import type { Cell, Figure, Filled, FilledRow } from './content.ts';

/** A draft follows what is registered; what somebody has approved, or handed in, never changes again. */
export const REPORT_STATES = ['draft', 'approved', 'frozen'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** What a later version says otherwise: of a row, one of its columns, or a figure. */
export type Difference =
  | { readonly kind: 'added' | 'removed'; readonly key: string; readonly trajectoryId: string }
  | {
      readonly kind: 'changed';
      readonly key: string;
      readonly trajectoryId: string;
      readonly column: string;
      readonly was: Cell;
      readonly is: Cell;
    }
  | {
      readonly kind: 'figure';
      readonly id: string;
      readonly group: string | null;
      readonly was: number | null;
      readonly is: number | null;
    };

/** What a back-dated or withdrawn fact has changed since a version was filled; the order is that of the rows. */
export function differencesBetween(before: Filled, after: Filled): Difference[] {
  const [old, now] = [byKey(before.rows), byKey(after.rows)];
  const named = ({ key, trajectoryId }: FilledRow) => ({ key, trajectoryId });
  const gone = before.rows.filter(({ key }) => !now.has(key));
  return [
    ...after.rows.flatMap((row) => {
      const was = old.get(row.key);
      return was ? changesOf(was, row) : [{ kind: 'added' as const, ...named(row) }];
    }),
    ...gone.map((row) => ({ kind: 'removed' as const, ...named(row) })),
    ...figureChanges(before.figures, after.figures),
  ];
}

const byKey = (rows: readonly FilledRow[]) => new Map(rows.map((row) => [row.key, row]));

function changesOf({ values: was }: FilledRow, { key, trajectoryId, values: is }: FilledRow): Difference[] {
  const columns = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
  return columns.flatMap((column) => {
    const [before, after] = [was[column] ?? null, is[column] ?? null];
    return before === after ? [] : [{ kind: 'changed', key, trajectoryId, column, was: before, is: after }];
  });
}

function figureChanges(before: readonly Figure[], after: readonly Figure[]): Difference[] {
  const nameOf = ({ id, group }: Figure) => JSON.stringify([id, group]);
  const [old, now] = [before, after].map((all) => new Map(all.map((one) => [nameOf(one), one])));
  return [...new Set([...now!.keys(), ...old!.keys()])].flatMap((name) => {
    const [was, is] = [old!.get(name), now!.get(name)];
    if (was?.count === is?.count) return [];
    const { id, group } = (is ?? was)!;
    return [{ kind: 'figure', id, group, was: was?.count ?? null, is: is?.count ?? null }];
  });
}

/** What is kept of a period: the newest version that does not change any more, and the draft after it. */
export interface Kept {
  readonly settled?: Filled & { readonly version: number };
  readonly draft?: Filled & { readonly version: number };
}

/** What a filling does to what is kept. */
export type Step =
  | { readonly does: 'nothing' }
  | { readonly does: 'begin'; readonly version: number; readonly differences: readonly Difference[] }
  | { readonly does: 'refresh'; readonly version: number; readonly differences: readonly Difference[] }
  | { readonly does: 'drop'; readonly version: number };

/**
 * A draft follows what is known; what is settled stays, and a new version lists what is otherwise. A draft that says the
 * same as the version it was to correct is dropped: what had been changed has been changed back.
 */
export function stepFor({ settled, draft }: Kept, filled: Filled): Step {
  const differences = settled ? differencesBetween(settled, filled) : [];
  if (settled && differences.length === 0)
    return draft ? { does: 'drop', version: draft.version } : { does: 'nothing' };
  if (!draft) return { does: 'begin', version: (settled?.version ?? 0) + 1, differences };
  if (contentOf(draft) === contentOf(filled)) return { does: 'nothing' };
  return { does: 'refresh', version: draft.version, differences };
}

/** A filled report as JSON with its keys in order: what a fingerprint is taken of. */
export function contentOf({ rows, figures, gaps }: Filled): string {
  return JSON.stringify({ rows, figures, gaps }, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Where a version stands, for whoever wants to approve it or to hand it in. */
export interface Standing {
  readonly state: ReportState;
  readonly isNewest: boolean;
  readonly openGaps: number;
}

/**
 * Why a version cannot be approved, or frozen as handed in; undefined when it can. A report with gaps is approved only
 * with a written reason (C-20), and only what is approved is handed in.
 */
export function refusalToSettle(
  report: ReportRule,
  { state, isNewest, openGaps }: Standing,
  asked: { readonly to: 'approved' | 'frozen'; readonly hasReason: boolean },
): Refusal | undefined {
  const isApproving = asked.to === 'approved';
  const reasons: Reason[] = [
    ...(isNewest ? [] : [reason('reportHasNewerVersion', report.rule)]),
    ...(state === 'frozen' || (isApproving && state === 'approved') ? [reason('reportIsSettled', report.rule)] : []),
    ...(!isApproving && state === 'draft' ? [reason('reportNotApproved', report.rule)] : []),
    ...(isApproving && openGaps > 0 && !asked.hasReason
      ? [reason('reportHasGaps', report.rule, { cases: openGaps })]
      : []),
  ];
  return reasons.length > 0 ? { reasons: reasons as [Reason, ...Reason[]] } : undefined;
}
