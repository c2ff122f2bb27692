import { z } from 'zod';
import { JOB_FUNCTIONS } from '../../domain/people.ts';
import { REPORT_STATES } from '../../domain/reports/versions.ts';
import type { Operation } from './operation.ts';
import { Day, Id, Instant } from './parts.ts';

const path = z.object({ reportId: Id });
const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const Version = z
  .object({
    id: Id,
    programme: z.string(),
    report: z.string().meta({ example: 'threeMonthly' }),
    name: z.string().meta({ description: 'In Danish.' }),
    from: Day,
    last: Day,
    version: z.int(),
    state: z.enum(REPORT_STATES),
    isNewest: z.boolean(),
    corrects: z.int().nullable().meta({ description: 'The version that it corrects.' }),
    openGaps: z.int().meta({ description: 'How many places are empty.' }),
    dueOn: Day.nullable().meta({
      description: 'The last day on which it is handed in in time; null when nobody does.',
    }),
    isDue: z.boolean(),
    isOverdue: z.boolean(),
    fingerprint: z.string().meta({ description: 'SHA-256 of what it holds.' }),
    filledAt: Instant,
    approvedBy: z.string().nullable(),
    approvedAt: Instant.nullable(),
    frozenBy: z.string().nullable(),
    frozenAt: Instant.nullable(),
  })
  .meta({ id: 'ReportVersion' });

const Report = Version.extend({
  rows: z.array(z.object({ key: z.string(), trajectoryId: Id, values: z.record(z.string(), Cell) })),
  figures: z.array(
    z.object({
      id: z.string(),
      group: z.string().nullable().meta({ description: '"" for those without one; null for all.' }),
      count: z.number(),
      of: z.string().nullable().meta({ description: 'The figure that it is a part of.' }),
      percent: z.number().nullable().meta({ description: 'The share to be reached.' }),
      isMet: z.boolean().nullable(),
      unit: z
        .enum(['days', 'hours'])
        .optional()
        .meta({ description: 'No number of cases, but days or hours over the cases of the figure in `of`.' }),
    }),
  ),
  gaps: z.array(
    z.object({
      key: z.string(),
      trajectoryId: Id,
      field: z.string(),
      filledBy: z.enum([...JOB_FUNCTIONS, 'teamLeader']),
    }),
  ),
  differences: z
    .array(
      z.union([
        z.object({ kind: z.enum(['added', 'removed']), key: z.string(), trajectoryId: Id }),
        z.object({
          ...{ kind: z.literal('changed'), key: z.string(), trajectoryId: Id, column: z.string() },
          ...{ was: Cell, is: Cell },
        }),
        z.object({
          ...{ kind: z.literal('figure'), id: z.string(), group: z.string().nullable() },
          ...{ was: z.number().nullable(), is: z.number().nullable() },
        }),
      ]),
    )
    .meta({ description: 'What it says otherwise than the version that it corrects.' }),
  reason: z.string().nullable().meta({ description: 'Why it was approved with gaps.' }),
}).meta({ id: 'Report' });

const File = z
  .object({
    fileName: z.string(),
    mediaType: z.string(),
    content: z.base64().meta({ description: 'The file in base64.' }),
  })
  .meta({ id: 'ReportFile' });
const Format = z.object({ format: z.enum(['csv', 'xlsx']).default('csv') });

const listReports = {
  method: 'get',
  route: '/reports',
  summary: {
    da: 'Rapporter, der udfylder sig selv, med hver version',
    en: 'Reports that fill themselves, each version',
  },
  action: 'report.read',
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(Version),
      coming: z.array(
        z.object({
          ...{ programme: z.string(), report: z.string(), name: z.string(), from: Day, last: Day },
          ...{ fillOn: Day, dueOn: Day.nullable(), isDue: z.boolean() },
        }),
      ),
    }),
  },
  problems: [],
} as const satisfies Operation;

const readReport = {
  method: 'get',
  route: '/reports/{reportId}',
  summary: { da: 'En version af en rapport, og hvad der mangler', en: 'A version of a report, and what is missing' },
  action: 'report.read',
  path,
  answer: { status: 200, schema: Report },
  problems: ['notFound'],
} as const satisfies Operation;

const approveReport = {
  method: 'post',
  route: '/reports/{reportId}/approval',
  summary: { da: 'Godkend en rapport', en: 'Approve a report' },
  action: 'report.approve',
  path,
  body: z.strictObject({
    reason: z.string().trim().min(1).max(2_000).nullable().meta({ description: 'Why, although something is missing.' }),
  }),
  answer: { status: 200, schema: Report },
  problems: ['notFound', 'refused'],
} as const satisfies Operation;

const freezeReport = {
  method: 'post',
  route: '/reports/{reportId}/freeze',
  summary: { da: 'Lås en godkendt rapport som indberettet', en: 'Freeze an approved report as handed in' },
  action: 'report.approve',
  path,
  answer: { status: 200, schema: Report },
  problems: ['notFound', 'refused'],
} as const satisfies Operation;

const exportReport = {
  method: 'get',
  route: '/reports/{reportId}/file',
  summary: { da: 'Rapporten som fil, med CPR-numre', en: 'The report as a file, with CPR numbers' },
  action: 'report.export',
  path,
  query: Format,
  answer: { status: 200, schema: File },
  problems: ['notFound'],
} as const satisfies Operation;

const exportPublicReport = {
  method: 'get',
  route: '/reports/{reportId}/public-file',
  summary: {
    da: 'Rapportens tal som fil, uden borgere og små grupper',
    en: 'The figures of the report as a file, without citizens and small groups',
  },
  action: 'report.read',
  path,
  query: Format,
  answer: { status: 200, schema: File },
  problems: ['notFound'],
} as const satisfies Operation;

export const reports = {
  listReports,
  readReport,
  approveReport,
  freezeReport,
  exportReport,
  exportPublicReport,
} as const;
