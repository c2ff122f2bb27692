import { z } from 'zod';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { readTroubles, type Troubles } from '../store/troubles.ts';
import type { CommandResult } from '../temporal.ts';
import { CommandSchema } from './command-schema.ts';
import { type ImportReport, importCitizens } from './import.ts';
import { type ShownTrajectory, showTrajectory, summaries, type TrajectorySummary } from './read.ts';
import { sendCommand } from './send.ts';
import type { ServiceDeps } from './services.ts';
import { advanceTime } from './time.ts';

export const ImportRequest = z.object({
  /** The file in base64. */
  file: z.base64(),
  municipality: z.string().min(1),
  programme: z.string().min(1),
  variant: z.string().min(1),
  draw: z.string().min(1),
  dryRun: z.boolean(),
});
export const SendRequest = z.object({ trajectoryId: z.uuid(), command: CommandSchema });

/** What the command line can ask of an installation, whether it runs in this process or behind the loopback door. */
export interface Operations {
  list(): Promise<TrajectorySummary[]>;
  /** Null when there is no such case. */
  show(request: { trajectoryId: string }): Promise<ShownTrajectory | null>;
  send(request: z.infer<typeof SendRequest>): Promise<CommandResult>;
  importList(
    request: z.infer<typeof ImportRequest>,
    progress?: (done: number, total: number) => void,
  ): Promise<ImportReport>;
  /** Moves a demo or test installation on in time. */
  advance(request: { days: number }): Promise<{ today: CivilDate }>;
  today(): Promise<{ today: CivilDate; offsetMs: number }>;
  /** What an operator must look at: alarms, and messages that reached nobody. */
  troubles(): Promise<Troubles>;
}

const DAY_MS = 86_400_000;

export function createOperations(deps: ServiceDeps): Operations {
  return {
    list: () => summaries(deps),
    show: async ({ trajectoryId }) => (await showTrajectory(deps, trajectoryId)) ?? null,
    send: ({ trajectoryId, command }) => sendCommand(deps, trajectoryId, command),
    importList: ({ file, ...options }, progress) =>
      importCitizens(deps, Buffer.from(file, 'base64'), options, progress),
    async advance({ days }) {
      await advanceTime(deps, days * DAY_MS);
      return { today: deps.clock.today() };
    },
    troubles: () => readTroubles(deps.db),
    today: async () => ({ today: deps.clock.today(), offsetMs: deps.clock.offsetMs() }),
  };
}
