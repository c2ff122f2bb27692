import type { ColumnType, Generated } from 'kysely';
import type { PhaseNumber } from '../domain/course.ts';
import type { EmergencyReason } from '../domain/emergency.ts';
import type { RecordedEvent } from '../domain/events.ts';
import type { NoticeBody } from '../domain/notices.ts';
import type { Authority, JobFunction, OutsideParty, Recipient } from '../domain/people.ts';
import type { TrajectoryStatus } from '../domain/plan.ts';
import type { Role } from '../domain/roles.ts';
import type { Reason } from '../domain/rule.ts';
import type { Purpose } from '../domain/search.ts';
import type { Trajectory } from '../domain/state.ts';
import type { OwnProgrammeTable } from './own-programme-table.ts';
import type { ReportReminderTable, ReportTable } from './report-table.ts';
import type { OrganisationTables } from './tables-organisation.ts';

/** jsonb: an object when read, JSON text when written. */
type Json<T> = ColumnType<T, string, string>;
/** timestamptz: a Date when read. */
type Instant = ColumnType<Date, Date | string, Date | string>;
/** date: text YYYY-MM-DD, never a Date (see database.ts). */
type Day = string;

export type Channel = 'inbox' | 'email';
/**
 * planned → sending → sent; or cancelled (no longer true), failed (refused for good), uncertain (the mail server may
 * have taken it: never sent again by itself), unaddressed (nobody to tell).
 */
export const MESSAGE_STATES = [
  'planned',
  'sending',
  'sent',
  'cancelled',
  'failed',
  'uncertain',
  'unaddressed',
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

export interface JournalTable {
  trajectory_id: string;
  sequence: number;
  type: string;
  happened_on: Day;
  recorded_at: Instant;
  command_id: string | null;
  body: Json<RecordedEvent>;
}
export interface TrajectoryTable {
  id: string;
  municipality: string;
  /** Of a citizen and an organisation a case has exactly one. */
  citizen_id: string | null;
  organisation_id: string | null;
  programme: string;
  /** Which draw or list the citizen came by: a citizen is enrolled once per programme and draw. */
  draw: string;
  /** The folded journal; null until the enrolment has been recorded. */
  state: Json<Trajectory> | null;
  sequence: Generated<number>;
  demo: Generated<boolean>;
  /** bigint: text when read. */
  clock_offset_ms: ColumnType<string, number, never>;
  created_at: Instant;
  /** By which version, and of how many events, the rows are that lists are asked from (see projection.ts). */
  projection: Generated<number>;
  projected_sequence: Generated<number>;
  /** The number under which the municipality's other systems know the case; free of personal data. */
  case_number: string | null;
}
/** Somebody around a case from a day until another, which is no longer one of them; 'infinity' when nothing ends it. */
export interface AssignmentTable {
  trajectory_id: string;
  staff_id: string;
  job_function: JobFunction;
  stand_in: boolean;
  from_on: Day;
  until_on: Day;
}
/** Where a case is from a day until another. The first one holds before its day too, the last one for good. */
export interface StageTable {
  trajectory_id: string;
  municipality: string;
  status: TrajectoryStatus;
  phase: PhaseNumber | null;
  from_on: Day;
  until_on: Day;
}
/** What is to be done in a case, as it stands from a day until another. */
export interface WorkTable {
  trajectory_id: string;
  municipality: string;
  /** Id of the duty in the plan: its receipt too. */
  duty: string;
  owner: Recipient;
  /** Who holds that function; null when nobody does. */
  staff_id: string | null;
  /** A pause holds it; while that is open its dates move with each day, and those here are the earliest. */
  waiting: boolean;
  /** '-infinity' when it always could be done. */
  opens_on: Day;
  /** 'infinity' when no day makes it late. */
  due_on: Day;
  from_on: Day;
  until_on: Day;
}
export interface CitizenTable {
  id: string;
  municipality: string;
  name: string;
  cpr_encrypted: Buffer;
  /** Keyed HMAC: finds a number without storing it readably. */
  cpr_lookup: Buffer;
  created_at: Instant;
  /** The name as it is found and sorted by (see names.ts); '' until it has been written. */
  search_name: Generated<string>;
  sort_name: Generated<string>;
  /** Telephone, e-mail and address as JSON; null until somebody has registered any. */
  contact_encrypted: Buffer | null;
  /** Name and address protection: readable, because every list has to show it. */
  is_protected: Generated<boolean>;
  /** Counts the changes of number and contact data. */
  version: Generated<number>;
}
/** Every number that a citizen has had in a municipality, the present one too. */
export interface CitizenNumberTable {
  municipality: string;
  cpr_lookup: Buffer;
  citizen_id: string;
  cpr_encrypted: Buffer;
  /** Null for the number that holds. */
  replaced_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}
export interface StaffTable {
  id: string;
  municipality: string;
  name: string;
  email: string;
  team_leader: boolean;
  /** The day of the CTI training; null while none is known (G-22). */
  trained_on: Day | null;
  /** Id of the programme within which it was given (G-23). */
  trained_in: string | null;
  /** In the employment area, as it was given to a job consultant (G-01). */
  authority: Generated<Authority>;
  /** '' where a municipality has one team. */
  team: Generated<string>;
  /** The last day of somebody who has left or is to leave. */
  left_on: Day | null;
  /** Counts the changes: what an If-Match is compared with. */
  version: Generated<number>;
}
/** Where somebody outside is written to; each municipality has its own. */
export interface OutsidePartyTable {
  id: string;
  municipality: string;
  party: OutsideParty;
  name: string;
  email: string;
  version: Generated<number>;
}
/** pending → used when a command that names it is on its way; what stays pending is swept. */
export type NoteState = 'pending' | 'used';
export interface NoteTable {
  id: string;
  municipality: string;
  trajectory_id: string;
  text_encrypted: Buffer;
  state: Generated<NoteState>;
  /** Since when it waits for a command: what is swept is counted from here. */
  created_at: ColumnType<Date, Date | undefined, Date>;
  /** The id of whoever wrote it; null when it is not known. */
  author: string | null;
  written_at: ColumnType<Date, Date | undefined, never>;
}
export interface MessageTable {
  id: string;
  /** trajectory + duty + rung + due date + recipient + channel: what has been said for that date is never said again. */
  key: string;
  /** Null for what is about a report: then the next two say whose. */
  trajectory_id: string | null;
  municipality: string | null;
  programme: string | null;
  /** Key of the message that this one corrects, to the same person on the same channel. */
  corrects: string | null;
  /** A member of staff … */
  recipient: string | null;
  /** … or somebody outside, by e-mail only. Both null: nobody to tell. */
  outside: string | null;
  channel: Channel;
  body: Json<NoticeBody>;
  about_on: Day;
  /** When it should leave: late is counted from here, however often a mail server says "later". */
  send_at: Instant;
  state: MessageState;
  detail: string | null;
  attempts: Generated<number>;
  /** Not to be tried again before. */
  retry_at: Instant | null;
  /** The local part of the Message-ID of the mail that it was last claimed for; the messages of one mail share it. */
  mail_id: string | null;
  claimed_by: string | null;
  claimed_at: Instant | null;
  sent_at: Instant | null;
  late: Generated<boolean>;
  /** When its recipient first opened it in the in-app inbox. */
  read_at: Instant | null;
}
export interface AlarmTable {
  id: Generated<number>;
  trajectory_id: string | null;
  kind: string;
  detail: string;
  raised_at: Instant;
}
export interface SettingTable {
  key: string;
  value: Json<unknown>;
}
/** A system that may ask for things within one municipality. */
export interface ServiceAccountTable {
  id: string;
  municipality: string;
  name: string;
  role: Role;
  created_at: ColumnType<Date, never, never>;
}
export interface ApiKeyTable {
  id: string;
  account_id: string;
  secret_hash: Buffer;
  created_at: ColumnType<Date, never, never>;
  last_used_at: ColumnType<Date | null, never, Date>;
  revoked_at: ColumnType<Date | null, never, Date>;
}
/** Somebody has opened a case that is out of their reach, for some hours. */
export interface EmergencyAccessTable {
  id: string;
  municipality: string;
  trajectory_id: string;
  actor: string;
  role: Role;
  reason: EmergencyReason;
  text_encrypted: Buffer;
  hours: number;
  starts_at: ColumnType<Date, Date, never>;
  ends_at: ColumnType<Date, Date, never>;
  /** When somebody ended it before its time. */
  ended_at: ColumnType<Date | null, never, Date>;
  ended_by: ColumnType<string | null, never, string>;
}
/** One version of a document about a citizen: written once, approved at most once. */
export interface DocumentTable {
  trajectory_id: string;
  kind: string;
  version: number;
  content_encrypted: Buffer;
  /** What was changed and why; null when nobody said. */
  note_encrypted: Buffer | null;
  author: string;
  created_at: ColumnType<Date, Date, never>;
  approved_by: ColumnType<string | null, never, string>;
  approved_at: ColumnType<Date | null, never, Date>;
}
export interface AccessLogTable {
  /** bigint: text when read. */
  sequence: ColumnType<string, number, never>;
  at: ColumnType<Date, Date, never>;
  actor: string;
  role: Role | 'operator';
  municipality: string;
  operation: string;
  status: number;
  trajectories: string[];
  request_id: string;
  seal: Buffer;
  /** Of a search: why, and encrypted for what. */
  purpose: Purpose | null;
  criterion: Buffer | null;
}
/** Which member of staff a person of an identity provider is, in each municipality. */
export interface StaffIdentityTable {
  issuer: string;
  subject: string;
  staff_id: string;
  municipality: string;
  bound_at: ColumnType<Date, never, never>;
}
/** Sessions of browsers; written by connect-pg-simple. */
export interface SessionTable {
  sid: string;
  sess: ColumnType<unknown, never, never>;
  expire: ColumnType<Date, never, never>;
}

export type OperationKind = 'import' | 'moveCaseload' | 'absence' | 'moveProgramme';
/** queued → running → done, cancelled between two items, or failed: it cannot be done at all. */
export type OperationState = 'queued' | 'running' | 'done' | 'cancelled' | 'failed';
export interface OperationTable {
  id: string;
  municipality: string;
  kind: OperationKind;
  /** Who started it, and in which role. */
  actor: string;
  role: Role;
  /** Numbers, names and texts may stand in it; null when it is over. */
  request_encrypted: Buffer | null;
  /** Keyed HMAC of the request: tells a repeated one from another under the same id, for ever. */
  request_mark: Buffer;
  state: Generated<OperationState>;
  cancel_requested: Generated<boolean>;
  /** Why it failed, by code. */
  fault: string | null;
  created_at: ColumnType<Date, Date, never>;
  ended_at: ColumnType<Date | null, never, Date>;
}
export interface OperationItemTable {
  operation_id: string;
  /** A line of the list, or the place of a case in the order of ids. */
  position: number;
  trajectory_id: string | null;
  outcome: 'done' | 'refused' | null;
  /** What was in the way, as codes. */
  reasons: Json<readonly ItemReason[]>;
}
/** Why an item was refused: a rule's no, or what is wrong with a line of a list. Codes only. */
export type ItemReason = (Reason | { readonly fault: string; readonly line?: number }) & { readonly column?: string };

export interface Tables extends OrganisationTables {
  journal: JournalTable;
  trajectory: TrajectoryTable;
  assignment: AssignmentTable;
  /** A view: the assignments, and those who stand in for somebody who is away. */
  standing: AssignmentTable;
  stage: StageTable;
  work: WorkTable;
  citizen: CitizenTable;
  citizen_number: CitizenNumberTable;
  staff: StaffTable;
  outside_party: OutsidePartyTable;
  note: NoteTable;
  message: MessageTable;
  alarm: AlarmTable;
  setting: SettingTable;
  service_account: ServiceAccountTable;
  api_key: ApiKeyTable;
  emergency_access: EmergencyAccessTable;
  document: DocumentTable;
  access_log: AccessLogTable;
  staff_identity: StaffIdentityTable;
  session: SessionTable;
  operation: OperationTable;
  operation_item: OperationItemTable;
  report: ReportTable;
  report_reminder: ReportReminderTable;
  own_programme: OwnProgrammeTable;
}
