import { createDispatchActivities, type DispatchOptions } from './dispatch.ts';
import { createOperateActivities, type OperateOptions } from './operate.ts';
import { createRecordActivities } from './record.ts';

/** All side effects that workflows ask for. */
export const createActivities = (options: DispatchOptions & OperateOptions) => ({
  ...createRecordActivities(options),
  ...createDispatchActivities(options),
  ...createOperateActivities(options),
});
