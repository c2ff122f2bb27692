import { z } from 'zod';
import { ROLES } from '../domain/roles.ts';
import { CivilDateSchema, CommandSchema, NoteText } from './command-schema.ts';
import { MunicipalityCode } from './register-schema.ts';

// Apart from what answers them: the command line reads them without loading store and engine.

export const ImportRequest = z.object({
  /** The file in base64. */
  file: z.base64(),
  municipality: z.string().min(1),
  programme: z.string().min(1),
  variant: z.string().min(1),
  draw: z.string().min(1),
  dryRun: z.boolean(),
});
export const SendRequest = z.object({ trajectoryId: z.uuid(), command: CommandSchema });
export const NoteRequest = z.object({ trajectoryId: z.uuid(), text: NoteText });
export const KeyRequest = z.strictObject({
  municipality: MunicipalityCode,
  name: z.string().regex(/^[\w.-]{1,64}$/, 'expected letters, digits and . - _'),
  role: z.enum(ROLES),
});
export const LogRequest = z
  .strictObject({
    trajectoryId: z.uuid('expected the id of a trajectory').toLowerCase().optional(),
    actor: z.string().min(1).max(200).optional(),
    from: CivilDateSchema.optional(),
    until: CivilDateSchema.optional(),
    searched: z.boolean().optional(),
  })
  .refine(
    ({ trajectoryId, actor }) => trajectoryId !== undefined || actor !== undefined,
    'Say of which --trajectory, or of which --actor: the log is long.',
  );
export const DaysRequest = z.strictObject({ from: CivilDateSchema, last: CivilDateSchema });
export const ReportRequest = DaysRequest.extend({ programme: z.string().max(64) });
/** A municipality's file of settings as it was written: wherever it is read, every mistake has its place. */
export const SettingsFile = z.strictObject({ text: z.string().max(256 * 1024) });
export const ReportListRequest = z.strictObject({ programme: z.string().max(64).optional() });
export const ReportIdRequest = z.strictObject({ id: z.uuid('expected the id of a report').toLowerCase() });
export const FillRequest = z.strictObject({ municipality: MunicipalityCode, programme: z.string().max(64) });
export const SettleRequest = ReportIdRequest.extend({
  to: z.enum(['approved', 'frozen']),
  reason: NoteText.optional(),
});
export const ExportRequest = ReportIdRequest.extend({ format: z.enum(['csv', 'xlsx']), isPublic: z.boolean() });
const Moving = z.strictObject({
  municipality: MunicipalityCode,
  programme: z.string().max(64),
  only: z.array(z.uuid().toLowerCase()).optional(),
});
/** What a move of running cases would mean … */
export const TryMoveRequest = Moving;
/** … and the move itself. */
export const MoveCasesRequest = Moving.extend({
  reason: NoteText,
  by: z.string().regex(/^[\w.:-]{1,64}$/, 'expected an id'),
});
export const ForecastRequest = z.strictObject({
  municipality: MunicipalityCode.optional(),
  staffId: z.uuid().optional(),
  weeks: z.int().min(1).max(26),
  more: z
    .strictObject({ count: z.int().min(1).max(50), programme: z.string().max(64), from: CivilDateSchema.optional() })
    .optional(),
});
export const VerifyRequest = z.strictObject({
  head: z.strictObject({ sequence: z.int().min(0), seal: z.string() }).optional(),
});
