import { type AddressInfo, createServer, type Socket } from 'node:net';

export type Turn = 'greeting' | 'EHLO' | 'HELO' | 'MAIL' | 'RCPT' | 'DATA' | 'startOfBody' | 'endOfBody' | 'QUIT';
/** What the server does when its turn comes: a reply, or something worse. */
export type Act = string | ((socket: Socket) => void);

export const nothing: Act = () => undefined;
export const hang: Act = (socket) => socket.pause();
export const close: Act = (socket) => socket.end();
export const reset: Act = (socket) => socket.resetAndDestroy();

const obedient: Record<Turn, Act> = {
  greeting: '220 test',
  EHLO: '250 test',
  HELO: '502 Unknown',
  MAIL: '250 OK',
  RCPT: '250 OK',
  DATA: '354 Go on',
  startOfBody: nothing,
  endOfBody: '250 Kept',
  QUIT: '221 Bye',
};

/** An SMTP server that behaves well except where the script says otherwise, and counts what reaches it of the text. */
export async function startScriptedServer(script: Partial<Record<Turn, Act>>) {
  const acts: Record<string, Act> = { ...obedient, ...script };
  const seen = { bodyBytes: 0, commands: [] as string[] };
  const sockets = new Set<Socket>();

  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)));
    let received = '';
    let isBody = false;
    const play = (act: Act): unknown => (typeof act === 'string' ? socket.write(`${act}\r\n`) : act(socket));

    const takeLine = (end: number): void => {
      const line = received.slice(0, end);
      received = received.slice(end + 2);
      seen.commands.push(line);
      const act = acts[line.split(/[ :]/)[0]!] ?? '502 Unknown';
      isBody = line === 'DATA' && (typeof act !== 'string' || act.startsWith('354'));
      play(act);
    };
    const takeBody = (): void => {
      if (seen.bodyBytes === 0) play(acts.startOfBody!);
      const end = `\r\n${received}`.indexOf('\r\n.\r\n');
      seen.bodyBytes = end < 0 ? received.length : end;
      if (end < 0) return;
      isBody = false;
      received = received.slice(end + 3);
      play(acts.endOfBody!);
    };
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      for (let end = received.indexOf('\r\n'); !isBody && end >= 0; end = received.indexOf('\r\n')) takeLine(end);
      if (isBody && received) takeBody();
    });
    play(acts.greeting!);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    seen,
    connections: () => sockets.size,
    async stop(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
