import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectTo } from './connection.ts';
import { loopback } from './ports.ts';

const pollMs = 25;
const grpcNotFound = 5;
const systemNamespace = 'temporal-system';

export interface ReadyOptions {
  /** Host and port of the gRPC frontend. */
  address: string;
  /** Ports of its other services: when they listen too, it is our server that answers and not another one on that port. */
  servicePorts: readonly number[];
  timeoutMs: number;
  signal: AbortSignal;
}

/** Waits until the whole server answers, every service of it, and tells its version. Rejects after `timeoutMs`. */
export async function waitUntilReady({ address, servicePorts, timeoutMs, signal }: ReadyOptions): Promise<string> {
  const addresses = [address, ...servicePorts.map((port) => `${loopback}:${port}`)];
  const deadline = Date.now() + timeoutMs;
  let last: unknown = new Error('nothing listens there');
  while (Date.now() < deadline && !signal.aborted) {
    // A client that meets a closed port waits a second before it tries again, so look for the port first.
    if (await areListening(addresses)) {
      try {
        return await askEveryService(address);
      } catch (error) {
        last = error;
      }
    }
    await sleep(pollMs);
  }
  signal.throwIfAborted();
  throw new Error(
    `The Temporal server at ${address} was not ready after ${timeoutMs / 1000} s: ${(last as Error).message}`,
  );
}

/** The frontend answers first; the task queue is asked through matching, the workflow through history. */
async function askEveryService(address: string): Promise<string> {
  // Not the process's shared channel to that address: it may wait minutes before it tries a server again that was away.
  const channelArgs = { 'grpc.use_local_subchannel_pool': 1 };
  const connection = await connectTo({ address, connectTimeout: 2_000, channelArgs });
  try {
    const { workflowService } = connection;
    const info = await workflowService.getSystemInfo({});
    const execution = { workflowId: 'overgang-probe' };
    await Promise.all([
      workflowService.describeTaskQueue({
        namespace: systemNamespace,
        taskQueue: { name: execution.workflowId },
        taskQueueType: 1,
      }),
      workflowService.describeWorkflowExecution({ namespace: systemNamespace, execution }).catch(unlessNotFound),
    ]);
    return info.serverVersion ?? 'unknown';
  } finally {
    await connection.close();
  }
}

function unlessNotFound(error: { code?: number }): void {
  if (error.code !== grpcNotFound) throw error;
}

async function areListening(addresses: readonly string[]): Promise<boolean> {
  return (await Promise.all(addresses.map(isListening))).every((listens) => listens);
}

function isListening(address: string): Promise<boolean> {
  const [host, port] = address.split(':');
  return new Promise((resolve) => {
    const socket = connect(Number(port), host!);
    socket.setTimeout(1_000, () => socket.destroy());
    socket.once('connect', () => socket.destroy());
    socket.once('connect', () => resolve(true));
    socket.once('close', () => resolve(false));
    socket.once('error', () => socket.destroy());
  });
}
