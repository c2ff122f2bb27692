import type { Command } from '../domain/commands.ts';
import { decide, repeated } from '../domain/decide.ts';
import { reason } from '../domain/rule.ts';
import { isStaff } from '../store/people.ts';
import { findTrajectory } from '../store/trajectories.ts';
import type { CommandResult } from '../temporal.ts';
import type { ServiceDeps } from './services.ts';

/**
 * Asks a case for something, after what only the registers know has been looked up: the case itself knows no people.
 * An archived case has no workflow any more; its journal says what a repeated command came to, and no to a new one.
 */
export async function sendCommand(
  { db, trajectories, clock }: ServiceDeps,
  trajectoryId: string,
  command: Command,
): Promise<CommandResult> {
  const state = (await findTrajectory(db, trajectoryId))?.state;
  if (state?.archivedOn) {
    const verdict = repeated(state, command) ?? decide(clock.today(), state, command);
    if (!('events' in verdict)) return verdict;
  }
  if (command.type === 'AssignStaff' && !(await isStaff(db, command.staffId))) {
    return { refusal: { reasons: [reason('staffUnknown', 'G-15')] } };
  }
  return trajectories.command(trajectoryId, command);
}
