import { apply } from '../domain/apply.ts';
import { newTrajectory, type Trajectory } from '../domain/state.ts';
import type { CaseEvidence, Violation } from './evidence.ts';
import { isSame } from './is-same.ts';

/** I6: journal, projection and running workflow all say what the histories say, event for event and field for field. */
export function checkConvergence({ trajectoryId, history, journal, row, view }: CaseEvidence): readonly Violation[] {
  const found = (detail: string): Violation => ({ invariant: 'I6', trajectoryId, detail });
  const violations: Violation[] = [];
  const asked = history.batches.flatMap(({ events }) => events);
  let place = 0;
  for (const { from, events } of history.batches) {
    if (from !== place) violations.push(found(`a recording begins at ${from}, not at ${place}`));
    place = from + events.length;
  }
  if (journal.length !== asked.length)
    violations.push(found(`the journal has ${journal.length} events, the history ${asked.length}`));
  journal.forEach(({ sequence, event }, index) => {
    if (sequence !== index + 1) violations.push(found(`event ${index + 1} of the journal has number ${sequence}`));
    if (index < asked.length && !isSame(event, asked[index]))
      violations.push(
        found(`event ${index + 1} is ${event.type} in the journal, ${asked[index]!.type} in the history`),
      );
  });
  const folded = asked.reduce<Trajectory>(apply, newTrajectory);
  if (row.sequence !== asked.length)
    violations.push(found(`the row stands at ${row.sequence}, the history at ${asked.length}`));
  if (!isSame(row.state ?? newTrajectory, folded)) violations.push(found('the row is not what the events come to'));
  if (view && !isSame(view, folded)) violations.push(found('the workflow is not in the state that its events come to'));
  return violations;
}
