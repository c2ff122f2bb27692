import { type Rig, startRig } from '../rig/rig.ts';
import { type Actors, gatherActors } from './actors.ts';
import { createAsker, TODAY } from './asker.ts';
import { type Served, serveApi } from './served.ts';

/** A server, and somebody of every role with cases in every relation to them: what a test of access begins with. */
export interface Everybody {
  readonly rig: Rig;
  readonly api: Served;
  readonly actors: Actors;
  readonly asker: ReturnType<typeof createAsker>;
  close(): Promise<void>;
}

/** Who asks for everything must not be slowed down. */
const NO_LIMITS = {
  perActor: 1_000_000,
  unknownPerAddress: 1_000_000,
  cprSearchesPerActor: 1_000_000,
  signInPagesPerAddress: 1_000_000,
};

export async function startWithEverybody(): Promise<Everybody> {
  const rig = await startRig({ today: TODAY });
  const api = await serveApi(rig, NO_LIMITS);
  const close = () => {
    api.close();
    return rig.close();
  };
  try {
    const actors = await gatherActors(rig, api);
    return { rig, api, actors, asker: createAsker(api.baseUrl, actors), close };
  } catch (error) {
    await close();
    throw error;
  }
}
