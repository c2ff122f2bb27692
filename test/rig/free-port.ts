import { choosePorts } from '../../src/engine/ports.ts';

/**
 * A port of this machine that nobody listens on just now, below those that systems give to outgoing connections: what
 * listens there finds it again after a crash.
 */
export const freePort = async (): Promise<number> => (await choosePorts({})).grpc;
