import { z } from 'zod';
import { JOB_FUNCTIONS } from '../../domain/people.ts';
import { CivilDateSchema, NoteText } from '../command-schema.ts';
import { MunicipalityCode } from '../register-schema.ts';

const on = CivilDateSchema;
const staffId = z.uuid().transform((id) => id.toLowerCase());
const MOST_CASES = 1_000;

/** Takes in a list of drawn citizens. */
export const ImportOrder = z.strictObject({
  list: z.string().meta({
    description: 'The text of the CSV file.',
    example: 'cpr;navn;lovhjemmel\n610485-0011;Anders Holm;LAB § 31 b\n',
  }),
  programme: z.string().max(64).meta({ example: 'social-stoette' }),
  variant: z.string().max(64).meta({ example: 'rollout' }),
  draw: z
    .string()
    .regex(/^[\w.:-]{1,64}$/)
    .meta({ example: '2026-1', description: 'Once per programme and draw.' }),
  dryRun: z.boolean().default(false).meta({ description: 'Only say what would happen.' }),
});

/** Hands the cases of one over to another in a function, with the reason that a change needs (G-15). */
export const MoveOrder = z.strictObject({
  from: staffId,
  to: staffId.optional().meta({ description: 'Who takes all of them.' }),
  function: z.enum(JOB_FUNCTIONS).optional().meta({ description: 'Needed with `to`.' }),
  on,
  reason: NoteText.meta({ description: 'Kept as a note of each case.', example: 'Clara er fratrådt.' }),
  only: z
    .array(z.uuid())
    .min(1)
    .max(MOST_CASES)
    .optional()
    .meta({ description: 'With `to`: these cases; all of theirs when left out.' }),
  moves: z
    .array(z.strictObject({ trajectoryId: z.uuid(), function: z.enum(JOB_FUNCTIONS), to: staffId }))
    .min(1)
    .max(MOST_CASES)
    .optional()
    .meta({ description: 'Case by case, as tried out or by hand; instead of `to`, `function` and `only`.' }),
});

/** Moves running cases to the newest version of their programme, with the municipality's settings of today. */
export const MoveProgrammeOrder = z.strictObject({
  programme: z.string().max(64).meta({ example: 'social-stoette' }),
  reason: NoteText.meta({
    description: 'Kept as a note of each case.',
    example: 'Kommunens nye frister gælder fra i dag.',
  }),
  only: z
    .array(z.uuid())
    .min(1)
    .max(MOST_CASES)
    .optional()
    .meta({ description: 'These cases; all that run when left out.' }),
});

/** What a long operation is to do, as it is kept until it is over. */
export const Order = z.discriminatedUnion('kind', [
  ImportOrder.extend({ kind: z.literal('import') }),
  MoveOrder.extend({ kind: z.literal('moveCaseload') }),
  MoveProgrammeOrder.extend({ kind: z.literal('moveProgramme') }),
]);
export type Order = z.output<typeof Order>;
export type OrderOf<Kind extends Order['kind']> = Extract<Order, { kind: Kind }>;

/** A move as the command line asks for it: spread evenly over the receivers. */
export const MoveRequest = z.strictObject({
  id: z.uuid(),
  municipality: MunicipalityCode,
  from: staffId,
  receivers: z.array(staffId).min(1).max(20),
  functions: z.array(z.enum(JOB_FUNCTIONS)).optional(),
  on,
  reason: NoteText,
  dryRun: z.boolean(),
});
