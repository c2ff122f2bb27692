import { CommanderError } from 'commander';

/** The command line was used wrongly: what is missing or wrong, and how it is meant. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Ctrl-C or a polite kill; everything has been closed in order. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  constructor() {
    super('Stopped.');
  }
}

/** 0 done · 1 refused, rows with errors, or failed · 2 used wrongly · 130 interrupted. */
const EXIT_CODES: Readonly<Record<string, number>> = { UsageError: 2, Interrupted: 130 };

/** Errors whose words are written for the one who reads them. Names, because they come through the loopback door too. */
const SAID_WELL = [
  'CodecChanged',
  'ConfigError',
  'DirectoryInUse',
  'EngineFailed',
  'EngineInUse',
  'EngineNotFound',
  'InstallationGone',
  'Interrupted',
  'InvalidRequest',
  'InvalidScenario',
  'NotRecordedYet',
  'PartEnded',
  'SettingsRefused',
  'TooFarAway',
  'UnknownProgramme',
  'UnreadableList',
  'UsageError',
  'WrongKeyFile',
];

/** Ends a command with a message that says what is wrong; never a stack trace. Full details on OVERGANG_DEBUG=1. */
export function reportFailure(error: unknown): void {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2; // commander has said it already
    return;
  }
  console.error(process.env.OVERGANG_DEBUG ? error : inWords(error));
  process.exitCode = exitCodeOf(error);
}

export const exitCodeOf = (error: unknown): number => EXIT_CODES[(error as Error)?.name] ?? 1;

/** What Temporal's client says, whatever kept it from connecting. */
const NO_CONNECTION = 'Failed to connect before the deadline';

/** What went wrong, in words for the one who started the program. */
export function inWords(error: unknown): string {
  const { name, message, code, path, address, port } = firstOf(error);
  if (SAID_WELL.includes(name)) return message;
  const where = path === undefined ? '' : ` ${path}`;
  switch (code) {
    case 'ENOENT':
      return `There is no file${where}`;
    case 'EISDIR':
      return `Expected a file, found a folder:${where}`;
    case 'ENOTDIR':
      return `Part of the path is no folder:${where}`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `Not allowed to use${where || ' that'} (${code})`;
    case 'ENOSPC':
      return 'The disk is full.';
    case 'ECONNREFUSED':
      return `Nothing answers at ${address}:${port}. Does that server run?`;
    case 'ENOTFOUND':
      return `No machine is called ${(error as { hostname?: string }).hostname}.`;
  }
  if (message === NO_CONNECTION)
    return `No Temporal server answers at ${process.env.TEMPORAL_ADDRESS ?? 'its address'}.`;
  if (code && /^[0-9A-Z]{5}$/.test(code)) return `The database says: ${message}`;
  return `Something unexpected went wrong: ${message || name}\nOVERGANG_DEBUG=1 shows the details.`;
}

interface AnyError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly path?: string;
  readonly address?: string;
  readonly port?: number;
}

/** A host with two addresses gives one error for each: the first says enough. */
function firstOf(error: unknown): AnyError {
  if (error instanceof AggregateError && error.errors.length > 0) return firstOf(error.errors[0]);
  if (error instanceof Error) return error;
  return { name: 'Error', message: String(error) };
}
