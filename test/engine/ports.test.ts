import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { choosePorts } from '../../src/engine/ports.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function aTakenPort(): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

describe('the choice of ports', () => {
  it('gives every service a port of its own', async () => {
    const ports = Object.values(await choosePorts({}));
    expect(ports).toHaveLength(9);
    expect(new Set(ports).size).toBe(9);
  });

  it('takes the preferred port where it is free, in order, and another one where not', async () => {
    const [taken, free] = [await aTakenPort(), (await choosePorts({})).grpc];
    expect(await choosePorts({ preferred: [{ grpc: taken }, { grpc: free }] })).toMatchObject({ grpc: free });
    expect((await choosePorts({ preferred: [{ grpc: taken }] })).grpc).not.toBe(taken);
  });

  it('refuses a fixed port that is in use', async () => {
    const taken = await aTakenPort();
    await expect(choosePorts({ fixed: { http: taken } })).rejects.toThrow(`Port ${taken} (http) is in use.`);
  });
});
