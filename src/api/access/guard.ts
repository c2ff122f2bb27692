import type { Trajectory } from '../../domain/state.ts';
import type { ServiceDeps } from '../../services/services.ts';
import { peopleAround } from '../../store/scope.ts';
import { findTrajectory, type TrajectoryRow } from '../../store/trajectories.ts';
import { Problem } from '../http/problem.ts';
import { type Action, type Actor, mayTouch } from './policy.ts';

/** Lets an actor to a case, or says that it is not there. */
export interface Guard {
  /** The case. Throws the problem `notFound` when the actor may not do that with it: nobody learns that it exists. */
  guarded(actor: Actor, action: Action, trajectoryId: string): Promise<TrajectoryRow>;
  /** The state of a case that has begun; throws `notRecordedYet` before. */
  stateOf(actor: Actor, action: Action, trajectoryId: string): Promise<Trajectory>;
  /** Whether the actor holds a function in the case or stands in today. */
  isAround(actor: Actor, row: TrajectoryRow): Promise<boolean>;
}

export function createGuard({ db, clock }: Pick<ServiceDeps, 'db' | 'clock'>): Guard {
  async function guarded(actor: Actor, action: Action, trajectoryId: string): Promise<TrajectoryRow> {
    const row = await findTrajectory(db, trajectoryId);
    const around = await peopleAround(db, trajectoryId, clock.today());
    if (!row || !mayTouch(actor, action, { municipality: row.municipality, around })) throw new Problem('notFound');
    return row;
  }

  async function stateOf(actor: Actor, action: Action, trajectoryId: string): Promise<Trajectory> {
    const { state } = await guarded(actor, action, trajectoryId);
    if (!state) throw new Problem('notRecordedYet');
    return state;
  }

  async function isAround(actor: Actor, { id }: TrajectoryRow): Promise<boolean> {
    return (await peopleAround(db, id, clock.today())).some((person) => person.id === actor.id);
  }

  return { guarded, stateOf, isAround };
}
