import { createDispatchActivities, type DispatchOptions } from './dispatch.ts';
import { createRecordActivities } from './record.ts';

/** All side effects that workflows ask for. */
export const createActivities = (options: DispatchOptions) => ({
  ...createRecordActivities(options),
  ...createDispatchActivities(options),
});
