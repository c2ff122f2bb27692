import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createMailSender,
  type Mail,
  type MailOutcome,
  type MailSender,
  type MailSenderOptions,
} from '../../src/messages/smtp.ts';
import { type Act, close, hang, nothing, reset, startScriptedServer, type Turn } from './scripted-server.ts';

const ADDRESS = 'aase.soerensen@borger.example';
const aMail = (overrides: Partial<Mail> = {}): Mail => ({
  messageId: 'forloeb-7.fase-2.1',
  to: ADDRESS,
  subject: 'Påmindelse om møde i Ærøskøbing på lørdag',
  text: 'Kære Åse\n\nVi ses på lørdag. Tag børnene med, hvis I ønsker det.\n.\n..to prikker\n\nHilsen Ærø Kommune',
  date: new Date('2026-10-04T08:15:00Z'),
  ...overrides,
});
const aSender = (port: number, overrides: Partial<MailSenderOptions> = {}): MailSender => {
  const sender = createMailSender({
    host: '127.0.0.1',
    port,
    secure: false,
    from: 'Ærø Kommune <svar-ikke@aeroe.example>',
    timeoutMs: 5_000,
    ...overrides,
  });
  return {
    ...sender,
    async send(mail) {
      const answer = await sender.send(mail);
      // In every test: codes and steps, and nothing of what the server said or the mail held.
      if ('detail' in answer)
        expect(answer.detail).toMatch(
          /^(\d{3}( \d\.\d\.\d)?|E[A-Z]+|[A-Z_]+|not an address|sender closed)( at [\w ]+)?$/,
        );
      return answer;
    },
  };
};

const toStop: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(toStop.splice(0).map((stop) => stop()));
});

/** A real server that keeps what it accepts, bent by the options of smtp-server. */
async function aServer(options: SMTPServerOptions = {}) {
  const kept: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    onData: (stream, _session, answer) =>
      simpleParser(stream).then((mail) => {
        kept.push(mail);
        answer();
      }),
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  toStop.push(() => new Promise<void>((resolve) => server.close(resolve)));
  return { port: (server.server.address() as AddressInfo).port, kept };
}
const saying = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code });

async function sendTo(
  script: Partial<Record<Turn, Act>>,
  { timeoutMs = 5_000, text = aMail().text }: { timeoutMs?: number; text?: string } = {},
): Promise<{ answer: MailOutcome; bodyBytes: number }> {
  const server = await startScriptedServer(script);
  toStop.push(server.stop);
  const answer = await aSender(server.port, { timeoutMs }).send(aMail({ text }));
  return { answer, bodyBytes: server.seen.bodyBytes };
}

describe('a mail', () => {
  it('is accepted and arrives with its Danish letters, its lines of dots and a Message-ID that is fixed', async () => {
    const { port, kept } = await aServer();
    const sender = aSender(port);
    expect(await sender.send(aMail())).toEqual({ outcome: 'accepted' });
    expect(await sender.send(aMail())).toEqual({ outcome: 'accepted' });
    expect(kept).toHaveLength(2);
    for (const mail of kept) {
      expect(mail.subject).toBe('Påmindelse om møde i Ærøskøbing på lørdag');
      expect(mail.text).toBe(`${aMail().text}\n`);
      expect(mail.messageId).toBe('<forloeb-7.fase-2.1@aeroe.example>');
      expect(mail.from?.value).toEqual([{ name: 'Ærø Kommune', address: 'svar-ikke@aeroe.example' }]);
      expect(mail.date).toEqual(new Date('2026-10-04T08:15:00Z'));
    }
  });

  it('asks other machines not to answer it, and is plain text', async () => {
    const { port, kept } = await aServer();
    await aSender(port).send(aMail());
    const { headers, html, attachments } = kept[0]!;
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('x-auto-response-suppress')).toBe('All');
    expect(headers.get('content-type')).toMatchObject({ value: 'text/plain', params: { charset: 'utf-8' } });
    expect([html, attachments]).toEqual([false, []]);
  });

  it('cannot be given another header through its subject', async () => {
    const { port, kept } = await aServer();
    await aSender(port).send(aMail({ subject: 'Hej\r\nBcc: spion@example.org\r\n\r\nNy tekst' }));
    expect(kept[0]!.headers.has('bcc')).toBe(false);
    expect(kept[0]!.text).toBe(`${aMail().text}\n`);
  });

  it.each(['', 'ingen', 'a@b.example, c@d.example', 'Åse <a@b.example>', 'a@b.example\r\nRCPT TO:<c@d.example>'])(
    'to %j, which is not one address, is refused',
    async (to) => {
      const { port, kept } = await aServer();
      expect(await aSender(port).send(aMail({ to }))).toEqual({ outcome: 'refused', detail: 'not an address' });
      expect(kept).toEqual([]);
    },
  );

  it('with a Message-ID that no header can carry is a bug, and so is a sender without an address', async () => {
    await expect(aSender(1).send(aMail({ messageId: 'a b>' }))).rejects.toThrow('"a b>"');
    expect(() => aSender(1, { from: 'Ærø Kommune' })).toThrow('"Ærø Kommune"');
  });
});

describe('what the server answers', () => {
  it('450 at RCPT: try later', async () => {
    const { port } = await aServer({ onRcptTo: (to, _session, done) => done(saying(450, `Greylisted ${to.address}`)) });
    expect(await aSender(port).send(aMail())).toEqual({ outcome: 'tryLater', detail: '450 at RCPT TO' });
  });

  it('550 at RCPT: refused', async () => {
    const { port } = await aServer({ onRcptTo: (to, _session, done) => done(saying(550, `Unknown ${to.address}`)) });
    expect(await aSender(port).send(aMail())).toEqual({ outcome: 'refused', detail: '550 at RCPT TO' });
  });

  it.each([
    [552, 'refused'],
    [554, 'refused'],
    [451, 'tryLater'],
    [421, 'tryLater'],
  ] as const)('%i after the text: %s', async (code, outcome) => {
    const { answer } = await sendTo({ endOfBody: `${code} 5.3.4 <${ADDRESS}> says no` });
    expect(answer).toEqual({ outcome, detail: `${code} 5.3.4 at body` });
  });

  it('an enhanced status is told, the words around it are not', async () => {
    const { answer } = await sendTo({ RCPT: `550-5.1.1 <${ADDRESS}>\r\n550 5.1.1 does not exist` });
    expect(answer).toEqual({ outcome: 'refused', detail: '550 5.1.1 at RCPT TO' });
  });

  it.each(['greeting', 'EHLO'] as const)(
    '554 to the %s is about us and not about the mail: try later',
    async (turn) => {
      const { answer } = await sendTo({ [turn]: '554 No service here', HELO: '554 No service here' });
      expect(answer.outcome).toBe('tryLater');
    },
  );

  it('a wrong password is mended by us: try later', async () => {
    const { port } = await aServer({
      disabledCommands: ['STARTTLS'],
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(saying(535, 'No')),
    });
    const wrong = aSender(port, { user: 'overgang', password: 'forkert' });
    expect(await wrong.send(aMail())).toEqual({ outcome: 'tryLater', detail: '535 at AUTH PLAIN' });
    const none = aSender(port);
    expect(await none.send(aMail())).toEqual({ outcome: 'tryLater', detail: '530 at MAIL FROM' });
  });

  it('the right password is taken', async () => {
    const { port, kept } = await aServer({
      disabledCommands: ['STARTTLS'],
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        username === 'overgang' && password === 'kodeord-æøå' ? done(null, { user: 1 }) : done(saying(535, 'No')),
    });
    const sender = aSender(port, { user: 'overgang', password: 'kodeord-æøå' });
    expect(await sender.send(aMail())).toEqual({ outcome: 'accepted' });
    expect(kept).toHaveLength(1);
  });

  it('a text larger than the server takes is refused before it leaves', async () => {
    const { port, kept } = await aServer({ size: 1_000 });
    const answer = await aSender(port).send(aMail({ text: 'x'.repeat(2_000) }));
    expect(answer).toEqual({ outcome: 'refused', detail: 'EMESSAGE at MAIL FROM' });
    expect(kept).toEqual([]);
  });

  it('a certificate that cannot be trusted gets no mail: try later', async () => {
    const { port, kept } = await aServer({ secure: true });
    expect((await aSender(port, { secure: true }).send(aMail())).outcome).toBe('tryLater');
    expect(kept).toEqual([]);
  });
});

describe('a server that cannot be reached', () => {
  it('connection refused: try later', async () => {
    const server = await startScriptedServer({});
    await server.stop();
    expect(await aSender(server.port).send(aMail())).toEqual({
      outcome: 'tryLater',
      detail: 'ECONNREFUSED at connect',
    });
  });

  it('a host without an address: try later', async () => {
    const answer = await aSender(25, { host: 'mail.invalid' }).send(aMail());
    expect(answer.outcome).toBe('tryLater');
  });
});

describe('a sender', () => {
  it('gives its password to no other machine in clear text', async () => {
    const server = await startScriptedServer({ EHLO: '250-test\r\n250 AUTH PLAIN LOGIN' });
    toStop.push(server.stop);
    const elsewhere = aSender(server.port, { host: '::ffff:127.0.0.1', user: 'overgang', password: 'hemmelig' });
    expect(await elsewhere.send(aMail())).toEqual({ outcome: 'tryLater', detail: '502 at STARTTLS' });
    expect(server.seen.commands.filter((line) => line.startsWith('AUTH'))).toEqual([]);
  });

  it('that is closed lets the mail under way get its answer, and takes no more', async () => {
    const { port, kept } = await aServer();
    const sender = aSender(port);
    const underWay = sender.send(aMail());
    await sender.close();
    expect(kept).toHaveLength(1);
    expect(await underWay).toEqual({ outcome: 'accepted' });
    expect(await sender.send(aMail())).toEqual({ outcome: 'tryLater', detail: 'sender closed' });
  });

  it('does not wait for a server that never says goodbye', async () => {
    const server = await startScriptedServer({ QUIT: nothing });
    toStop.push(server.stop);
    expect(await aSender(server.port).send(aMail())).toEqual({ outcome: 'accepted' });
    await expect.poll(() => server.connections(), { timeout: 30_000 }).toBe(0);
    expect(server.seen.commands.at(-1)).toBe('QUIT');
  });
});

const garbage: Act = `Hvad? <${ADDRESS}>`;
const halfAReply: Act = (socket) => void socket.end('2');
const halfARefusal: Act = (socket) => void socket.end(`451 4.3.0 Not now <${ADDRESS}>`);
const interruptions = { close, reset, hang, garbage, halfAReply, halfARefusal };
const pipelining: Act = '250-test\r\n250-PIPELINING\r\n250 SIZE 9000000';
const goOnAndClose: Act = (socket) => void socket.end('354 Go on\r\n');

describe.each([
  ['one command at a time', '250 test' as Act],
  ['pipelined', pipelining],
])('a conversation broken off, %s', (_way, EHLO) => {
  it.each(Object.keys(interruptions) as (keyof typeof interruptions)[])(
    'by %s before the text: try later, and not a byte of the text has left',
    async (interruption) => {
      const turns: Turn[] = ['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA'];
      const results = await Promise.all(
        turns.map((turn) =>
          sendTo({ EHLO, [turn]: interruptions[interruption] }, { timeoutMs: interruption === 'hang' ? 500 : 5_000 }),
        ),
      );
      expect(results.map(({ answer, bodyBytes }) => [answer.outcome, bodyBytes])).toEqual(
        turns.map(() => ['tryLater', 0]),
      );
    },
  );

  it.each(['close', 'reset', 'hang', 'garbage', 'halfAReply'] as const)(
    'by %s once the text has begun to leave: uncertain',
    async (interruption) => {
      const act = interruptions[interruption];
      const timeoutMs = interruption === 'hang' ? 1_500 : 5_000;
      const results = await Promise.all([
        sendTo({ EHLO, startOfBody: act }, { timeoutMs, text: 'En linje\n'.repeat(30_000) }),
        sendTo({ EHLO, endOfBody: act }, { timeoutMs }),
      ]);
      for (const { answer, bodyBytes } of results) {
        expect(answer.outcome).toBe('uncertain');
        expect(bodyBytes).toBeGreaterThan(0);
      }
    },
  );

  it('by a close between the 354 and the text: uncertain, for the text may be on its way', async () => {
    const { answer } = await sendTo({ EHLO, DATA: goOnAndClose });
    expect(answer.outcome).toBe('uncertain');
  });
});
