import { isMissed } from '../../domain/periods.ts';
import type { Plan } from '../../domain/plan.ts';
import { shownPeriods } from '../../domain/recurring.ts';
import { longDate } from '../../messages/dates.ts';
import { recurringName } from '../../messages/model/index.ts';
import {
  checkpointLine,
  lastContactLine,
  nextContactLine,
  periodLine,
  periodName,
  periodsSummary,
} from '../../messages/recurring.ts';
import type { Anchors } from './dates.ts';

/** How many periods a page shows: the one to come, the one at hand and those before it. */
const SHOWN = 10;

/** Contact and reviews that come again and again; null where the model has none. */
export function recurringView({ recurring, today }: Plan, anchors: Anchors) {
  if (!recurring) return null;
  return {
    cadences: recurring.cadences.map((cadence) => ({
      heading: recurringName(cadence.id, 'da') ?? 'Kontakt',
      last: lastContactLine(cadence, today),
      next: nextContactLine(cadence),
      summary: periodsSummary(shownPeriods(cadence, today)),
      rows: shownPeriods(cadence, today)
        .slice(-SHOWN)
        .toReversed()
        .map((period) => ({
          name: periodName(period),
          text: periodLine(period),
          isLate: isMissed(period),
          anchors: anchors.get(`${period.rhythm}-${period.from}`) ?? [],
        })),
    })),
    reviews: recurring.reviews.map(({ id, checkpoints }) => ({
      heading: recurringName(id, 'da') ?? 'Gennemgang',
      rows: checkpoints.toReversed().map((checkpoint) => ({
        name: longDate(checkpoint.on, 'da'),
        text: checkpointLine(checkpoint),
        isLate: checkpoint.state === 'due',
      })),
    })),
  };
}
