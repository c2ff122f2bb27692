import { z } from 'zod';
import { CivilDateSchema, DespiteSchema, FactFields } from '../../services/command-schema.ts';
import type { Operation } from './operation.ts';
import { Id, Instant } from './parts.ts';

const path = z.object({ trajectoryId: Id });
const ofKind = path.extend({
  kind: z
    .string()
    .regex(/^[a-zA-Z]\w{0,63}$/)
    .meta({ example: 'jointActionPlan' }),
});

const Text = z.string().trim().max(20_000);
const Item = z.string().trim().min(1).max(2_000);

const Version = z.object({
  version: z.int().meta({ description: 'The ETag; 0 before anything was written.' }),
  author: z.string().nullable(),
  at: Instant.nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: Instant.nullable(),
});

const Document = Version.extend({
  kind: z.string(),
  name: z.string().meta({ description: 'In Danish.' }),
  rule: z.string(),
  note: z.string().nullable().meta({ description: 'What was changed and why.' }),
  sections: z.array(
    z.object({
      id: z.string(),
      heading: z.string().meta({ description: 'In Danish.' }),
      rule: z.string(),
      isRequired: z.boolean().meta({ description: 'Must hold something before the document is approved.' }),
      text: z.string().optional(),
      items: z.array(z.string()).optional(),
    }),
  ),
}).meta({ id: 'Document' });

const listDocuments = {
  method: 'get',
  route: '/trajectories/{trajectoryId}/documents',
  summary: { da: 'Planer og dokumenter i et forløb', en: 'Plans and documents of a trajectory' },
  action: 'document.read',
  path,
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          kind: z.string(),
          name: z.string().meta({ description: 'In Danish.' }),
          rule: z.string(),
          versions: z.array(Version),
        }),
      ),
    }),
  },
  problems: ['notFound', 'notRecordedYet'],
} as const satisfies Operation;

const readDocument = {
  method: 'get',
  route: '/trajectories/{trajectoryId}/documents/{kind}',
  summary: { da: 'Den nyeste version af et dokument', en: 'The newest version of a document' },
  action: 'document.read',
  path: ofKind,
  answer: { status: 200, schema: Document },
  problems: ['notFound', 'notRecordedYet'],
} as const satisfies Operation;

const readDocumentVersion = {
  method: 'get',
  route: '/trajectories/{trajectoryId}/documents/{kind}/versions/{version}',
  summary: { da: 'En bestemt version af et dokument', en: 'A certain version of a document' },
  action: 'document.read',
  path: ofKind.extend({
    version: z
      .string()
      .regex(/^[1-9]\d{0,5}$/)
      .meta({ example: '1' }),
  }),
  answer: { status: 200, schema: Document },
  problems: ['notFound', 'notRecordedYet'],
} as const satisfies Operation;

const writeDocument = {
  method: 'put',
  route: '/trajectories/{trajectoryId}/documents/{kind}',
  summary: { da: 'Skriv en ny version af et dokument', en: 'Write a new version of a document' },
  action: 'document.write',
  needsVersion: true,
  path: ofKind,
  body: z
    .strictObject({
      sections: z
        .array(
          z.union([
            z.strictObject({ id: z.string().max(64), text: Text }),
            z.strictObject({ id: z.string().max(64), items: z.array(Item).max(100) }),
          ]),
        )
        .max(100),
      note: z.string().trim().min(1).max(2_000).nullable().meta({ description: 'What is changed and why.' }),
    })
    .meta({ id: 'NewVersion' }),
  answer: { status: 200, schema: Document },
  problems: ['notFound', 'notRecordedYet'],
} as const satisfies Operation;

const approveDocument = {
  method: 'post',
  route: '/trajectories/{trajectoryId}/documents/{kind}/approval',
  summary: { da: 'Godkend en version af et dokument', en: 'Approve a version of a document' },
  action: 'document.approve',
  path: ofKind,
  body: z
    .strictObject({
      version: z.int().positive(),
      fact: z
        .strictObject({ ...FactFields, on: CivilDateSchema, despite: DespiteSchema.optional() })
        .optional()
        .meta({
          description: 'Registers the step of the same name in the case: who agreed, and the fields of the step.',
        }),
    })
    .meta({ id: 'Approval' }),
  answer: {
    status: 200,
    schema: Document.extend({
      sequence: z.int().nullable().meta({ description: 'Of the event that was recorded; null without `fact`.' }),
    }).meta({ id: 'ApprovedDocument' }),
  },
  problems: [
    ...(['notFound', 'notRecordedYet', 'notResponsible', 'documentIncomplete', 'versionIsOld'] as const),
    ...(['refused', 'keyReused'] as const),
  ],
} as const satisfies Operation;

export const documents = {
  listDocuments,
  readDocument,
  readDocumentVersion,
  writeDocument,
  approveDocument,
} as const;
