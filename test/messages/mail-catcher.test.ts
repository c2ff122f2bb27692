import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CaughtMail, type MailCatcherOptions, startMailCatcher } from '../../src/messages/mail-catcher.ts';
import { createMailSender, type Mail } from '../../src/messages/smtp.ts';

const aMail = (overrides: Partial<Mail> = {}): Mail => ({
  messageId: 'forloeb-7.1',
  to: 'aase@borger.example',
  subject: 'Påmindelse på lørdag',
  text: 'Kære Åse\n\nVi ses.',
  ...overrides,
});
const aSender = (port: number) =>
  createMailSender({ host: '127.0.0.1', port, secure: false, from: 'svar-ikke@aeroe.example', timeoutMs: 5_000 });

let folder: string;
const toStop: (() => unknown)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'overgang-mails-'));
});
afterEach(async () => {
  await Promise.all(toStop.splice(0).map((stop) => stop()));
  await rm(folder, { recursive: true });
});
async function aCatcher(options: MailCatcherOptions = {}) {
  const catcher = await startMailCatcher(options);
  toStop.push(catcher.stop);
  return catcher;
}

describe('the mail catcher', () => {
  it('keeps what it accepts, the newest last, and tells of it', async () => {
    const told: CaughtMail[] = [];
    const catcher = await aCatcher({ onMail: (mail) => void told.push(mail) });
    const before = new Date().toISOString();
    expect(await aSender(catcher.port).send(aMail())).toEqual({ outcome: 'accepted' });
    await aSender(catcher.port).send(aMail({ messageId: 'forloeb-7.2', to: 'jørgen@borger.example', subject: '' }));
    expect(catcher.mails()).toEqual([
      {
        messageId: 'forloeb-7.1@aeroe.example',
        to: 'aase@borger.example',
        subject: 'Påmindelse på lørdag',
        text: 'Kære Åse\n\nVi ses.',
        receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      },
      expect.objectContaining({ messageId: 'forloeb-7.2@aeroe.example', to: 'jørgen@borger.example', subject: '' }),
    ]);
    expect(catcher.mails()[0]!.receivedAt >= before).toBe(true);
    await expect.poll(() => told).toEqual(catcher.mails());
  });

  it('refuses a mail of more than 1 MiB, also from a client that does not ask first', async () => {
    const catcher = await aCatcher({ folder });
    const tooLarge = aMail({ text: 'x'.repeat(1024 * 1024) });
    expect((await aSender(catcher.port).send(tooLarge)).outcome).toBe('refused');
    const answers = await talk(catcher.port, [
      'HELO test',
      'MAIL FROM:<a@b.example>',
      'RCPT TO:<c@d.example>',
      'DATA',
      `${'x'.repeat(998)}\r\n`.repeat(1_100).concat('.'),
      'QUIT',
    ]);
    expect(answers.map((line) => line.slice(0, 3))).toEqual(['220', '250', '250', '250', '354', '552', '221']);
    expect(catcher.mails()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('does not keep half a mail', async () => {
    const catcher = await aCatcher({ folder });
    await talk(catcher.port, [
      'HELO test',
      'MAIL FROM:<a@b.example>',
      'RCPT TO:<c@d.example>',
      'DATA',
      'Subject: halv',
    ]);
    expect(await aSender(catcher.port).send(aMail())).toEqual({ outcome: 'accepted' });
    expect(catcher.mails().map(({ messageId }) => messageId)).toEqual(['forloeb-7.1@aeroe.example']);
  });

  it('says which port is taken', async () => {
    const catcher = await aCatcher();
    await expect(startMailCatcher({ port: catcher.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('asks for another attempt when the disk takes nothing', async () => {
    const catcher = await aCatcher({ folder });
    await rm(folder, { recursive: true });
    expect((await aSender(catcher.port).send(aMail())).outcome).toBe('tryLater');
    expect(catcher.mails()).toEqual([]);
    await aCatcher({ folder });
    expect(await aSender(catcher.port).send(aMail())).toEqual({ outcome: 'accepted' });
  });
});

describe('the folder of the mail catcher', () => {
  it('keeps the mails over a restart, in order, and goes on where it left off', async () => {
    const first = await aCatcher({ folder });
    for (const n of [1, 2, 3]) await aSender(first.port).send(aMail({ messageId: `forloeb-7.${n}` }));
    const kept = first.mails();
    await first.stop();

    const second = await aCatcher({ folder });
    expect(second.mails()).toEqual(kept);
    await aSender(second.port).send(aMail({ messageId: 'forloeb-7.4', to: 'jørgen@borger.example' }));
    await second.stop();

    const third = await aCatcher({ folder });
    expect(third.mails().map(({ messageId }) => messageId)).toEqual(
      [1, 2, 3, 4].map((n) => `forloeb-7.${n}@aeroe.example`),
    );
    expect(third.mails()).toEqual(second.mails());
  });

  it('holds one readable .eml a mail, named by arrival', async () => {
    const catcher = await aCatcher({ folder });
    await aSender(catcher.port).send(aMail());
    const [name, ...others] = await readdir(folder);
    expect(others).toEqual([]);
    expect(name).toMatch(/^00000001-\d{8}T\d{9}Z\.eml$/);
    const source = await readFile(join(folder, name!), 'utf8');
    expect(source).toContain('\r\nTo: aase@borger.example\r\n');
    expect(source).toContain('Vi ses.');
  });

  it('forgets what was never finished, and reads a mail put there by hand', async () => {
    await writeFile(join(folder, '.00000009-20261004T081500123Z.eml.tmp'), 'Subject: hal');
    await writeFile(join(folder, 'fra-arkivet.eml'), 'To: a@b.example\r\nSubject: Gammel\r\n\r\nTekst\r\n');
    const catcher = await aCatcher({ folder });
    expect(catcher.mails()).toEqual([
      expect.objectContaining({ to: 'a@b.example', subject: 'Gammel', text: 'Tekst', messageId: '' }),
    ]);
    expect(await readdir(folder)).toEqual(['fra-arkivet.eml']);
  });

  it('has every accepted mail, and none that was to be tried later, when the process is killed', async () => {
    const child = fork(new URL('./mail-catcher.child.ts', import.meta.url), [folder], { execArgv: [] });
    const [port] = (await once(child, 'message')) as [number];
    const sender = aSender(port);
    let accepted = 0;
    const sent = Array.from({ length: 40 }, async (_, n) => {
      const { outcome } = await sender.send(aMail({ messageId: `n-${n}` }));
      if (outcome === 'accepted' && ++accepted === 10) child.kill('SIGKILL');
      return { id: `n-${n}@aeroe.example`, outcome };
    });
    const outcomes = await Promise.all(sent);
    const idsOf = (outcome: string) => outcomes.filter((mail) => mail.outcome === outcome).map(({ id }) => id);
    expect(child.signalCode ?? (await once(child, 'exit'))[1]).toBe('SIGKILL');

    const kept = (await aCatcher({ folder })).mails().map(({ messageId }) => messageId);
    expect(kept).toEqual(expect.arrayContaining(idsOf('accepted')));
    expect(kept.filter((id) => idsOf('tryLater').includes(id))).toEqual([]);
    expect(idsOf('refused')).toEqual([]);
    expect(accepted).toBeGreaterThanOrEqual(10);
    expect(accepted).toBeLessThan(40);
  });
});

/** Says the lines, each after the answer to the one before, and hangs up. */
async function talk(port: number, lines: string[]): Promise<string[]> {
  const socket = connect(port, '127.0.0.1');
  const answers: string[] = [];
  const listen = async () => answers.push(String((await once(socket, 'data'))[0]));
  for (const line of lines) {
    await listen();
    socket.write(`${line}\r\n`);
  }
  if (lines.at(-1) === 'QUIT') await listen();
  socket.destroySoon();
  await once(socket, 'close');
  return answers;
}
