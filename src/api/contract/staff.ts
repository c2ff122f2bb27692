import { z } from 'zod';
import { AUTHORITIES, OUTSIDE_PARTIES } from '../../domain/people.ts';
import { CivilDateSchema } from '../../services/command-schema.ts';
import { NewStaff, OutsideAddress, StaffChange } from '../../services/register-schema.ts';
import type { Operation } from './operation.ts';
import { Day, Id, PageQuery } from './parts.ts';

const Staff = z
  .object({
    id: Id.meta({ description: 'By which commands name them.' }),
    name: z.string(),
    email: z.string(),
    teamLeader: z.boolean(),
    trainedOn: Day.nullable().meta({ description: 'The day of the CTI training, when it is known.' }),
    trainedIn: z.string().nullable().meta({ description: 'Within which programme.' }),
    authority: z.enum(AUTHORITIES).meta({ description: 'Of the job centre, as given to a job consultant.' }),
    team: z.string().meta({ description: 'Empty where a municipality has one team.' }),
    leftOn: Day.nullable().meta({ description: 'The last day of somebody who has left or is to leave.' }),
    version: z.int().meta({ description: 'How often it has been changed: the ETag.' }),
  })
  .meta({ id: 'Staff' });
const path = z.object({ staffId: Id });

const listStaff = {
  method: 'get',
  route: '/staff',
  summary: { da: 'Kommunens medarbejdere efter navn', en: 'The staff of the municipality by name' },
  action: 'staff.read',
  query: PageQuery,
  answer: { status: 200, schema: z.object({ items: z.array(Staff) }) },
  problems: [],
} as const satisfies Operation;

const addStaff = {
  method: 'post',
  route: '/staff',
  summary: { da: 'Opret en medarbejder', en: 'Register a member of staff' },
  action: 'staff.change',
  body: NewStaff.meta({ id: 'NewStaff' }),
  answer: {
    status: 201,
    schema: Staff.extend({
      isNew: z.boolean().meta({ description: 'False when the address was registered already: nothing is changed.' }),
    }),
  },
  problems: [],
} as const satisfies Operation;

const readStaff = {
  method: 'get',
  route: '/staff/{staffId}',
  summary: { da: 'En medarbejder', en: 'A member of staff' },
  action: 'staff.read',
  path,
  answer: { status: 200, schema: Staff },
  problems: ['notFound'],
} as const satisfies Operation;

const changeStaff = {
  method: 'patch',
  route: '/staff/{staffId}',
  summary: { da: 'Ret, hvad der vides om en medarbejder', en: 'Change what is known of a member of staff' },
  action: 'staff.change',
  needsVersion: true,
  path,
  body: StaffChange.meta({ id: 'StaffChange' }),
  answer: { status: 200, schema: Staff },
  problems: ['notFound', 'emailTaken'],
} as const satisfies Operation;

const leaveStaff = {
  method: 'post',
  route: '/staff/{staffId}/leave',
  summary: { da: 'En medarbejders sidste dag', en: 'The last day of a member of staff' },
  action: 'staff.change',
  path,
  body: z.strictObject({
    lastDay: CivilDateSchema.nullable().meta({ description: 'Null when they stay after all.' }),
  }),
  answer: { status: 200, schema: Staff },
  problems: ['notFound', 'refused'],
} as const satisfies Operation;

const OutsideParty = z
  .object({
    party: z.enum(OUTSIDE_PARTIES),
    name: z.string().nullable().meta({ description: 'Who reads it there; null while nobody is written to.' }),
    email: z.string().nullable(),
    version: z.int().meta({ description: 'How often an address has been given: the ETag.' }),
  })
  .meta({ id: 'OutsideParty' });
const partyPath = z.object({ party: z.enum(OUTSIDE_PARTIES) });

const readOutsideParty = {
  method: 'get',
  route: '/outside-parties/{party}',
  summary: { da: 'Hvor kommunen skriver til en udenfor', en: 'Where the municipality writes to somebody outside' },
  action: 'staff.read',
  path: partyPath,
  answer: { status: 200, schema: OutsideParty },
  problems: ['notFound'],
} as const satisfies Operation;

const giveOutsideAddress = {
  method: 'put',
  route: '/outside-parties/{party}',
  summary: { da: 'Giv en udenfor en adresse', en: 'Give somebody outside an address' },
  action: 'staff.change',
  needsVersion: true,
  path: partyPath,
  body: OutsideAddress.meta({ id: 'OutsideAddress' }),
  answer: { status: 200, schema: OutsideParty },
  problems: ['notFound'],
} as const satisfies Operation;

export const staff = {
  listStaff,
  addStaff,
  readStaff,
  changeStaff,
  leaveStaff,
  readOutsideParty,
  giveOutsideAddress,
} as const;
