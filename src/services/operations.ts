import { userInfo } from 'node:os';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Refusal } from '../domain/rule.ts';
import { type KeptAbsence, listAbsences } from '../store/absences.ts';
import { verifyAccessLog } from '../store/access-log.ts';
import { type ReadAccess, readAccesses } from '../store/accesses.ts';
import { writeNote } from '../store/notes.ts';
import type { TakenProgramme } from '../store/own-programmes.ts';
import { listParties, type PartyAddress, saveParty } from '../store/parties.ts';
import { type ApiKeyRow, createApiKey, listApiKeys, revokeApiKey } from '../store/service-accounts.ts';
import { listStaff, type RegisteredStaff, type StaffEntry, saveStaff } from '../store/staff.ts';
import { readTroubles, type Troubles } from '../store/troubles.ts';
import type { CommandResult } from '../temporal.ts';
import type { AbsenceRequest } from './absence-schema.ts';
import { type AbsenceAnswer, answerToAbsence, endAbsence } from './absences.ts';
import { type Caseloads, readCaseloads } from './caseload.ts';
import { answerToMove, type MoveAnswer } from './caseload-move.ts';
import { type PlaceFidelity, readTeamFidelity } from './fidelity.ts';
import { type FillingResult, fillReports } from './fill-reports.ts';
import { type Forecasts, readForecasts } from './forecast.ts';
import { type ImportReport, importCitizens } from './import.ts';
import type { MoveRequest } from './long/requests.ts';
import { type MoveReceipt, type MoveTrial, moveCases, tryMove } from './own-settings/move.ts';
import { readSettings, type SettingsTrial, takeSettings, trySettings } from './own-settings/take.ts';
import { type ShownTrajectory, showTrajectory, summaries, type TrajectorySummary } from './read.ts';
import type { PartyRequest, StaffRequest } from './register-schema.ts';
import { type PlaceReports, readReports } from './reports.ts';
import type {
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
} from './requests.ts';
import { sendCommand } from './send.ts';
import type { ServiceDeps } from './services.ts';
import {
  exportReport,
  listReports,
  type ReportFile,
  type ReportList,
  type ShownReport,
  settleReport,
  showReport,
} from './stored-reports.ts';
import { advanceTime } from './time.ts';

/** What the command line can ask of an installation, whether it runs in this process or behind the loopback door. */
export interface Operations {
  list(): Promise<TrajectorySummary[]>;
  /** Null when there is no such case. */
  show(request: { trajectoryId: string }): Promise<ShownTrajectory | null>;
  send(request: z.infer<typeof SendRequest>): Promise<CommandResult>;
  /** Keeps a text about a case and answers with the id by which a command names it; null when there is no such case. */
  note(request: z.infer<typeof NoteRequest>): Promise<{ id: string } | null>;
  staff(): Promise<RegisteredStaff[]>;
  /** Registers a member of staff, or changes what is known of the one with that address. */
  saveStaff(request: z.infer<typeof StaffRequest>): Promise<RegisteredStaff>;
  parties(): Promise<PartyAddress[]>;
  /** Where a municipality writes to somebody outside. */
  saveParty(request: z.infer<typeof PartyRequest>): Promise<PartyAddress>;
  /** Makes a key for a system; it is told here and never again. */
  createKey(request: z.infer<typeof KeyRequest>): Promise<{ key: string; keyId: string }>;
  keys(): Promise<ApiKeyRow[]>;
  /** False when there is no such key, or when it had been revoked before. */
  revokeKey(request: { keyId: string }): Promise<boolean>;
  /** Who has looked at or changed a case, or what somebody has. */
  readLog(request: z.infer<typeof LogRequest>): Promise<ReadAccess[]>;
  /** Whether the access log is as it was written. */
  verifyLog(request: z.infer<typeof VerifyRequest>): ReturnType<typeof verifyAccessLog>;
  importList(
    request: z.infer<typeof ImportRequest>,
    progress?: (done: number, total: number) => void,
  ): Promise<ImportReport>;
  /** Spreads the cases of one evenly over others, or only says how it would go. */
  moveCaseload(
    request: z.infer<typeof MoveRequest>,
    progress?: (done: number, total: number) => void,
  ): Promise<MoveAnswer>;
  /** Who is away today or later. */
  absences(): Promise<KeptAbsence[]>;
  /** Takes an absence, or only says what stands in its way. */
  takeAbsence(request: z.infer<typeof AbsenceRequest>): Promise<AbsenceAnswer>;
  /** Null when there is none that is not over. */
  endAbsence(request: { id: string }): Promise<KeptAbsence | null>;
  /** How much each CTI worker has, against what one is expected to have. */
  caseload(): Promise<Caseloads>;
  /** What a file of settings would mean to the running cases; nothing is stored. */
  trySettings(request: z.infer<typeof SettingsFile>): Promise<SettingsTrial>;
  /** Takes a file of settings for new cases. */
  takeSettings(request: z.infer<typeof SettingsFile>): Promise<TakenProgramme>;
  /** What each municipality has set. */
  settings(): Promise<TakenProgramme[]>;
  /** What moving running cases to the newest version and settings would mean; nothing is stored. */
  tryMove(request: z.infer<typeof TryMoveRequest>): Promise<MoveTrial>;
  /** Moves them, and answers when it is over. */
  moveCases(
    request: z.infer<typeof MoveCasesRequest>,
    progress?: (done: number, total: number) => void,
  ): Promise<MoveReceipt>;
  /** Duties and caseload ahead of workers, and of one with more courses. */
  forecast(request: z.infer<typeof ForecastRequest>): Promise<Forecasts>;
  /** A programme's reports as they stand today, for each municipality. */
  reports(request: z.infer<typeof ReportRequest>): Promise<PlaceReports[]>;
  /** Every version of the reports that fill themselves, and the periods that come next. */
  reportVersions(request: z.infer<typeof ReportListRequest>): Promise<ReportList>;
  /** A version with what it holds; null when there is none. */
  reportVersion(request: z.infer<typeof ReportIdRequest>): Promise<ShownReport | null>;
  /** Fills what is due, and reckons anew what is not handed in (K-29). */
  fillReports(request: z.infer<typeof FillRequest>): Promise<FillingResult>;
  /** Approves a version or freezes it as handed in; null when there is none. */
  settleReport(request: z.infer<typeof SettleRequest>): Promise<ShownReport | { readonly refusal: Refusal } | null>;
  /** A version as a file; null when there is none. */
  exportReport(request: z.infer<typeof ExportRequest>): Promise<ReportFile | null>;
  /** How near to the method each municipality's courses are, by programme. */
  teamFidelity(request: z.infer<typeof DaysRequest>): Promise<PlaceFidelity[]>;
  /** Moves a demo or test installation on in time. */
  advance(request: { days: number }): Promise<{ today: CivilDate }>;
  today(): Promise<{ today: CivilDate; offsetMs: number }>;
  /** What an operator must look at: alarms, and messages that reached nobody. */
  troubles(): Promise<Troubles>;
}

/** Whoever may use the command line is known by the name under which this process runs. */
export const operator = (): string => `operator ${userInfo().username}`;

const DAY_MS = 86_400_000;

export function createOperations(deps: ServiceDeps): Operations {
  return {
    list: () => summaries(deps),
    show: async ({ trajectoryId }) => (await showTrajectory(deps, trajectoryId)) ?? null,
    send: ({ trajectoryId, command }) => sendCommand(deps, trajectoryId, command),
    async note({ trajectoryId, text }) {
      const id = uuidv7();
      return (await writeNote(deps.db, deps.keys, { id, trajectoryId, text, at: new Date(deps.clock.now()) }))
        ? { id }
        : null;
    },
    staff: () => listStaff(deps.db),
    saveStaff: (entry) => saveStaff(deps.db, entry as StaffEntry),
    parties: () => listParties(deps.db),
    saveParty: (address) => saveParty(deps.db, address),
    async createKey(request) {
      const { key, keyId } = await createApiKey(deps.db, request);
      return { key, keyId };
    },
    keys: () => listApiKeys(deps.db),
    revokeKey: ({ keyId }) => revokeApiKey(deps.db, keyId),
    readLog: (question) => readAccesses(deps.db, deps.keys, question),
    verifyLog: ({ head }) => verifyAccessLog(deps.db, head),
    importList: ({ file, ...options }, progress) =>
      importCitizens(deps, Buffer.from(file, 'base64'), options, progress),
    moveCaseload: (request, progress) => answerToMove(deps, request, progress),
    absences: () => listAbsences(deps.db, deps.clock.today()),
    takeAbsence: (request) => answerToAbsence(deps, request),
    async endAbsence({ id }) {
      const found = (await listAbsences(deps.db, deps.clock.today())).find((one) => one.id === id);
      return (found && (await endAbsence(deps, found))) ?? null;
    },
    caseload: () => readCaseloads(deps),
    trySettings: ({ text }) => trySettings(deps, text),
    takeSettings: ({ text }) => takeSettings(deps, { text, by: operator() }),
    settings: () => readSettings(deps),
    tryMove: (request) => tryMove(deps, request),
    moveCases: (request, progress) => moveCases(deps, request, progress),
    forecast: (request) => readForecasts(deps, request),
    reports: (request) => readReports(deps, request),
    reportVersions: ({ programme }) => listReports(deps, programme === undefined ? {} : { programme }),
    reportVersion: async ({ id }) => (await showReport(deps, id)) ?? null,
    fillReports: (place) => fillReports(deps, place, { isAskedFor: true }),
    settleReport: async (request) => (await settleReport(deps, { ...request, by: operator() })) ?? null,
    exportReport: async (request) => (await exportReport(deps, request)) ?? null,
    teamFidelity: (request) => readTeamFidelity(deps, request),
    async advance({ days }) {
      await advanceTime(deps, days * DAY_MS);
      return { today: deps.clock.today() };
    },
    troubles: () => readTroubles(deps.db),
    today: async () => ({ today: deps.clock.today(), offsetMs: deps.clock.offsetMs() }),
  };
}
