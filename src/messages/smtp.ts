import { Readable } from 'node:stream';
import { domainToASCII } from 'node:url';
import addressparser from 'nodemailer/lib/addressparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

export interface MailSenderOptions {
  host: string;
  port: number;
  /** TLS from the first byte (port 465). Otherwise STARTTLS, whenever the server offers it. */
  secure: boolean;
  user?: string | undefined;
  password?: string | undefined;
  /** `name@domain` or `Name <name@domain>`. The domain ends every Message-ID. */
  from: string;
  /** The longest one mail may take, from looking up the host to the last answer. 45 seconds when left out. */
  timeoutMs?: number | undefined;
}

export interface Mail {
  /** The part before @: another one for every mail that is handed over. */
  messageId: string;
  /** One bare address, `name@domain`. */
  to: string;
  subject: string;
  text: string;
  date?: Date | undefined;
}

/**
 * What became of a mail. `detail` names the answer or the fault and the step it came at, never an address or a text.
 * - `accepted`: the server answered for it.
 * - `tryLater`: certainly not accepted, and another attempt may succeed.
 * - `refused`: certainly not accepted, and never will be.
 * - `uncertain`: the text had begun to leave and no answer came. Sending again may deliver it twice.
 */
export type MailOutcome =
  | { outcome: 'accepted' }
  | { outcome: 'tryLater'; detail: string }
  | { outcome: 'refused'; detail: string }
  | { outcome: 'uncertain'; detail: string };

export interface MailSender {
  /** Sends one mail over a connection of its own. Answers within `timeoutMs`; an outage is an answer, not an error. */
  send(mail: Mail): Promise<MailOutcome>;
  /** Lets the mails under way get their answer, so that stopping makes none of them uncertain. */
  close(): Promise<void>;
}

type Step = 'connect' | 'login' | 'envelope' | 'body';
type Failure = Pick<
  SMTPConnection.SMTPError,
  'code' | 'originalCode' | 'command' | 'response' | 'responseCode' | 'permanent'
>;

// Time for a server that scans before it answers: impatience is what makes a delivered mail uncertain.
const DEFAULT_TIMEOUT_MS = 45_000;
const GOODBYE_MS = 1_000;

export function createMailSender(options: MailSenderOptions): MailSender {
  const from = mailbox(options.from);
  const domain = domainToASCII(from.address.slice(from.address.lastIndexOf('@') + 1));
  const underWay = new Set<Promise<MailOutcome>>();
  let isClosed = false;

  async function compose({ messageId, to, subject, text, date }: Mail) {
    const message = new MailComposer({
      from,
      to: { name: '', address: to },
      messageId: `<${localPart(messageId)}@${domain}>`,
      subject,
      text,
      date: date ?? new Date(),
      encoding: 'quoted-printable', // readable in the source, and no line is too long for any server
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      disableFileAccess: true,
      disableUrlAccess: true,
    }).compile();
    const bytes = await message.build();
    const envelope = message.getEnvelope(); // domains in their ASCII form
    return { bytes, envelope: { from: envelope.from, to: envelope.to, size: bytes.length } };
  }

  async function composeAndDeliver(mail: Mail): Promise<MailOutcome> {
    const { bytes, envelope } = await compose(mail);
    return deliver(options, envelope, bytes);
  }

  return {
    async send(mail) {
      if (isClosed) return { outcome: 'tryLater', detail: 'sender closed' };
      if (!isBareAddress(mail.to)) return { outcome: 'refused', detail: 'not an address' };
      const sending = composeAndDeliver(mail);
      underWay.add(sending);
      return sending.finally(() => underWay.delete(sending));
    },
    async close() {
      isClosed = true;
      await Promise.allSettled(underWay);
    },
  };
}

function deliver(options: MailSenderOptions, envelope: SMTPConnection.Envelope, bytes: Buffer): Promise<MailOutcome> {
  const { host, port, secure, user, password, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    // A password never leaves in clear text, except inside this machine.
    requireTLS: user !== undefined && !secure && !isLoopback(host),
    socketCloseTimeout: 0,
  });
  return new Promise((resolve) => {
    let step: Step = 'connect';
    let isSettled = false;
    // The connection reads the text first when the server has answered 354, and only then can a byte of it leave.
    const body = new Readable({
      read() {
        step = 'body';
        this.push(bytes);
        this.push(null);
      },
    });
    const settle = (outcome: MailOutcome, isServerThere: boolean): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(deadline);
      body.destroy();
      if (isServerThere) sayGoodbye(connection);
      else connection.close();
      resolve(outcome);
    };
    const failed = (failure: Failure): void => settle(outcomeOf(failure, step), failure.responseCode !== undefined);
    const deadline = setTimeout(() => failed({ code: 'ETIMEDOUT' }), timeoutMs);

    connection.on('error', failed);
    // An end that nothing else explains. Deferred, because 'end' comes just before the error that explains it.
    connection.on('end', () => setImmediate(() => failed({ code: 'ECONNECTION' })));
    connection.connect((fault) => {
      if (fault) return failed(fault);
      step = 'login';
      logIn(connection, user, password, (fault) => {
        if (fault) return failed(fault);
        step = 'envelope';
        connection.send(envelope, body, (fault) => (fault ? failed(fault) : settle({ outcome: 'accepted' }, true)));
      });
    });
  });
}

function logIn(
  connection: SMTPConnection,
  user: string | undefined,
  password: string | undefined,
  done: (fault: SMTPConnection.SMTPError | null) => void,
): void {
  if (user === undefined) done(null);
  else connection.login({ user, pass: password }, done);
}

/** QUIT, without waiting long for the answer: the mail already has its own. */
function sayGoodbye(connection: SMTPConnection): void {
  const patience = setTimeout(() => connection.close(), GOODBYE_MS).unref();
  connection.once('end', () => clearTimeout(patience));
  connection.quit();
}

function outcomeOf(failure: Failure, step: Step): MailOutcome {
  const { code, response, responseCode = 0, permanent = false } = failure;
  const detail = detailOf(failure, step);
  if (responseCode >= 400 && responseCode < 600) {
    return { outcome: permanent && isAboutTheMail(failure, step) ? 'refused' : 'tryLater', detail };
  }
  if (step === 'body') return { outcome: 'uncertain', detail };
  // Said by nodemailer itself: larger than the server's SIZE, or an address that no command can carry.
  if (!response && (code === 'EMESSAGE' || code === 'EENVELOPE')) return { outcome: 'refused', detail };
  return { outcome: 'tryLater', detail };
}

/** A 5xx to the greeting, to STARTTLS or to the login (RFC 4954) is about our access: the mail can go once that is mended. */
function isAboutTheMail({ command = '', responseCode = 0 }: Failure, step: Step): boolean {
  if (step === 'body') return true;
  return ['MAIL FROM', 'RCPT TO', 'DATA'].includes(command) && ![530, 534, 535, 538].includes(responseCode);
}

/** Built from codes alone. A server's own words often repeat the address. */
function detailOf({ code, originalCode, command, response, responseCode }: Failure, step: Step): string {
  const answered = command && command !== 'CONN' && command !== 'API' && step !== 'body' ? command : step;
  if (responseCode === undefined) return `${originalCode ?? code ?? 'unknown fault'} at ${answered}`;
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1]; // RFC 3463
  return `${[responseCode, enhanced].filter(Boolean).join(' ')} at ${answered}`;
}

function mailbox(from: string): { name: string; address: string } {
  const [first, ...others] = addressparser(from, { flatten: true });
  if (!first || others.length > 0 || !isBareAddress(first.address)) {
    throw new Error(`Expected the sender as "name@domain" or "Name <name@domain>", found ${JSON.stringify(from)}`);
  }
  return first;
}

function localPart(messageId: string): string {
  if (!/^[\w+-]+(\.[\w+-]+)*$/.test(messageId) || messageId.length > 200) {
    throw new Error(`Expected a Message-ID of letters, digits and . _ + -, found ${JSON.stringify(messageId)}`);
  }
  return messageId;
}

function isBareAddress(text: string): boolean {
  return /^[^\s\p{Cc}<>()[\]\\,;:@"]+@[^\s\p{Cc}<>()[\]\\,;:@"]+$/u.test(text) && text.length <= 254;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
