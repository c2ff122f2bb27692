import { join } from 'node:path';
import { apply } from '../../../src/domain/apply.ts';
import type { CivilDate } from '../../../src/domain/calendar/civil-date.ts';
import { plan } from '../../../src/domain/plan.ts';
import type { Trajectory } from '../../../src/domain/state.ts';
import { details } from '../../../workflows/details.ts';
import type { RecordedEnd } from './recording.ts';

/** The functions that turn what is recorded into what people see. */
export interface Core {
  readonly apply: typeof apply;
  readonly plan: typeof plan;
  readonly details: typeof details;
}

export const ownCore: Core = { apply, plan, details };

/** The same functions of a copy of the sources. */
export async function coreUnder(root: string): Promise<Core> {
  const files = ['src/domain/apply.ts', 'src/domain/plan.ts', 'workflows/details.ts'];
  return Object.assign({}, ...(await Promise.all(files.map((file) => import(join(root, file))))));
}

/** What people and operators are shown of a state on a day. */
export function shown({ plan, details }: Core, on: CivilDate, state: Trajectory): RecordedEnd['days'][number] {
  return { on, details: details(on, state), plan: plan(on, state) };
}
