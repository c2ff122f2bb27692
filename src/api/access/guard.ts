import type { Trajectory } from '../../domain/state.ts';
import type { ServiceDeps } from '../../services/services.ts';
import { hasEmergencyAccess } from '../../store/emergencies.ts';
import { peopleAround } from '../../store/scope.ts';
import { findTrajectory, type TrajectoryRow } from '../../store/trajectories.ts';
import { Problem } from '../http/problem.ts';
import { type Action, type Actor, mayTouch, opensInAnEmergency } from './policy.ts';

/** Lets an actor to a case, or says that it is not there. */
export interface Guard {
  /**
   * The case, when the policy lets the actor to it or an emergency access is open. Throws the problem `notFound` when the
   * actor may not do that with it: nobody learns that it exists.
   */
  guarded(actor: Actor, action: Action, trajectoryId: string): Promise<TrajectoryRow>;
  /** The state of a case that has begun; throws `notRecordedYet` before. */
  stateOf(actor: Actor, action: Action, trajectoryId: string): Promise<Trajectory>;
  /** Whether the policy alone lets the actor do something with a case that is there. */
  mayReach(actor: Actor, action: Action, row: TrajectoryRow): Promise<boolean>;
  /** Whether the actor holds a function in the case or stands in today. */
  isAround(actor: Actor, row: TrajectoryRow): Promise<boolean>;
}

export function createGuard({ db, clock }: Pick<ServiceDeps, 'db' | 'clock'>): Guard {
  async function guarded(actor: Actor, action: Action, trajectoryId: string): Promise<TrajectoryRow> {
    const row = await findTrajectory(db, trajectoryId);
    if (row && ((await mayReach(actor, action, row)) || (await isOpened(actor, action, row)))) return row;
    throw new Problem('notFound');
  }

  const mayReach = async (actor: Actor, action: Action, row: TrajectoryRow) =>
    mayTouch(actor, action, {
      municipality: row.municipality,
      around: await peopleAround(db, row.id, clock.today()),
    });

  const isOpened = async (actor: Actor, action: Action, { id: trajectoryId, municipality }: TrajectoryRow) =>
    municipality === actor.municipality &&
    opensInAnEmergency(actor, action) &&
    (await hasEmergencyAccess(db, { trajectoryId, actor: actor.id, at: new Date(clock.now()) }));

  async function stateOf(actor: Actor, action: Action, trajectoryId: string): Promise<Trajectory> {
    const { state } = await guarded(actor, action, trajectoryId);
    if (!state) throw new Problem('notRecordedYet');
    return state;
  }

  async function isAround(actor: Actor, { id }: TrajectoryRow): Promise<boolean> {
    return (await peopleAround(db, id, clock.today())).some((person) => person.id === actor.id);
  }

  return { guarded, stateOf, mayReach, isAround };
}
