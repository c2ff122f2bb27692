import * as wf from '@temporalio/workflow';
import type { ReportActivities } from '../activities/report.ts';

// Safe to repeat, and retried until it succeeds: what an outage kept from being filled is filled after it.
const { fillReports } = wf.proxyActivities<ReportActivities>({
  startToCloseTimeout: '10 minutes',
  retry: { initialInterval: '1 second', backoffCoefficient: 1.5, maximumInterval: '1 minute' },
});

/** A municipality's reports in a programme, once a day: which periods are due the domain says, and not the schedule. */
export async function reports(place: { readonly municipality: string; readonly programme: string }): Promise<void> {
  await fillReports(place);
}
