import { type Client, createClient } from '../../src/client/client.ts';
import type { JobFunction } from '../../src/domain/people.ts';
import { registerStaff } from '../../src/store/people.ts';
import { nextFictiveCpr } from '../rig/case.ts';
import type { Rig } from '../rig/rig.ts';
import type { Served } from './served.ts';

/** A caseworker with a key of their own. */
export interface Worker {
  readonly staffId: string;
  readonly client: Client;
}

/** Somebody of the register who asks over HTTP: nobody's case is theirs yet. */
export async function aWorker({ db }: Rig, { baseUrl, keyOf }: Served): Promise<Worker> {
  const { key, account } = await keyOf('caseworker');
  const known = { municipality: '101', name: 'Mads Medarbejder', teamLeader: false };
  const staffId = await registerStaff(db, { id: account.id, ...known, email: `${account.id}@example.invalid` });
  return { staffId, client: createClient({ baseUrl, token: key, language: 'en', retries: 0 }) };
}

/** A citizen who has been enrolled over HTTP. */
export async function enrolled({ clock }: Rig, client: Client, more: { cpr?: string; name?: string } = {}) {
  const citizen = { cpr: nextFictiveCpr() as string, name: 'Test Person', ...more };
  const about = { programme: 'social-stoette', variant: 'rollout', draw: '1', on: clock.today() };
  return (await client.enrolCitizen({ body: { ...citizen, ...about } })).body.id;
}

/** Gives somebody a function in a case. */
export async function assigned(
  { clock }: Rig,
  client: Client,
  { trajectoryId, staffId, as = 'socialCaseworker' }: { trajectoryId: string; staffId: string; as?: JobFunction },
) {
  const command = { type: 'AssignStaff', function: as, staffId, on: clock.today() } as const;
  await client.sendCommand({ path: { trajectoryId }, body: { command } });
}
