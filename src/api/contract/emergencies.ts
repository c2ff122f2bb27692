import { z } from 'zod';
import { EMERGENCY_REASONS, LONGEST_EMERGENCY_HOURS } from '../../domain/emergency.ts';
import { ROLES } from '../../domain/roles.ts';
import type { Operation } from './operation.ts';
import { Id, Instant, PageQuery } from './parts.ts';

const path = z.object({ trajectoryId: Id });

const Reason = z.enum(EMERGENCY_REASONS);

const EmergencyAccess = z
  .object({
    id: Id,
    trajectoryId: Id,
    actor: z.string().meta({ description: 'Who has opened the case.' }),
    role: z.enum(ROLES),
    reason: Reason,
    text: z.string().nullable().meta({ description: 'Null for everybody but the team leader and who wrote it.' }),
    from: Instant,
    until: Instant.meta({ description: 'When it is over by itself.' }),
    endedAt: Instant.nullable().meta({ description: 'When somebody ended it before.' }),
    endedBy: z.string().nullable(),
  })
  .meta({ id: 'EmergencyAccess' });

const openEmergencyAccess = {
  method: 'post',
  route: '/trajectories/{trajectoryId}/emergency-access',
  summary: {
    da: 'Åbn et forløb i nødstilfælde; teamlederne får det at vide',
    en: 'Open a trajectory in an emergency; the team leaders are told',
  },
  action: 'emergency.open',
  isIdempotent: true,
  path,
  body: z
    .strictObject({
      reason: Reason,
      text: z.string().trim().min(10).max(2_000).meta({ description: 'What has happened. Kept encrypted.' }),
      hours: z.int().min(1).max(LONGEST_EMERGENCY_HOURS),
    })
    .meta({ id: 'EmergencyReason' }),
  answer: { status: 201, schema: EmergencyAccess },
  problems: ['notFound', 'accessNotNeeded', 'keyReused'],
} as const satisfies Operation;

const endEmergencyAccess = {
  method: 'post',
  route: '/trajectories/{trajectoryId}/emergency-access/{accessId}/end',
  summary: { da: 'Afslut en nødadgang', en: 'End an emergency access' },
  action: 'emergency.end',
  path: path.extend({ accessId: Id }),
  answer: { status: 200, schema: EmergencyAccess },
  problems: ['notFound'],
} as const satisfies Operation;

const listEmergencyAccesses = {
  method: 'get',
  route: '/emergency-accesses',
  summary: { da: 'Hvem der har åbnet forløb i nødstilfælde', en: 'Who has opened trajectories in an emergency' },
  action: 'emergency.list',
  query: PageQuery,
  answer: { status: 200, schema: z.object({ items: z.array(EmergencyAccess) }) },
  problems: [],
} as const satisfies Operation;

export const emergencies = { openEmergencyAccess, endEmergencyAccess, listEmergencyAccesses } as const;
