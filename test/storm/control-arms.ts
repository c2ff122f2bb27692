import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InvariantId } from '../../src/checker/evidence.ts';
import { type Change, copyParts } from '../rig/changed-sources.ts';
import type { Moment } from './moments.ts';

/** A protection taken out of the program. */
export interface ControlArm {
  readonly name: string;
  /** Where it hurts most, and which invariant then breaks. */
  readonly aim: Moment;
  readonly caughtBy: InvariantId;
  readonly changes: readonly Change[];
}

/** Each is a protection without which a storm must do harm. A storm that finds nothing then shows nothing. */
export const CONTROL_ARMS: readonly ControlArm[] = [
  {
    name: 'command ids are ignored',
    aim: 'commandSent',
    caughtBy: 'I1',
    changes: [
      { file: 'workflows/trajectory.ts', from: 'if (!repeated(state, c)) take(', to: 'take(' },
      { file: 'workflows/trajectory.ts', from: 'accepted(repeated(state, c) ?? answer(c))', to: 'accepted(answer(c))' },
      { file: 'src/temporal.ts', from: 'asked.id}/', to: 'randomUUID()}/' },
    ],
  },
  {
    name: 'the dispatch fence is off',
    aim: 'mailAccepted',
    caughtBy: 'I3',
    changes: [
      { file: 'src/store/sending.ts', from: "state: 'sending',\n    mail_id", to: "state: 'planned',\n    mail_id" },
      {
        file: 'src/store/sending.ts',
        from: ".where('state', '=', 'sending')",
        to: ".where('mail_id', 'is not', null)",
      },
    ],
  },
  {
    name: 'the expected sequence is ignored',
    aim: 'journalCommitted',
    caughtBy: 'I6',
    changes: [
      { file: 'src/store/journal.ts', from: 'await compareWithJournal(trx,', to: 'void (trx,' },
      {
        file: 'src/store/journal.ts',
        from: 'const fresh = events.slice(row.sequence - from)',
        to: 'const fresh = events',
      },
    ],
  },
];

const PROGRAM = ['src', 'workflows', 'activities', 'test', 'engine', 'package.json', 'package-lock.json'];

/** A copy of the program without a protection, to be run from its own folder. Answers with the folder and how to remove it. */
export async function withoutProtection({ changes }: ControlArm): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'overgang-control-'));
  await copyParts(PROGRAM, folder, changes);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
