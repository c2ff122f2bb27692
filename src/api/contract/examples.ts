import type { Examples } from './example.ts';
import { absenceExamples } from './examples/absences.ts';
import { caseloadExamples } from './examples/caseload.ts';
import { citizenExamples } from './examples/citizens.ts';
import { documentExamples } from './examples/documents.ts';
import { emergencyExamples } from './examples/emergencies.ts';
import { figureExamples } from './examples/figures.ts';
import { forecastExamples } from './examples/forecast.ts';
import { gatheringExamples } from './examples/gatherings.ts';
import { inboxExamples } from './examples/inbox.ts';
import { longOperationExamples } from './examples/long-operations.ts';
import { meetingExamples } from './examples/meetings.ts';
import { methodSupportExamples } from './examples/method-support.ts';
import { noteExamples } from './examples/notes.ts';
import { reportExamples } from './examples/reports.ts';
import { searchExamples } from './examples/search.ts';
import { settingsExamples } from './examples/settings.ts';
import { staffExamples } from './examples/staff.ts';
import { trajectoryExamples } from './examples/trajectories.ts';
import { worklistExamples } from './examples/worklist.ts';
import type { Operations } from './operations.ts';

/**
 * One example for each operation: a missing one does not compile. All of them tell of Anders Holm: enrolled on Monday 2
 * March 2026 and given a CTI worker, Clara; granted support for six months; begun on 9 March, met at home on 10 March, and
 * asked about on 12 March.
 */
export const EXAMPLES: Examples<Operations> = {
  ...trajectoryExamples,
  ...citizenExamples,
  ...emergencyExamples,
  ...meetingExamples,
  ...noteExamples,
  ...inboxExamples,
  ...staffExamples,
  ...caseloadExamples,
  ...forecastExamples,
  ...absenceExamples,
  ...methodSupportExamples,
  ...gatheringExamples,
  ...longOperationExamples,
  ...documentExamples,
  ...reportExamples,
  ...figureExamples,
  ...settingsExamples,
  ...searchExamples,
  ...worklistExamples,
};
