import type { Operations } from './services/operations.ts';

/** What comes through the door, a JSON line each: steps of progress, then the result or the error. */
export type Line =
  | { readonly done: number; readonly total: number }
  | { readonly result: unknown }
  | { readonly error: { readonly name: string; readonly message: string } };

type Emit = (done: number, total: number) => void;

/** Every operation by name; the compiler compares the list with the operations themselves. */
const OPERATIONS = Object.keys({
  list: true,
  show: true,
  send: true,
  note: true,
  staff: true,
  saveStaff: true,
  parties: true,
  moveCaseload: true,
  absences: true,
  takeAbsence: true,
  endAbsence: true,
  caseload: true,
  forecast: true,
  reports: true,
  trySettings: true,
  takeSettings: true,
  settings: true,
  reportVersions: true,
  reportVersion: true,
  fillReports: true,
  settleReport: true,
  exportReport: true,
  teamFidelity: true,
  tryMove: true,
  moveCases: true,
  saveParty: true,
  createKey: true,
  keys: true,
  revokeKey: true,
  readLog: true,
  verifyLog: true,
  importList: true,
  advance: true,
  today: true,
  troubles: true,
} satisfies Record<keyof Operations, true>) as (keyof Operations)[];

/** The installation behind a door is not there any more, or went in the middle of an answer. */
class InstallationGone extends Error {
  override readonly name = 'InstallationGone';
}

/** The operations of the installation behind a door. An error there is an error here, with the same name and words. */
export function operationsBehind({ port, token }: { readonly port: number; readonly token: string }): Operations {
  const call = async (name: keyof Operations, input: unknown, progress?: Emit): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input ?? null),
    }).catch(() => undefined);
    if (!response?.ok || !response.body)
      throw new InstallationGone(
        'The running installation does not answer: it may be stopping. Try again in a moment.',
      );
    for await (const line of linesOf(response.body)) {
      const told = JSON.parse(line) as Line;
      if ('result' in told) return told.result;
      if ('error' in told) throw Object.assign(new Error(told.error.message), { name: told.error.name });
      progress?.(told.done, told.total);
    }
    throw new InstallationGone(
      'The running installation stopped in the middle of its answer. Start it and try again: what it has taken in stays, and nothing is doubled.',
    );
  };
  return Object.fromEntries(
    OPERATIONS.map((name) => [name, (input: unknown, progress?: Emit) => call(name, input, progress)]),
  ) as unknown as Operations;
}

/** The lines of an answer that are not empty. An answer that breaks off simply ends; half a line is none. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of body) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.filter((line) => line !== '');
    }
  } catch {
    // The connection broke: what has come so far is all there is.
  }
}
