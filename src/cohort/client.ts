import { v5 as uuidv5 } from 'uuid';
import type { ClientCall } from '../checker/evidence.ts';
import type { Command, CommandBody, CommandEnvelope } from '../domain/commands.ts';
import { newTrajectory, type Trajectory } from '../domain/state.ts';
import { sendCommand } from '../services/send.ts';
import type { ServiceDeps } from '../services/services.ts';
import { withRegister } from '../services/with-register.ts';
import { writeNote } from '../store/notes.ts';
import { findTrajectory } from '../store/trajectories.ts';

/** How people ask one case for things, with every call and answer written down. */
export interface CaseClient {
  readonly trajectoryId: string;
  /** What is known of the case now: the row that pages are made from. */
  state(): Promise<Trajectory>;
  /** True when it was accepted. */
  ask(body: CommandBody, more?: Pick<CommandEnvelope, 'despite'>): Promise<boolean>;
  /** Keeps a text and answers with its id. */
  note(): Promise<string>;
}

/** A client of one case. Ids follow from the trajectory's and the order of asking. */
export function createCaseClient(
  services: ServiceDeps,
  { trajectoryId, by, calls }: { trajectoryId: string; by: string; calls: ClientCall[] },
): CaseClient {
  let asked = 0;
  let notes = 0;
  return {
    trajectoryId,
    state: async () => (await findTrajectory(services.db, trajectoryId))?.state ?? newTrajectory,
    async ask(body, more = {}) {
      const id = uuidv5(`command/${++asked}`, trajectoryId);
      // The server puts in what only it knows; written down is what the case was asked with that.
      const found = await findTrajectory(services.db, trajectoryId);
      const command = await withRegister(services.db, services.clock.today(), found, {
        ...{ id, by, ...body, ...more },
      } as Command);
      const answer = await sendCommand(services, trajectoryId, command);
      const isAccepted = 'sequence' in answer;
      calls.push({
        ...{ trajectoryId, command },
        answer: isAccepted ? { sequence: answer.sequence } : { refusal: answer.refusal.reasons[0].code },
      });
      return isAccepted;
    },
    async note() {
      const id = uuidv5(`note/${++notes}`, trajectoryId);
      await writeNote(services.db, services.keys, { id, trajectoryId, text: 'Fiktiv begrundelse.' });
      return id;
    },
  };
}
