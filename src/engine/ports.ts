import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Everything the engine listens on; all of it on the loopback address. */
export interface Ports {
  grpc: number;
  http: number;
  history: number;
  matching: number;
  worker: number;
  frontendMembership: number;
  historyMembership: number;
  matchingMembership: number;
  workerMembership: number;
}

export const loopback = '127.0.0.1';
export const standardPorts = { grpc: 7233, http: 7243 } as const;

const names = [
  'grpc',
  'http',
  'history',
  'matching',
  'worker',
  'frontendMembership',
  'historyMembership',
  'matchingMembership',
  'workerMembership',
] as const satisfies readonly (keyof Ports)[];

/** Below the range from which systems take the local ports of outgoing connections. */
const [lowest, highest] = [20_000, 32_000];

export interface PortWishes {
  /** Must be had, or it is an error. */
  fixed?: Partial<Ports>;
  /** Taken where still free, most wanted first. */
  preferred?: readonly Partial<Ports>[];
}

/** Free ports for one engine. Another process may still take one before the engine does: the caller tries again then. */
export async function choosePorts({ fixed = {}, preferred = [] }: PortWishes): Promise<Ports> {
  const taken = new Set<number>();
  const chosen: Partial<Ports> = {};
  for (const name of names) {
    const wish = fixed[name];
    if (wish !== undefined && !(await isPortFree(wish))) throw new Error(`Port ${wish} (${name}) is in use.`);
    const wishes = preferred.map((ports) => ports[name]).filter((port) => port !== undefined);
    chosen[name] = wish ?? (await firstFree(wishes, taken)) ?? (await randomFree(taken));
    taken.add(chosen[name]);
  }
  return chosen as Ports;
}

export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: loopback, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

async function firstFree(ports: readonly number[], taken: ReadonlySet<number>): Promise<number | undefined> {
  for (const port of ports) if (!taken.has(port) && (await isPortFree(port))) return port;
  return undefined;
}

async function randomFree(taken: ReadonlySet<number>): Promise<number> {
  for (let tries = 0; tries < 200; tries++) {
    const port = randomInt(lowest, highest);
    if (!taken.has(port) && (await isPortFree(port))) return port;
  }
  throw new Error(`No free port between ${lowest} and ${highest} on ${loopback}.`);
}
