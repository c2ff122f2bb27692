import { z } from 'zod';
import { PROGRAMME_IDS } from '../../domain/programmes/index.ts';
import { SETTINGS_FAULTS } from '../../messages/settings-faults.ts';
import { SettingsFile } from '../../services/requests.ts';
import type { Operation } from './operation.ts';
import { Consequence, Day, Id, Instant, Receipt } from './parts.ts';

const Own = z.object({
  ...{ programme: z.string(), variant: z.string(), name: z.string().meta({ description: 'In Danish.' }) },
  settings: z.record(z.string(), z.unknown()).meta({ description: 'What differs from the programme.' }),
  texts: z.record(z.string(), z.unknown()).meta({ description: 'Own words, by the kind of task.' }),
});
const Taken = Own.extend({
  version: z.int().meta({ description: 'The how-manieth; earlier ones are kept.' }),
  takenBy: z.string(),
  takenAt: Instant,
}).meta({ id: 'OwnSettings' });

const Fault = z
  .object({
    code: z.enum(SETTINGS_FAULTS as [string, ...string[]]),
    line: z.int().meta({ description: 'From 1.' }),
    column: z.int().meta({ description: 'From 1.' }),
    title: z.string().meta({ description: 'What is wrong, and what to do about it.' }),
  })
  .meta({ id: 'SettingsFault' });

const Possible = z.object({
  command: z.string(),
  about: z.string().nullable(),
  rules: z.array(z.string()).meta({ description: 'That stand against it.' }),
});
const Difference = z
  .object({
    trajectoryId: Id,
    dates: z.array(
      z.object({
        about: z.string().meta({ description: 'Id of the duty or transition.' }),
        ...{ from: Day.nullable(), to: Day.nullable() },
        why: z.object({ before: Receipt.nullable(), after: Receipt.nullable() }),
      }),
    ),
    reminders: z.array(z.object({ about: z.string(), rung: z.string(), from: Day.nullable(), to: Day.nullable() })),
    nowOverdue: z.array(z.string()),
    nowInTime: z.array(z.string()),
    nowAllowed: z.array(Possible),
    nowRefused: z.array(Possible),
    said: z.array(Consequence),
    inWords: z.array(z.string()),
  })
  .meta({ id: 'CaseDifference', description: 'What would be otherwise in a case.' });

const readSettings = {
  method: 'get',
  route: '/settings',
  summary: {
    da: 'Hvad kommunen selv har sat i hver indsats',
    en: 'What the municipality has set of each programme',
  },
  action: 'settings.read',
  answer: { status: 200, schema: z.object({ items: z.array(Taken) }) },
  problems: [],
} as const satisfies Operation;

const body = SettingsFile.extend({
  text: SettingsFile.shape.text.meta({
    description: 'The file, in YAML.',
    example:
      'municipality: "101"\nprogramme: social-stoette\nvariant: rollout\nsettings: { closingProposedDays: 10 }\n',
  }),
}).meta({ id: 'SettingsFile' });

const checkSettings = {
  method: 'post',
  route: '/settings/check',
  summary: {
    da: 'Se efter fejl i en fil med indstillinger, og hvad den ville betyde. Intet gemmes',
    en: 'Look for mistakes in a file of settings, and what it would mean. Nothing is stored',
  },
  action: 'settings.take',
  largestBody: '4mb',
  body,
  answer: {
    status: 200,
    schema: z.object({
      faults: z.array(Fault).meta({ description: 'Every mistake, in order of place.' }),
      own: Own.nullable().meta({ description: 'What it says; null while there are mistakes.' }),
      running: z.int().meta({ description: 'Cases that run: they keep their dates until they are moved.' }),
      differing: z.int().meta({ description: 'Cases in which something would be otherwise if they were moved.' }),
      cases: z.array(Difference).meta({ description: 'These; none for whoever sees no cases.' }),
    }),
  },
  problems: [],
} as const satisfies Operation;

const takeSettings = {
  method: 'post',
  route: '/settings',
  summary: {
    da: 'Tag en fil med indstillinger i brug for nye forløb',
    en: 'Take a file of settings for new cases',
  },
  action: 'settings.take',
  largestBody: '4mb',
  body,
  answer: { status: 200, schema: Taken },
  problems: [],
} as const satisfies Operation;

const tryOutProgrammeMove = {
  method: 'post',
  route: '/settings/move-what-if',
  summary: {
    da: 'Hvad hvis de igangværende forløb flyttes til ny udgave og indstillinger? Intet gemmes',
    en: 'What if running cases were moved to the newest version and settings? Nothing is stored',
  },
  action: 'operation.moveProgramme',
  body: z.strictObject({
    programme: z.enum(PROGRAMME_IDS as [string, ...string[]]).meta({ example: 'social-stoette' }),
    only: z.array(Id).min(1).max(1_000).optional().meta({ description: 'These cases; all that run when left out.' }),
  }),
  answer: {
    status: 200,
    schema: z.object({
      movable: z.array(Id).meta({ description: 'The cases that would be moved.' }),
      cases: z.array(Difference).meta({ description: 'Those in which something would be otherwise.' }),
    }),
  },
  problems: ['notFound'],
} as const satisfies Operation;

export const settings = { readSettings, checkSettings, takeSettings, tryOutProgrammeMove } as const;
