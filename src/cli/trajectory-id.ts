import { validate } from 'uuid';
import { UsageError } from './failure.ts';

/** An id as it was typed, before anything is started for it. Throws {@link UsageError}. */
export function readTrajectoryId(text: string): string {
  if (validate(text)) return text.toLowerCase();
  throw new UsageError(`${text} is not the id of a trajectory. overgang list shows the ids.`);
}
