import { z } from 'zod';
import type { Operation } from './operation.ts';
import { Cpr, Day, Id } from './parts.ts';

const path = z.object({ trajectoryId: Id });

const Phone = z
  .string()
  .trim()
  .regex(/^\+?\d(?: ?\d){5,14}$/)
  .meta({ example: '12 34 56 78' });
const Address = z
  .strictObject({
    street: z.string().trim().min(1).max(200).meta({ example: 'Havnegade 4, 2. tv.' }),
    postalCode: z
      .string()
      .regex(/^\d{4}$/)
      .meta({ example: '5000' }),
    city: z.string().trim().min(1).max(100).meta({ example: 'Odense C' }),
  })
  .meta({ id: 'Address' });

const Citizen = z
  .object({
    id: Id,
    name: z.string(),
    cpr: z.string().nullable().meta({ description: 'Null for those who do not need it.' }),
    formerCprs: z.array(z.string()).nullable().meta({ description: 'Numbers that were replaced, the last one first.' }),
    birthDate: Day.nullable(),
    isReplacementNumber: z.boolean().meta({ description: 'Not in the CPR register (day of birth + 60).' }),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    address: Address.nullable(),
    isProtected: z.boolean().meta({
      description: 'Name and address protection: telephone and address are null but for those around the case.',
    }),
    version: z.int().meta({ description: 'The ETag.' }),
  })
  .meta({ id: 'Citizen' });

const readCitizen = {
  method: 'get',
  route: '/trajectories/{trajectoryId}/citizen',
  summary: { da: 'Borgeren, og hvordan borgeren træffes', en: 'The citizen, and how to reach her' },
  action: 'citizen.read',
  path,
  answer: { status: 200, schema: Citizen },
  problems: ['notFound'],
} as const satisfies Operation;

const updateCitizen = {
  method: 'put',
  route: '/trajectories/{trajectoryId}/citizen',
  summary: { da: 'Ret borgerens kontaktoplysninger', en: 'Change how the citizen is reached' },
  action: 'citizen.update',
  needsVersion: true,
  path,
  body: z
    .strictObject({
      phone: Phone.nullable(),
      email: z.email().max(200).nullable().meta({ example: 'anders@example.invalid' }),
      address: Address.nullable(),
      isProtected: z.boolean(),
    })
    .meta({ id: 'ContactData' }),
  answer: { status: 200, schema: Citizen },
  problems: ['notFound'],
} as const satisfies Operation;

const changeCpr = {
  method: 'post',
  route: '/trajectories/{trajectoryId}/citizen/cpr',
  summary: {
    da: 'Giv borgeren et andet CPR-nummer; det gamle fører stadig til borgeren',
    en: 'Give the citizen another CPR number; the old one still leads to her',
  },
  action: 'citizen.changeCpr',
  path,
  body: z.strictObject({ cpr: Cpr }),
  answer: { status: 200, schema: Citizen },
  problems: ['notFound', 'cprTaken'],
} as const satisfies Operation;

export const citizens = { readCitizen, updateCitizen, changeCpr } as const;
