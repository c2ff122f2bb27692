import type { Command } from '../domain/commands.ts';
import { takesPlace } from '../domain/places.ts';
import { stepOf } from '../domain/programme.ts';
import { programmeOf } from '../domain/programmes/index.ts';
import type { Trajectory } from '../domain/state.ts';
import { listTrajectories } from '../store/trajectories.ts';
import type { ServiceDeps } from './services.ts';

/**
 * Puts into a registration what only the server knows: whether the municipality has a place left (S-05). A client's own
 * word for it is dropped.
 */
export async function withPlaces(
  db: ServiceDeps['db'],
  trajectoryId: string,
  state: Trajectory | null,
  command: Command,
): Promise<Command> {
  if ((command.type !== 'RecordFact' && command.type !== 'HoldMeeting') || !state?.programme) return command;
  const step = command.type === 'HoldMeeting' ? command.meeting : command.step;
  const fields = stepOf(programmeOf(state.programme), step)?.fields ?? {};
  const asked = Object.keys(fields).filter((name) => fields[name]!.fromServer === 'hasPlace');
  if (asked.length === 0) return command;
  const { register: _, ...rest } = command;
  const values = Object.fromEntries(Object.entries(command.values ?? {}).filter(([name]) => !asked.includes(name)));
  const { places } = state.programme.settings;
  if (places === null) return { ...rest, values };
  const hasPlace = takesPlace(state) || (await placesTaken(db, trajectoryId, state)) < places;
  return { ...rest, values, register: Object.fromEntries(asked.map((name) => [name, hasPlace])) };
}

/** Citizens of the same municipality and programme who take a place, but for the case itself. */
async function placesTaken(db: ServiceDeps['db'], trajectoryId: string, { programme, municipality }: Trajectory) {
  const all = await listTrajectories(db, municipality!);
  return all.filter(
    ({ id, state }) => id !== trajectoryId && state?.programme?.id === programme!.id && takesPlace(state),
  ).length;
}
