import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientCall } from '../../src/checker/evidence.ts';
import type { Command, CommandEnvelope, PauseCourse, ResumeCourse } from '../../src/domain/commands.ts';
import { sendCommand } from '../../src/services/send.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import type { CommandResult, Trajectories } from '../../src/temporal.ts';
import type { Moments } from './moments.ts';

/** How long an answer is waited for before a client asks again, as people do. */
const PATIENCE_MS = 20_000;
const AGAIN_AFTER_MS = 300;

/** A client that writes down every call and what it heard, and asks again under the same id until it hears something. */
export interface JournallingClient {
  readonly trajectories: Trajectories;
  readonly calls: readonly ClientCall[];
  /** Milliseconds from the first attempt of each command to its answer. */
  readonly waits: readonly number[];
  command(trajectoryId: string, command: Command): Promise<CommandResult>;
  signal(trajectoryId: string, told: CommandEnvelope & (PauseCourse | ResumeCourse)): Promise<void>;
  /** Repeats anything that may be repeated until it succeeds. */
  untilDone<T>(action: () => Promise<T>): Promise<T>;
}

export function createJournallingClient(services: ServiceDeps, { tell }: Moments): JournallingClient {
  const calls: ClientCall[] = [];
  const waits: number[] = [];

  async function untilDone<T>(action: () => Promise<T>): Promise<T> {
    for (;;) {
      const done = await patiently(action()).catch(() => undefined);
      if (done) return done.value;
      await sleep(AGAIN_AFTER_MS);
    }
  }

  async function journalled(trajectoryId: string, command: Command, ask: () => Promise<CommandResult>) {
    const startedAt = Date.now();
    const result = await untilDone(async () => {
      tell('commandSent');
      return ask().catch((error) => {
        calls.push({ trajectoryId, command, answer: { unknown: true } });
        throw error;
      });
    });
    waits.push(Date.now() - startedAt);
    calls.push({ trajectoryId, command, answer: answerIn(result) });
    return result;
  }

  return {
    calls,
    waits,
    untilDone,
    trajectories: {
      ...services.trajectories,
      start: (input) => journalled(input.trajectoryId, input.enrolment, () => services.trajectories.start(input)),
    },
    command: (trajectoryId, command) =>
      journalled(trajectoryId, command, () => sendCommand(services, trajectoryId, command)),
    async signal(trajectoryId, told) {
      await untilDone(async () => {
        tell('commandSent');
        await services.trajectories.signal(trajectoryId, told);
      });
      calls.push({ trajectoryId, command: told, answer: { taken: true } });
    },
  };
}

function answerIn(result: CommandResult): ClientCall['answer'] {
  return 'refusal' in result ? { refusal: result.refusal.reasons[0].code } : { sequence: result.sequence };
}

async function patiently<T>(answer: Promise<T>): Promise<{ readonly value: T } | undefined> {
  return Promise.race([answer.then((value) => ({ value })), sleep(PATIENCE_MS, undefined, { ref: false })]);
}
