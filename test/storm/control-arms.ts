import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InvariantId } from '../../src/checker/evidence.ts';
import type { Moment } from './moments.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A protection taken out of the program: in which file, what stood there, and what stands there now. */
export interface ControlArm {
  readonly name: string;
  /** Where it hurts most, and which invariant then breaks. */
  readonly aim: Moment;
  readonly caughtBy: InvariantId;
  readonly edits: readonly (readonly [file: string, from: string, to: string])[];
}

/** Each is a protection without which a storm must do harm. A storm that finds nothing then shows nothing. */
export const CONTROL_ARMS: readonly ControlArm[] = [
  {
    name: 'command ids are ignored',
    aim: 'commandSent',
    caughtBy: 'I1',
    edits: [
      ['workflows/trajectory.ts', 'if (!repeated(state, c)) take(', 'take('],
      ['workflows/trajectory.ts', 'accepted(repeated(state, c) ?? answer(c))', 'accepted(answer(c))'],
      ['src/temporal.ts', 'asked.id}/', 'randomUUID()}/'],
    ],
  },
  {
    name: 'the dispatch fence is off',
    aim: 'mailAccepted',
    caughtBy: 'I3',
    edits: [
      ['src/store/sending.ts', "state: 'sending',\n    mail_id", "state: 'planned',\n    mail_id"],
      ['src/store/sending.ts', ".where('state', '=', 'sending')", ".where('mail_id', 'is not', null)"],
    ],
  },
  {
    name: 'the expected sequence is ignored',
    aim: 'journalCommitted',
    caughtBy: 'I6',
    edits: [
      ['src/store/journal.ts', 'await compareWithJournal(trx,', 'void (trx,'],
      ['src/store/journal.ts', 'const fresh = events.slice(row.sequence - from)', 'const fresh = events'],
    ],
  },
];

/** A copy of the program without a protection, to be run from its own folder. Answers with the folder and how to remove it. */
export async function withoutProtection({
  name,
  edits,
}: ControlArm): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'overgang-control-'));
  for (const part of ['src', 'workflows', 'activities', 'test', 'engine', 'package.json', 'package-lock.json'])
    await cp(join(root, part), join(folder, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [file, from, to] of edits) {
    const text = await readFile(join(folder, file), 'utf8');
    if (!text.includes(from))
      throw new Error(`Expected ${file} to contain what "${name}" takes out, found it gone: ${from}`);
    await writeFile(join(folder, file), text.replaceAll(from, to));
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
