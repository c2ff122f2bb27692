import type { Operation, OperationItem } from '../../store/operations.ts';

/** How one kind of operation is done: in items, each of which may be done again without doing anything twice. */
export interface Work {
  /** What there is to do, asked once. */
  plan(): Promise<readonly OperationItem[]>;
  /** Does one item, and says what has come of it. */
  perform(item: OperationItem): Promise<Required<OperationItem>>;
}

/** It cannot be done at all, and will not be by waiting. */
export interface Impossible {
  readonly fault: string;
}

export type Started = Pick<Operation, 'id' | 'municipality' | 'actor' | 'created_at'>;
