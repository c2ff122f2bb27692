import { z } from 'zod';
import { CivilDateSchema } from './command-schema.ts';
import { MunicipalityCode } from './register-schema.ts';

const staffId = z.uuid().transform((id) => id.toLowerCase());

/** Somebody's absence as it is asked for: both days included. */
export const AbsencePlan = z.strictObject({
  staffId,
  substituteId: staffId
    .nullable()
    .meta({ description: 'Who has the duties, reminders and messages meanwhile; null for nobody.' }),
  from: CivilDateSchema,
  until: CivilDateSchema.meta({ description: 'The last day.' }),
});

export const NewAbsence = AbsencePlan.extend({
  acceptsConflicts: z
    .boolean()
    .default(false)
    .meta({ description: 'Whoever asks knows of the conflicts that block nothing, and takes it so.' }),
});

/** An absence as the command line asks for it. */
export const AbsenceRequest = NewAbsence.extend({ municipality: MunicipalityCode, id: z.uuid(), tryOut: z.boolean() });
