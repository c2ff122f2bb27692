import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { Scope } from '../../store/scope.ts';
import { type Action, type Actor, reachOf } from './policy.ts';

/** The cases of a list that an actor may see on a day. Throws when they may not ask for it: the router has seen to that. */
export function scopeOf(actor: Actor, action: Action, on: CivilDate): Scope {
  const reach = reachOf(actor, action);
  if (!reach) throw new Error(`Expected a right to ${action}, found none for ${actor.role}`);
  const { id: staffId, municipality, team } = actor;
  return { municipality, reach, staffId, team, on };
}
