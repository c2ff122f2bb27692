import { type Config, readConfig } from '../config.ts';
import { operationsBehind } from '../door.ts';
import { openInstallation } from '../installation.ts';
import { holderOf } from '../lock.ts';
import { createOperations, type Operations } from '../services/operations.ts';

export interface DirectoryOptions {
  readonly dataDir?: string;
}

/**
 * Runs a command on the installation: through the loopback door of the process that holds the data directory, or, when
 * nobody does, by taking the lock and starting engine, store and worker for the length of the command.
 */
export async function withInstallation<T>(
  { dataDir }: DirectoryOptions,
  run: (operations: Operations, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env, process.cwd(), { dataDir, demo: false });
  const holder = await holderOf(config.dataDir);
  if (holder?.door) return run(operationsBehind(holder.door), config);
  const installation = await openInstallation(config, {
    log: (line) => console.error(line),
    baseUrl: config.baseUrl ?? `http://${config.host}:${config.port}`,
  });
  try {
    return await run(createOperations(installation.services), config);
  } finally {
    await installation.close();
  }
}
