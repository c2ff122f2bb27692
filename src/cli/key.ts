import { type Command, Option } from 'commander';
import { ROLES } from '../domain/roles.ts';
import { KeyRequest } from '../services/requests.ts';
import type { ApiKeyRow } from '../store/service-accounts.ts';
import { UsageError } from './failure.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

interface KeyOptions extends DirectoryOptions {
  readonly municipality: string;
  readonly name: string;
  readonly role: string;
}

/** Keys by which other systems reach the API. */
export function addKey(program: Command): void {
  const key = program.command('key').description('keys by which staff tools reach the API');
  key
    .command('create')
    .description('make a key for a system: it is shown once, and a second one beside it is how keys are changed')
    .requiredOption('--name <system>', 'which system it is for: letters, digits and . - _')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).default('integration'))
    .option('--municipality <code>', 'three digits', '101')
    .option('--data-dir <folder>', 'data directory')
    .action(({ dataDir, ...asked }: KeyOptions) => create(asked, dataDir === undefined ? {} : { dataDir }));
  key
    .command('list')
    .description('who has keys, since when, and when each was used last')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON')
    .action(list);
  key
    .command('revoke')
    .description('make a key worthless, at once')
    .argument('<key-id>', 'as key list shows it')
    .option('--data-dir <folder>', 'data directory')
    .action(revoke);
}

async function create(asked: object, directory: DirectoryOptions): Promise<void> {
  const request = KeyRequest.safeParse(asked);
  if (!request.success)
    throw new UsageError(request.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  await withInstallation(directory, async (operations) => {
    const { key, keyId } = await operations.createKey(request.data);
    console.log(key);
    console.error(`Key ${keyId}. It is not shown again: only its hash is kept.`);
  });
}

async function list({ json, ...directory }: DirectoryOptions & { readonly json?: boolean }): Promise<void> {
  await withInstallation(directory, async (operations) => {
    const all = await operations.keys();
    console.log(json ? JSON.stringify(all, null, 2) : [...all.map(keyLine), `${all.length} keys`].join('\n'));
  });
}

function keyLine({ keyId, municipality, name, role, createdAt, lastUsedAt, revokedAt }: ApiKeyRow): string {
  const day = (instant: string | null) => instant?.slice(0, 10) ?? 'never';
  const stands = revokedAt ? `revoked ${day(revokedAt)}` : `last used ${day(lastUsedAt)}`;
  return `${keyId}  ${municipality}  ${name} (${role}), made ${day(createdAt)}, ${stands}`;
}

async function revoke(keyId: string, directory: DirectoryOptions): Promise<void> {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(keyId)) throw new UsageError(`"${keyId}" is no id of a key.`);
  await withInstallation(directory, async (operations) => {
    if (!(await operations.revokeKey({ keyId })))
      throw new Error('There is no such key, or it had been revoked before.');
    console.log('Revoked.');
  });
}
