import { createDispatchActivities, type DispatchOptions } from './dispatch.ts';
import { createOperateActivities, type OperateOptions } from './operate.ts';
import { createRecordActivities } from './record.ts';
import { createReportActivities, type ReportOptions } from './report.ts';

/** All side effects that workflows ask for. */
export const createActivities = (options: DispatchOptions & OperateOptions & ReportOptions) => ({
  ...createRecordActivities(options),
  ...createDispatchActivities(options),
  ...createOperateActivities(options),
  ...createReportActivities(options),
});
