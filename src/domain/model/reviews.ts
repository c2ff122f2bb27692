import type { RuleId } from '../rule.ts';
import type { Count } from './conditions.ts';
import type { Anchor } from './duties.ts';
import type { SpellOf } from './spells.ts';

/** Why a review is left out at a checkpoint. */
export type Exemption =
  /** The checkpoint lies in such a spell; one without an end covers only checkpoints up to `openCovers`. */
  | (SpellOf & { readonly by: 'spell'; readonly rule: RuleId; readonly openCovers?: number })
  /** Something has been agreed before the checkpoint, to start on a day; without a start on that day it lapses. */
  | {
      readonly by: 'agreement';
      readonly step: string;
      /** The field that holds the day on which it is to start. */
      readonly startsIn: string;
      /** That day may lie so many days after the checkpoint; as late as it likes when left out. */
      readonly withinDays?: Count;
      readonly rule: RuleId;
    };

/** A case that is looked at again every so many months, unless something makes it needless. */
export interface ReviewRule {
  readonly id: string;
  readonly rule: RuleId;
  /** Checkpoint k lies k times so many months after this day, always counted from it and clamped (T-02). */
  readonly anchor: Anchor;
  readonly everyMonths: number;
  /** There are checkpoints only in such a spell. */
  readonly within: SpellOf;
  /** Needless when a day since the checkpoint before, or since the anchor, lies in one of these. */
  readonly needlessBy: SpellOf & { readonly rule: RuleId };
  readonly exemptions: readonly Exemption[];
  /** The registration by which it is held, on the checkpoint or later. */
  readonly heldBy: string;
  /** The registration by which the case is gone through beforehand. */
  readonly preparedBy: string;
}
