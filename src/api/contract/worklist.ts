import { z } from 'zod';
import { WHEN, WHOSE } from '../../domain/worklist.ts';
import type { Operation } from './operation.ts';
import { Duty, Id, PageQuery, ShownSubject, TrajectoryStatus } from './parts.ts';

const readWorklist = {
  method: 'get',
  route: '/worklist',
  summary: { da: 'Hvad der skal gøres', en: 'What is to be done' },
  action: 'worklist.read',
  query: z.object({
    whose: z.enum(WHOSE).meta({
      description:
        'mine: of the functions that the asker holds or stands in for; team: of those that the team holds; unassigned: of those that nobody holds.',
    }),
    when: z.enum(WHEN).optional().meta({
      description:
        'overdue; due today; due today or in the six days after; waiting: held by a pause. Left out: everything that is to be done, what no day makes late at the end.',
    }),
    ...PageQuery.shape,
  }),
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          trajectoryId: Id,
          ...ShownSubject,
          status: TrajectoryStatus,
          phase: z.int().nullable(),
          duty: Duty.meta({ description: 'Its id is that of its receipt.' }),
        }),
      ),
    }),
  },
  problems: [],
} as const satisfies Operation;

export const worklist = { readWorklist } as const;
