import { z } from 'zod';
import { type CivilDate, parseCivilDate } from '../domain/calendar/civil-date.ts';
import { type Command, PAUSE_REASONS } from '../domain/commands.ts';
import { AUTHORITIES, JOB_FUNCTIONS, OUTSIDE_PARTIES, PARTICIPANTS } from '../domain/people.ts';
import { REFUSAL_CODES } from '../domain/rule.ts';

/** A civil date as it crosses a door: YYYY-MM-DD, and one that the calendar has. */
export const CivilDateSchema = z
  .string()
  .transform((text, context): CivilDate => {
    const on = parseCivilDate(text);
    if (on) return on;
    const message = 'expected a date YYYY-MM-DD that the calendar has';
    context.addIssue({ code: 'custom', message, params: { fault: 'dateUnusable' } });
    return z.NEVER;
  })
  .meta({ format: 'date', example: '2026-03-02' });

const LONGEST_NOTE = 20_000;
/** A text about a citizen: it goes to the store, encrypted, and nowhere else. */
export const NoteText = z.string().trim().min(1).max(LONGEST_NOTE);

const on = CivilDateSchema;
/** A person, a system or a thing of the programme by id: what enters Temporal is no name, no address and no sentence. */
const code = z.string().regex(/^[\w.:-]{1,64}$/, 'expected an id of letters, digits and . : - _');
const who = code;
const noteId = z.uuid();
/** A duty is named by its subject and its kind: round-1/startUpMeeting. */
const duty = z.string().regex(/^[\w.:/-]{1,128}$/, 'expected the id of a duty, such as round-1/startUpMeeting');
const decision = z.strictObject({ citizenAgrees: z.boolean(), ctiWorker: who });
const pauseFields = { from: on, reason: z.enum(PAUSE_REASONS), noteId: noteId.optional() };
const party = z.enum(OUTSIDE_PARTIES);
const participants = z.array(z.enum(PARTICIPANTS)).max(PARTICIPANTS.length);
const caseworker = z.enum(['jobCentreCaseworker', 'socialCaseworker']);
const register = z
  .strictObject({ trainedOn: on.nullable(), trainedIn: code.optional(), authority: z.enum(AUTHORITIES).optional() })
  .optional();

const MOST_VALUES = 50;
/** Codes, numbers, dates and ids; the programme says which. Free text has no way in: a note has an id. */
const values = z
  .record(
    z.string().regex(/^[a-zA-Z]\w{0,63}$/, 'expected the name of a field'),
    z.union([code, z.number(), z.boolean(), z.array(code).max(MOST_VALUES)], {
      error: 'expected a code, a number, a date, an id, yes or no, or a list of codes: a text is a note with an id',
    }),
  )
  .refine((all) => Object.keys(all).length <= MOST_VALUES, `expected at most ${MOST_VALUES} values`)
  .optional();

/** Who stood behind a registration, and what it says. */
export const FactFields = { with: participants.optional(), values };

const pauseCourse = z.strictObject({
  type: z.literal('PauseCourse'),
  ...pauseFields,
  citizenWishesToGoOn: z.boolean(),
});
const resumeCourse = z.strictObject({ type: z.literal('ResumeCourse'), until: on, decision });

/** What a case can be told without waiting for its answer. */
export const SignalBodySchema = z.discriminatedUnion('type', [pauseCourse, resumeCourse]);

const assignStaff = z.strictObject({
  type: z.literal('AssignStaff'),
  function: z.enum(JOB_FUNCTIONS),
  staffId: who,
  on,
  noteId: noteId.optional(),
});
const appointStandIn = z.strictObject({ type: z.literal('AppointStandIn'), staffId: who, from: on, until: on });
const handOver = { function: z.enum(JOB_FUNCTIONS), staffId: who };
const others = [
  z.strictObject({ type: z.literal('AcceptCase'), ...handOver, on }),
  z.strictObject({ type: z.literal('DeclineCase'), ...handOver, noteId, on }),
  z.strictObject({
    type: z.literal('SummonMeeting'),
    meeting: code,
    for: on,
    preparedBy: z.array(z.enum(JOB_FUNCTIONS)).max(JOB_FUNCTIONS.length).optional(),
    on,
  }),
  z.strictObject({
    type: z.literal('MoveMeeting'),
    meeting: code,
    to: on,
    askedBy: z.enum(PARTICIPANTS),
    noteId,
    on,
  }),
  z.strictObject({ type: z.literal('CancelMeeting'), meeting: code, noteId, on }),
  z.strictObject({ type: z.literal('HoldMeeting'), meeting: code, with: participants, values, on }),
  z.strictObject({ type: z.literal('RecordFact'), step: code, ...FactFields, on }),
  z.strictObject({ type: z.literal('CompleteDuty'), duty, on }),
  z.strictObject({ type: z.literal('WithdrawEvent'), event: z.int().positive(), noteId, on }),
  z.strictObject({ type: z.literal('LeaveProgramme'), why: code, from: on }),
  z.strictObject({ type: z.literal('BeginAnew'), transition: code, judgedBy: caseworker, noteId, on }),
  z.strictObject({ type: z.literal('AssessTargetGroup'), inTargetGroup: z.boolean(), on }),
  z.strictObject({
    type: z.literal('GrantSupport'),
    legalBasis: code,
    months: z.int().optional(),
    changedNeed: z.boolean().optional(),
    on,
  }),
  z.strictObject({ type: z.literal('InformOfGrant'), who: z.enum(['citizen', 'ctiWorker']), on }),
  z.strictObject({ type: z.literal('RegisterJobMatch'), values, on }),
  z.strictObject({ type: z.literal('StartCourse'), startOn: on, takenOver: z.boolean().optional() }),
  pauseCourse,
  resumeCourse,
  z.strictObject({ type: z.literal('RecordPastPause'), ...pauseFields, until: on, decision }),
  z.strictObject({ type: z.literal('RestartCourse'), startOn: on, decision, confirmedBy: z.array(caseworker).max(2) }),
  z.strictObject({ type: z.literal('DescribeInterruption'), to: party, on }),
  z.strictObject({ type: z.literal('DiscussInterruption'), with: party, on }),
  z.strictObject({ type: z.literal('EndCourseEarly'), endOn: on, on }),
  z.strictObject({ type: z.literal('ArchiveTrajectory'), on }),
] as const;

/** What people may ask of a running case. Enrolment is not here: it begins the case. */
export const CommandBodySchema = z.discriminatedUnion('type', [assignStaff, appointStandIn, ...others]);

/** In a scenario, which has no register, it is told what the register would say of somebody. */
export const ScenarioCommandSchema = z.discriminatedUnion('type', [
  assignStaff.extend({ register }),
  appointStandIn.extend({ register }),
  ...others,
]);

/** Written reasons for going on against rules that only advise. */
export const DespiteSchema = z.array(z.strictObject({ code: z.enum(REFUSAL_CODES), noteId })).max(20);

const envelope = z.object({ id: z.uuid(), by: who, basedOn: z.int().optional(), despite: DespiteSchema.optional() });

/** A whole command: its envelope and one of the bodies above. Fields that are absent stay absent. */
export const CommandSchema = z
  .looseObject({ ...envelope.shape, type: z.string() })
  .transform((value, context): Command => {
    const { id, by, basedOn, despite, ...rest } = value;
    const body = CommandBodySchema.safeParse(rest);
    if (body.success) {
      const more = { ...(basedOn === undefined ? {} : { basedOn }), ...(despite === undefined ? {} : { despite }) };
      return { id, by, ...more, ...body.data } as Command;
    }
    for (const { path, message } of body.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  });

/** Every command that people may ask for. */
export const commandTypes = (): string[] => CommandBodySchema.options.map(({ shape }) => shape.type.value);

/** The fields of a command by name; undefined when there is no such command. */
export function fieldsOfCommand(type: string): Readonly<Record<string, z.ZodType>> | undefined {
  return CommandBodySchema.options.find(({ shape }) => shape.type.value === type)?.shape;
}
