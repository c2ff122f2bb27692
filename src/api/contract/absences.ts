import { z } from 'zod';
import { AbsencePlan, NewAbsence } from '../../services/absence-schema.ts';
import type { Operation } from './operation.ts';
import { Day, Id, Objection } from './parts.ts';

const Absence = z
  .object({
    id: Id,
    staffId: z.string(),
    substituteId: z.string().nullable().meta({ description: 'Null when the team leader is told instead.' }),
    from: Day,
    until: Day.meta({ description: 'The last day. Before `from` when it was called off.' }),
  })
  .meta({ id: 'Absence' });

const Conflict = Objection.extend({
  isBlocking: z.boolean().meta({ description: 'It is not taken with this; the others can be accepted.' }),
  trajectoryIds: z.array(Id).meta({ description: 'In which cases; none when it is so anyway.' }),
}).meta({ id: 'AbsenceConflict' });

const listAbsences = {
  method: 'get',
  route: '/absences',
  summary: {
    da: 'Hvem der er væk nu og senere, og hvem der træder i stedet',
    en: 'Who is away now and later, and who stands in',
  },
  action: 'absence.read',
  answer: { status: 200, schema: z.object({ items: z.array(Absence) }) },
  problems: [],
} as const satisfies Operation;

const tryOutAbsence = {
  method: 'post',
  route: '/absences/what-if',
  summary: {
    da: 'Hvad står i vejen for et fravær? Intet gemmes',
    en: 'What stands in the way of an absence? Nothing is stored',
  },
  action: 'absence.take',
  body: AbsencePlan.meta({ id: 'AbsencePlan' }),
  answer: {
    status: 200,
    schema: z.object({
      conflicts: z.array(Conflict).meta({ description: 'Those that block it first.' }),
      cases: z.int().meta({ description: 'How many open cases the substitute would have besides.' }),
    }),
  },
  problems: ['notFound'],
} as const satisfies Operation;

const takeAbsence = {
  method: 'post',
  route: '/absences',
  summary: {
    da: 'Registrér et fravær med en stedfortræder; det slutter af sig selv',
    en: 'Register an absence with a substitute; it ends by itself',
  },
  action: 'absence.take',
  isIdempotent: true,
  body: NewAbsence.meta({ id: 'NewAbsence' }),
  answer: { status: 201, schema: Absence },
  problems: ['notFound', 'refused', 'keyReused'],
} as const satisfies Operation;

const endAbsence = {
  method: 'post',
  route: '/absences/{absenceId}/end',
  summary: {
    da: 'Medarbejderen er tilbage i dag, eller fraværet er aflyst',
    en: 'The worker is back today, or the absence is called off',
  },
  action: 'absence.take',
  path: z.object({ absenceId: Id }),
  answer: { status: 200, schema: Absence },
  problems: ['notFound'],
} as const satisfies Operation;

export const absences = { listAbsences, tryOutAbsence, takeAbsence, endAbsence } as const;
