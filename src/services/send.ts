import type { Command } from '../domain/commands.ts';
import { reason } from '../domain/rule.ts';
import { isStaff } from '../store/people.ts';
import type { CommandResult } from '../temporal.ts';
import type { ServiceDeps } from './services.ts';

/** Asks a case for something, after what only the registers know has been looked up: the case itself knows no people. */
export async function sendCommand(
  { db, trajectories }: ServiceDeps,
  trajectoryId: string,
  command: Command,
): Promise<CommandResult> {
  if (command.type === 'AssignStaff' && !(await isStaff(db, command.staffId))) {
    return { refusal: { reasons: [reason('staffUnknown', 'G-15')] } };
  }
  return trajectories.command(trajectoryId, command);
}
