import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

export interface CaughtMail {
  /** The Message-ID without its angle brackets, `name@domain`. */
  messageId: string;
  /** Who the sender asked the server to deliver to; several are joined by `, `. */
  to: string;
  subject: string;
  text: string;
  receivedAt: string;
}

export interface MailCatcherOptions {
  /** 0, or left out, takes any free port. */
  port?: number | undefined;
  /** Where accepted mails are kept over a restart. Left out, they live in memory alone. */
  folder?: string | undefined;
  /** Told of every mail that is kept; its sender has the answer after this. */
  onMail?: ((mail: CaughtMail) => Promise<void> | void) | undefined;
}

export interface MailCatcher {
  readonly port: number;
  /** Every mail kept so far, the newest last. */
  mails(): readonly CaughtMail[];
  stop(): Promise<void>;
}

const SIZE_LIMIT_BYTES = 1024 * 1024;
const GRACE_MS = 2_000;

/** A mail server on 127.0.0.1 that delivers nothing and keeps what it accepts, for tests, demos and a first look. */
export async function startMailCatcher({ port = 0, folder, onMail }: MailCatcherOptions = {}): Promise<MailCatcher> {
  const { mails, last } = folder === undefined ? { mails: [], last: 0 } : await readBack(folder);
  let sequence = last;
  let keeping: Promise<unknown> = Promise.resolve();

  async function keep(bytes: Buffer): Promise<CaughtMail> {
    const receivedAt = new Date().toISOString();
    const mail = await caughtMail(bytes, receivedAt);
    if (folder !== undefined) await writeDurably(folder, fileName(sequence + 1, receivedAt), bytes);
    sequence += 1;
    mails.push(mail);
    return mail;
  }

  async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<CaughtMail | undefined> {
    const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
    const chunks = [Buffer.from(`X-Envelope-To: ${to}\r\n`)];
    for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk);
    if (stream.sizeExceeded) return undefined; // the server answers 552 by itself
    const kept = keeping.then(() => keep(Buffer.concat(chunks))); // one at a time, so that arrival has an order
    keeping = kept.catch(() => undefined);
    return kept;
  }

  const server = new SMTPServer({
    name: 'localhost',
    size: SIZE_LIMIT_BYTES,
    rejectOversized: true,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: GRACE_MS,
    onData(stream, session, answer) {
      receive(stream, session).then(
        async (mail) => {
          if (mail) await onMail?.(mail);
          answer(null, 'kept');
        },
        () => answer(Object.assign(new Error('Could not be kept, try again later'), { responseCode: 451 })),
      );
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  server.on('error', () => undefined); // a client that hangs up is no concern of the catcher

  let stopped: Promise<void> | undefined;
  return {
    port: (server.server.address() as AddressInfo).port,
    mails: () => [...mails],
    stop() {
      stopped ??= new Promise<void>((resolve) => server.close(resolve)).then(() => keeping).then(() => undefined);
      return stopped;
    },
  };
}

async function readBack(folder: string): Promise<{ mails: CaughtMail[]; last: number }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = (await readdir(folder)).sort();
  // Left by a process killed while it wrote: never accepted, so nobody counts on it.
  for (const name of names.filter(isUnfinished)) await rm(join(folder, name));
  const mails: CaughtMail[] = [];
  let last = 0;
  for (const name of names.filter((name) => name.endsWith('.eml'))) {
    const path = join(folder, name);
    const arrival = parseFileName(name) ?? { sequence: 0, receivedAt: (await stat(path)).mtime.toISOString() };
    mails.push(await caughtMail(await readFile(path), arrival.receivedAt));
    last = Math.max(last, arrival.sequence);
  }
  return { mails, last };
}

async function caughtMail(bytes: Buffer, receivedAt: string): Promise<CaughtMail> {
  const { headerLines, messageId = '', to = [], subject = '', text = '' } = await simpleParser(bytes);
  const [first] = headerLines; // ours comes first; a file put here by hand has none
  return {
    messageId: messageId.replace(/^<|>$/g, ''),
    to:
      (first && envelopeTo(first)) ??
      [to]
        .flat()
        .map((addresses) => addresses.text)
        .join(', '),
    subject,
    text: text.replace(/\n$/, ''), // the line end that SMTP itself adds
    receivedAt,
  };
}

function envelopeTo({ key, line }: { key: string; line: string }): string | undefined {
  if (key !== 'x-envelope-to') return undefined;
  return Buffer.from(line.slice(key.length + 1), 'latin1')
    .toString('utf8')
    .trim(); // mailparser keeps raw lines byte by byte
}

/** On the disk under its final name before this returns, or not there at all. */
async function writeDurably(folder: string, name: string, bytes: Buffer): Promise<void> {
  const unfinished = join(folder, `.${name}.tmp`);
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, join(folder, name));
  if (process.platform !== 'win32') await syncFolder(folder); // Windows cannot open a folder, and needs no sync of it
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** `00000042-20261004T081500123Z.eml`: by arrival when sorted, whatever the clock did. */
function fileName(sequence: number, receivedAt: string): string {
  return `${String(sequence).padStart(8, '0')}-${receivedAt.replace(/[-:.]/g, '')}.eml`;
}

function parseFileName(name: string): { sequence: number; receivedAt: string } | undefined {
  const match = /^(\d{8})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.eml$/.exec(name);
  if (!match) return undefined;
  const [, sequence, year, month, day, hour, minute, second, ms] = match;
  return { sequence: Number(sequence), receivedAt: `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z` };
}

function isUnfinished(name: string): boolean {
  return /^\.\d{8}-\w+\.eml\.tmp$/.test(name);
}
