import { absences } from './absences.ts';
import { caseload } from './caseload.ts';
import { citizens } from './citizens.ts';
import { documents } from './documents.ts';
import { emergencies } from './emergencies.ts';
import { figures } from './figures.ts';
import { forecast } from './forecast.ts';
import { gatherings } from './gatherings.ts';
import { inbox } from './inbox.ts';
import { longOperations } from './long-operations.ts';
import { meetings } from './meetings.ts';
import { methodSupport } from './method-support.ts';
import { notes } from './notes.ts';
import { reports } from './reports.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { staff } from './staff.ts';
import { trajectories } from './trajectories.ts';
import { worklist } from './worklist.ts';

/** Every operation of the API by its id. Router, OpenAPI document and client are made of this table and nothing else. */
export const OPERATIONS = {
  ...trajectories,
  ...citizens,
  ...emergencies,
  ...meetings,
  ...documents,
  ...notes,
  ...inbox,
  ...staff,
  ...caseload,
  ...forecast,
  ...absences,
  ...methodSupport,
  ...gatherings,
  ...longOperations,
  ...reports,
  ...figures,
  ...settings,
  ...search,
  ...worklist,
} as const;

export type Operations = typeof OPERATIONS;
export type OperationId = keyof Operations;
