import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Line } from './door-client.ts';
import { AbsenceRequest } from './services/absence-schema.ts';
import { MoveRequest } from './services/long/requests.ts';
import type { Operations } from './services/operations.ts';
import { PartyRequest, StaffRequest } from './services/register-schema.ts';
import {
  DaysRequest,
  ExportRequest,
  FillRequest,
  ForecastRequest,
  ImportRequest,
  KeyRequest,
  LogRequest,
  MoveCasesRequest,
  NoteRequest,
  ReportIdRequest,
  ReportListRequest,
  ReportRequest,
  SendRequest,
  SettingsFile,
  SettleRequest,
  TryMoveRequest,
  VerifyRequest,
} from './services/requests.ts';

/**
 * The loopback door: how a command line reaches the process that holds the data directory. Listens on 127.0.0.1 and lets
 * in who knows the token, which stands in the lock file that only the owner can read. One POST per operation; the answer
 * is one JSON line per step of progress and one with the result or the error, with empty lines while it takes its time.
 */
export interface Door {
  readonly port: number;
  readonly token: string;
  close(): Promise<void>;
}

const LARGEST_REQUEST = 32 * 1024 * 1024;
/** Well within the five minutes after which a client takes silence for the end. */
const SIGN_OF_LIFE_MS = 15_000;

type Emit = (done: number, total: number) => void;
/** Each operation with what it takes. */
const handlers = {
  list: async (operations: Operations) => operations.list(),
  show: async (operations: Operations, input: unknown) =>
    operations.show(z.object({ trajectoryId: z.uuid() }).parse(input)),
  send: async (operations: Operations, input: unknown) => operations.send(SendRequest.parse(input)),
  note: async (operations: Operations, input: unknown) => operations.note(NoteRequest.parse(input)),
  staff: async (operations: Operations) => operations.staff(),
  saveStaff: async (operations: Operations, input: unknown) => operations.saveStaff(StaffRequest.parse(input)),
  parties: async (operations: Operations) => operations.parties(),
  saveParty: async (operations: Operations, input: unknown) => operations.saveParty(PartyRequest.parse(input)),
  createKey: async (operations: Operations, input: unknown) => operations.createKey(KeyRequest.parse(input)),
  keys: async (operations: Operations) => operations.keys(),
  revokeKey: async (operations: Operations, input: unknown) =>
    operations.revokeKey(z.object({ keyId: z.uuid() }).parse(input)),
  readLog: async (operations: Operations, input: unknown) => operations.readLog(LogRequest.parse(input)),
  verifyLog: async (operations: Operations, input: unknown) => operations.verifyLog(VerifyRequest.parse(input)),
  importList: async (operations: Operations, input: unknown, emit: Emit) =>
    operations.importList(ImportRequest.parse(input), emit),
  moveCaseload: async (operations: Operations, input: unknown, emit: Emit) =>
    operations.moveCaseload(MoveRequest.parse(input), emit),
  absences: async (operations: Operations) => operations.absences(),
  takeAbsence: async (operations: Operations, input: unknown) => operations.takeAbsence(AbsenceRequest.parse(input)),
  endAbsence: async (operations: Operations, input: unknown) =>
    operations.endAbsence(z.object({ id: z.uuid() }).parse(input)),
  caseload: async (operations: Operations) => operations.caseload(),
  forecast: async (operations: Operations, input: unknown) => operations.forecast(ForecastRequest.parse(input)),
  reports: async (operations: Operations, input: unknown) => operations.reports(ReportRequest.parse(input)),
  trySettings: async (operations: Operations, input: unknown) => operations.trySettings(SettingsFile.parse(input)),
  takeSettings: async (operations: Operations, input: unknown) => operations.takeSettings(SettingsFile.parse(input)),
  tryMove: async (operations: Operations, input: unknown) => operations.tryMove(TryMoveRequest.parse(input)),
  moveCases: async (operations: Operations, input: unknown, emit: Emit) =>
    operations.moveCases(MoveCasesRequest.parse(input), emit),
  settings: async (operations: Operations) => operations.settings(),
  reportVersions: async (operations: Operations, input: unknown) =>
    operations.reportVersions(ReportListRequest.parse(input)),
  reportVersion: async (operations: Operations, input: unknown) =>
    operations.reportVersion(ReportIdRequest.parse(input)),
  fillReports: async (operations: Operations, input: unknown) => operations.fillReports(FillRequest.parse(input)),
  settleReport: async (operations: Operations, input: unknown) => operations.settleReport(SettleRequest.parse(input)),
  exportReport: async (operations: Operations, input: unknown) => operations.exportReport(ExportRequest.parse(input)),
  teamFidelity: async (operations: Operations, input: unknown) => operations.teamFidelity(DaysRequest.parse(input)),
  advance: async (operations: Operations, input: unknown) =>
    operations.advance(z.object({ days: z.int().min(0).max(3660) }).parse(input)),
  today: async (operations: Operations) => operations.today(),
  troubles: async (operations: Operations) => operations.troubles(),
} satisfies { [Name in keyof Operations]: (operations: Operations, input: unknown, emit: Emit) => Promise<unknown> };

export async function openDoor(operations: Operations): Promise<Door> {
  const token = randomBytes(32).toString('hex');
  const server = createServer((request, response) => void answer(operations, token, request, response));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    token,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  operations: Operations,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = (request.url ?? '').slice(1);
  if (request.method !== 'POST' || !isKnown(request.headers.authorization, token) || !Object.hasOwn(handlers, name)) {
    response.writeHead(404).end();
    return;
  }
  const tell = (line: Line) => response.write(`${JSON.stringify(line)}\n`);
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  response.flushHeaders();
  const signOfLife = setInterval(() => response.write('\n'), SIGN_OF_LIFE_MS);
  try {
    const input: unknown = JSON.parse((await bodyOf(request)) || 'null');
    const result = await handlers[name as keyof typeof handlers](operations, input, (done, total) =>
      tell({ done, total }),
    );
    tell({ result });
  } catch (error) {
    tell({ error: inWords(error) });
  } finally {
    clearInterval(signOfLife);
    response.end();
  }
}

function inWords(error: unknown): { name: string; message: string } {
  if (!(error instanceof z.ZodError)) return { name: (error as Error).name, message: (error as Error).message };
  const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'request'}: ${message}`);
  return { name: 'InvalidRequest', message: `The request cannot be used. ${faults.join('; ')}` };
}

function isKnown(authorization: string | undefined, token: string): boolean {
  const given = Buffer.from(authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_REQUEST) throw new Error(`The request is larger than ${LARGEST_REQUEST / 1024 / 1024} MiB`);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
