import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type MailCatcher, startMailCatcher } from '../../src/messages/mail-catcher.ts';
import { type KeyRing, newKeyRing } from '../../src/store/keys.ts';
import { freePort } from '../rig/free-port.ts';
import { type Foundations, type Part, startFoundations } from './foundations.ts';
import type { Moments } from './moments.ts';
import { type Supervised, supervise } from './supervised.ts';

/** The production shape on one machine, every process of it mortal but the mail server, which is the witness. */
export interface Topology {
  readonly foundations: Foundations;
  readonly workers: readonly Part[];
  readonly http: Part & { get(path: string): Promise<Response> };
  readonly mails: MailCatcher;
  readonly keys: KeyRing;
  /** How often a worker or an HTTP server has ended by itself, and the last that they said. */
  deaths(): number;
  output(): string;
  stop(): Promise<void>;
}

const WORKERS = 2;
/** How long the mail server keeps a mail before it says so: a shot at that moment falls before the answer, however busy the machine. */
const ANSWER_MS = 20;

export async function startTopology(moments: Moments): Promise<Topology> {
  const [foundations, mails] = await Promise.all([
    startFoundations(),
    startMailCatcher({
      onMail: () => {
        moments.tell('mailAccepted');
        return sleep(ANSWER_MS);
      },
    }),
  ]);
  const { home, url, engine } = foundations;
  const keys = newKeyRing();
  await writeFile(join(home, 'keys.json'), JSON.stringify(keys), { mode: 0o600 });
  const port = await freePort();
  const env = {
    NODE_ENV: 'demo', // pages show cases; the clock is real all the same
    DATABASE_URL: url,
    TEMPORAL_ADDRESS: engine.address,
    OVERGANG_DATA_DIR: home,
    OVERGANG_BASE_URL: 'https://overgang.example',
    OVERGANG_SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
    OVERGANG_PORT: String(port),
  };
  const workers = Array.from({ length: WORKERS }, () =>
    supervise('src/main.worker.ts', env, /Overgang worker is running/),
  );
  const http = supervise('src/main.http.ts', env, /Overgang answers on/);
  const supervised = [...workers, http];
  await Promise.all(supervised.map((one) => one.ready()));
  return {
    foundations,
    workers: workers.map((worker, index) => partOf(`worker ${index + 1}`, worker)),
    http: { ...partOf('HTTP server', http), get: (path) => fetch(`http://127.0.0.1:${port}${path}`) },
    mails,
    keys,
    deaths: () => supervised.reduce((sum, one) => sum + one.deaths(), 0),
    output: () => supervised.map((one) => one.output()).join('\n'),
    async stop() {
      await Promise.allSettled(supervised.map((one) => one.stop()));
      await Promise.allSettled([foundations.stop(), mails.stop()]);
    },
  };
}

const partOf = (name: string, { kill, start, ready }: Supervised): Part => ({
  name,
  kill,
  async revive() {
    start();
    await ready();
  },
});
