import { z } from 'zod';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { FactValue } from '../domain/facts.ts';
import type { Field } from '../domain/model/steps.ts';
import { programmeOf } from '../domain/programmes/index.ts';
import type { ResolvedProgramme } from '../domain/settings.ts';
import { fieldsOfCommand } from '../services/command-schema.ts';
import { valueFields } from '../services/value-fields.ts';
import { UsageError } from './failure.ts';

/**
 * A command from its fields as they are typed, name=value: those of the command itself take the kind that it expects,
 * values.NAME the kind that the step of the case's programme expects. What does not fit stays text, for the door to say so.
 * Throws {@link UsageError}.
 */
export function commandFromFields(
  type: string,
  fields: readonly string[],
  programme: Pick<ResolvedProgramme, 'id' | 'version'> | null,
  today: CivilDate | undefined,
): object {
  const shape = fieldsOfCommand(type) ?? {};
  const body: Record<string, unknown> = { type };
  const values: Record<string, string> = {};
  for (const [name, text] of fields.map(nameAndText)) {
    const [first, second, ...more] = name.split('.');
    if (more.length > 0) throw new UsageError(`${name}: expected NAME or values.NAME`);
    if (first === 'values' && second) values[second] = text;
    else if (name === 'despite') body.despite = text.split(',').map(reasonGiven);
    else if (name === 'basedOn') body.basedOn = Number(text);
    else if (second)
      body[first!] = { ...(body[first!] as object), [second]: typed(partOf(shape[first!], second), text) };
    else body[name] = typed(shape[name], text);
  }
  if (shape.on && body.on === undefined && today !== undefined) body.on = today;
  const known = programme ? valueFields(programmeOf(programme), body) : {};
  const typedValues = Object.entries(values).map(([name, text]) => [name, factValue(known[name], text)]);
  return typedValues.length > 0 ? { ...body, values: Object.fromEntries(typedValues) } : body;
}

function nameAndText(field: string): [string, string] {
  const at = field.indexOf('=');
  if (at < 1) throw new UsageError(`${field}: expected name=value, such as on=2026-03-01`);
  return [field.slice(0, at), field.slice(at + 1)];
}

/** CODE:NOTE, the written reason for going on against a rule that only advises. */
function reasonGiven(text: string): { code: string; noteId: string } {
  const [code, noteId, ...more] = text.split(':');
  if (!code || !noteId || more.length > 0) throw new UsageError(`despite=${text}: expected CODE:NOTE`);
  return { code, noteId };
}

/** The first reading of a text that a field of the command takes. */
function typed(schema: z.ZodType | undefined, text: string): unknown {
  const readings: unknown[] = [text, ...yesOrNo(text), Number(text), text.split(',')];
  const list = schema?.safeParse([]).success ? text.split(',') : undefined; // the door says which of them is wrong
  return readings.find((reading) => schema?.safeParse(reading).success) ?? list ?? text;
}

const yesOrNo = (text: string): boolean[] => (text === 'true' || text === 'false' ? [text === 'true'] : []);

function partOf(schema: z.ZodType | undefined, name: string): z.ZodType | undefined {
  return schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>)[name] : undefined;
}

function factValue(field: Field | undefined, text: string): FactValue {
  switch (field?.type) {
    case 'flag':
      return yesOrNo(text)[0] ?? text;
    case 'number':
      return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
    case 'codes':
      return text.split(',');
    case 'date':
    case 'note':
    case 'staff':
    case 'company':
    case 'choice':
    case undefined:
      return text;
  }
}
