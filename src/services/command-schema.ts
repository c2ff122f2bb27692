import { z } from 'zod';
import { type CivilDate, parseCivilDate } from '../domain/calendar/civil-date.ts';
import { type Command, PAUSE_REASONS } from '../domain/commands.ts';
import { JOB_FUNCTIONS } from '../domain/programme.ts';

/** A civil date as it crosses a door: YYYY-MM-DD, and one that the calendar has. */
export const CivilDateSchema = z.string().transform((text, context): CivilDate => {
  const on = parseCivilDate(text);
  if (on) return on;
  context.addIssue({ code: 'custom', message: 'expected a date YYYY-MM-DD that the calendar has' });
  return z.NEVER;
});

const on = CivilDateSchema;
/** A person or system by id: what enters Temporal is no name and no address. */
const who = z.string().regex(/^[\w.:-]{1,64}$/, 'expected an id of letters, digits and . : - _');
const decision = z.strictObject({ citizenAgrees: z.boolean(), ctiWorker: who });
const pauseFields = { from: on, reason: z.enum(PAUSE_REASONS), noteId: z.uuid().optional() };
const party = z.enum(['STAR', 'SOCIALSTYRELSEN', 'MUNICIPAL_PROJECT_LEADER', 'EVALUATOR']);

/** What people may ask of a running case. Enrolment is not here: it begins the case. */
export const CommandBodySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('AssignStaff'), function: z.enum(JOB_FUNCTIONS), staffId: who, on }),
  z.strictObject({ type: z.literal('AssessTargetGroup'), inTargetGroup: z.boolean(), on }),
  z.strictObject({
    type: z.literal('GrantSupport'),
    legalBasis: z.string(),
    months: z.int().optional(),
    changedNeed: z.boolean().optional(),
    on,
  }),
  z.strictObject({ type: z.literal('InformOfGrant'), who: z.enum(['citizen', 'ctiWorker']), on }),
  z.strictObject({ type: z.literal('RegisterJobMatch'), on }),
  z.strictObject({ type: z.literal('StartCourse'), startOn: on, takenOver: z.boolean().optional() }),
  z.strictObject({ type: z.literal('PauseCourse'), ...pauseFields, citizenWishesToGoOn: z.boolean() }),
  z.strictObject({ type: z.literal('ResumeCourse'), until: on, decision }),
  z.strictObject({ type: z.literal('RecordPastPause'), ...pauseFields, until: on, decision }),
  z.strictObject({
    type: z.literal('RestartCourse'),
    startOn: on,
    decision,
    confirmedBy: z.array(z.enum(['jobCentreCaseworker', 'socialCaseworker'])),
  }),
  z.strictObject({ type: z.literal('DescribeInterruption'), to: party, on }),
  z.strictObject({ type: z.literal('DiscussInterruption'), with: party, on }),
  z.strictObject({ type: z.literal('EndCourseEarly'), endOn: on, on }),
  z.strictObject({ type: z.literal('ArchiveTrajectory'), on }),
]);

const envelope = z.object({ id: z.uuid(), by: who, basedOn: z.int().optional() });

/** A whole command: its envelope and one of the bodies above. Fields that are absent stay absent. */
export const CommandSchema = z
  .looseObject({ ...envelope.shape, type: z.string() })
  .transform((value, context): Command => {
    const { id, by, basedOn, ...rest } = value;
    const body = CommandBodySchema.safeParse(rest);
    if (body.success) return { id, by, ...(basedOn === undefined ? {} : { basedOn }), ...body.data } as Command;
    for (const { path, message } of body.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  });
