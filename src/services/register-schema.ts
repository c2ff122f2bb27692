import { z } from 'zod';
import { AUTHORITIES, OUTSIDE_PARTIES } from '../domain/people.ts';
import { newestProgramme } from '../domain/programmes/index.ts';
import { CivilDateSchema } from './command-schema.ts';

const municipality = z.string().regex(/^\d{3}$/, 'expected three digits, such as 101');
const name = z.string().trim().min(1).max(200).meta({ example: 'Clara Toft' });
const email = z.email().max(254).meta({ example: 'clara@example.invalid' });

/** What can be said of a member of staff; null: not known any more. */
const known = {
  teamLeader: z.boolean().optional(),
  trainedOn: CivilDateSchema.nullable().optional(),
  trainedIn: z
    .string()
    .max(64)
    .refine((id) => newestProgramme(id) !== undefined, {
      message: 'expected a programme, such as social-stoette',
      params: { fault: 'programmeUnknown' },
    })
    .nullable()
    .optional(),
  authority: z.enum(AUTHORITIES).optional(),
  /** '' where a municipality has one team. */
  team: z
    .string()
    .regex(/^[\p{L}\d][\p{L}\d .-]{0,39}$|^$/u, 'expected at most 40 letters, digits, blanks, dots and hyphens')
    .optional(),
};

/** A member of staff as the command line registers or changes them, found by the address. */
export const StaffRequest = z.strictObject({ municipality, email, name: name.optional(), ...known });
/** A new member of staff within a municipality that is known already. */
export const NewStaff = z.strictObject({ email, name, ...known });
/** What is to be changed of one; what is left out stays. */
export const StaffChange = z.strictObject({ email: email.optional(), name: name.optional(), ...known });

/** Where somebody outside is written to. */
export const OutsideAddress = z.strictObject({ name, email });
export const PartyRequest = OutsideAddress.extend({ municipality, party: z.enum(OUTSIDE_PARTIES) });

export const MunicipalityCode = municipality;
