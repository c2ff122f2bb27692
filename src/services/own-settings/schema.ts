import { z } from 'zod';

import { recursOn } from '../../domain/calendar/holidays.ts';
import type { ClosingDay } from '../../domain/calendar/working-days.ts';
import { readPoint } from '../../domain/checklists.ts';
import { OUTSIDE_PARTIES } from '../../domain/people.ts';
import type { ProgrammeModel } from '../../domain/programme.ts';
import { RECIPIENT_RULES, type RecipientRule, type SettingRule, settingRules } from '../../domain/setting-rules.ts';
import { NOT_NEUTRAL } from '../../messages/neutral.ts';
import type { SettingsFault } from '../../messages/settings-faults.ts';
import { CivilDateSchema } from '../command-schema.ts';
import { MunicipalityCode } from '../register-schema.ts';

/** Far fewer than would close a year: there is always a working day. */
const MOST_CLOSING_DAYS = 100;
const LONGEST_TEXT = 300;

type Refinement = z.core.$RefinementCtx;

/** Says of a value what is wrong with it, in our own words. */
function tell(context: Refinement, fault: SettingsFault, params: object = {}, path: PropertyKey[] = []): void {
  context.addIssue({ code: 'custom', message: fault, path, params: { fault, ...params } });
}

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, { abort: true });
const names = <const Names extends readonly [string, ...string[]]>(all: Names) =>
  z.array(z.enum(all)).refine((given) => new Set(given).size === given.length, {
    message: 'valueTwice',
    params: { fault: 'valueTwice' },
  });

/** What a file says about which municipality, programme and variant: read first, the rest depends on it. */
export const Heading = z.looseObject({
  // Three digits are a number to whoever writes no quotes.
  municipality: z.preprocess((given) => (typeof given === 'number' ? String(given) : given), MunicipalityCode),
  programme: z.string(),
  variant: z.string(),
});

/** What else can stand in a municipality's file on a programme. */
export const bodyOf = (model: ProgrammeModel) =>
  z.strictObject({
    municipality: z.unknown(),
    programme: z.unknown(),
    variant: z.unknown(),
    settings: z.strictObject(partial(settingRules(model), settingOf)).prefault({}),
    recipients: z.strictObject(partial(RECIPIENT_RULES, (rule) => recipientsOf(rule, model))).prefault({}),
    closingDays: closingDays.optional(),
    texts: z.strictObject({ duties: z.strictObject(textsOf(model)).prefault({}) }).prefault({ duties: {} }),
  });

/** A field for each name, none of them needed. */
const partial = <Rule>(rules: Readonly<Record<string, Rule>>, schemaOf: (rule: Rule) => z.ZodType) =>
  Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, schemaOf(rule).optional()]));

function settingOf(rule: SettingRule): z.ZodType {
  const schema = someSettingOf(rule);
  return rule.orNone ? schema.nullable() : schema;
}

function someSettingOf(rule: SettingRule): z.ZodType {
  switch (rule.is) {
    case 'number':
      return z.int().min(rule.from).max(rule.to);
    case 'flag':
      return z.boolean();
    case 'date':
      return CivilDateSchema;
    case 'codes':
      return names(rule.of as readonly [string, ...string[]]);
    case 'points':
      return z.array(
        z.string().superRefine((given, context) => {
          const code = readPoint(given)?.code;
          if (code === undefined || !rule.of.includes(code)) tell(context, 'textUnusable');
        }),
      );
    case 'hours':
      return z.strictObject({ from: clockTime, until: clockTime }).superRefine(({ from, until }, context) => {
        if (from >= until) tell(context, 'endsBeforeItBegins', {}, ['until']);
      });
  }
}

function recipientsOf({ are, several }: RecipientRule, { functions }: ProgrammeModel): z.ZodType {
  const all = (are === 'functions' ? functions : OUTSIDE_PARTIES) as readonly [string, ...string[]];
  return several ? names(all) : z.enum(all);
}

/** A day of every year; a leap year has them all. */
const yearly = z
  .string()
  .refine((text) => /^\d\d-\d\d$/.test(text) && CivilDateSchema.safeParse(`2024-${text}`).success, {
    message: 'dateUnusable',
    params: { fault: 'dateUnusable' },
  });

const closingDay = z
  .strictObject({
    on: CivilDateSchema.optional(),
    yearly: yearly.optional(),
    easter: z.int().min(-100).max(250).optional(),
    name: z.string().trim().min(1).max(60),
    from: clockTime.optional(),
  })
  .superRefine(({ on, yearly: every, easter }, context) => {
    if ([on, every, easter].filter((one) => one !== undefined).length !== 1) tell(context, 'closingDayUnclear');
  });

const closingDays = z
  .array(closingDay)
  .max(MOST_CLOSING_DAYS)
  .superRefine((all, context) => {
    for (const [index, one] of all.entries()) {
      const first = all.slice(0, index).findIndex((other) => closeTheSame(other as ClosingDay, one as ClosingDay));
      if (first >= 0) tell(context, 'closingDayTwice', { first: first + 1 }, [index]);
    }
  });

/** Whether two closing days are one: the same rule, or a date on which the other one recurs. */
function closeTheSame(one: ClosingDay, other: ClosingDay): boolean {
  if ('on' in one) return 'on' in other ? one.on === other.on : recursOn(other, one.on);
  if ('on' in other) return recursOn(one, other.on);
  if ('easter' in one) return 'easter' in other && one.easter === other.easter;
  return 'yearly' in other && one.yearly === other.yearly;
}

/** The words that each duty of a programme has: what it has no use for cannot be written. */
function textsOf({ duties }: ProgrammeModel) {
  return Object.fromEntries(
    duties.map(({ id }) => [
      id,
      z
        .strictObject({
          name: said([]).optional(),
          todo: said([]).optional(),
          news: z.strictObject({ coming: said(['on']).optional(), past: said(['on']).optional() }).optional(),
          outside: said([]).optional(),
        })
        .optional(),
    ]),
  );
}

/** A text in one language or in both, that others may see: it is neutral and names no hole that nothing fills. */
function said(placeholders: readonly string[]) {
  const text = z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_TEXT)
    .superRefine((given, context) => {
      for (const [, name] of given.matchAll(/\{([^}]*)\}/g))
        if (!placeholders.includes(name!)) tell(context, 'placeholderUnknown', { name, allowed: placeholders });
      const word = NOT_NEUTRAL.exec(given)?.[0];
      if (word !== undefined) tell(context, 'textNotNeutral', { word });
      if (/[{}]/.test(given.replaceAll(/\{[^{}]*\}/g, '')) || /[\r\n]/.test(given)) tell(context, 'textUnusable');
    });
  return z.strictObject({ da: text.optional(), en: text.optional() });
}
