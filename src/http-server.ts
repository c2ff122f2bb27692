import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** An HTTP server, from before its program is there until the last answer has left. */
export interface HttpServer {
  readonly port: number;
  /** From now on the program answers; before, everything but /healthz is 503. */
  serve(program: RequestListener): void;
  /**
   * Takes nothing new, lets what is under way finish, ten seconds at most, and closes. Meanwhile /healthz says that the
   * process lives and everything else, /readyz too, is 503: whoever sits in front sends its requests elsewhere.
   */
  drain(): Promise<void>;
}

const DRAIN_MS = 10_000;
/** A connection outlives its answer: whoever sits in front keeps it for the next request. */
const IDLE_POLL_MS = 100;

/** Listens, or rejects with the system's own error. */
export async function openHttpServer(host: string, port: number): Promise<HttpServer> {
  let answer: RequestListener = notNow('starting');
  let underWay = 0;
  let onIdle = () => {};
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => resolve());
  });
  return {
    port: (server.address() as AddressInfo).port,
    serve(program) {
      answer = (request, response) => {
        underWay++;
        response.once('close', () => {
          if (--underWay === 0) onIdle();
        });
        program(request, response);
      };
    },
    async drain() {
      answer = notNow('stopping');
      const idle = new Promise<void>((resolve) => {
        onIdle = resolve;
        if (underWay === 0) resolve();
      });
      const patience = new AbortController();
      const isOver = sleep(DRAIN_MS, undefined, { signal: patience.signal }).catch(() => undefined);
      await Promise.race([idle, isOver]);
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      const closing = setInterval(() => server.closeIdleConnections(), IDLE_POLL_MS);
      if (underWay > 0) server.closeAllConnections();
      else void isOver.then(() => server.closeAllConnections());
      await closed;
      clearInterval(closing);
      patience.abort();
    },
  };
}

/** The process lives, and can do nothing for anybody. */
function notNow(status: 'starting' | 'stopping'): RequestListener {
  return ({ url }: IncomingMessage, response: ServerResponse) => {
    const code = url === '/healthz' ? 200 : 503;
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', connection: 'close' };
    response.writeHead(code, code === 503 ? { ...headers, 'retry-after': '2' } : headers);
    response.end(JSON.stringify({ status }));
  };
}
