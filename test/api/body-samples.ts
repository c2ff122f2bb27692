import { randomUUID } from 'node:crypto';
import { z } from 'zod';

type Schema = z.core.JSONSchema.BaseSchema;

/** An id in a body, and a body with nothing else wrong in which it stands. */
export interface IdPlace {
  /** Where, and of what: "/command/noteId of a PauseCourse". */
  readonly name: string;
  /** The last name on the way: what kind of id it is. */
  readonly field: string;
  /** The body with that id, every other one as `others` says. */
  bodyWith(id: string, others: (field: string) => string): unknown;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const isIdField = (name: string) => /Id$/.test(name);

/** Every place of a body in which an id can stand, in every shape that the body can have. */
export function idPlaces(body: z.ZodType, today: string): IdPlace[] {
  const schema = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  const places = samplesOf(schema, { today, definitions: schema.$defs ?? {} }).flatMap((sample) => {
    const ids = idsIn(sample);
    return ids.map(({ name, field, id: own }) => ({
      ...{ name, field },
      bodyWith: (id: string, others: (field: string) => string): unknown =>
        JSON.parse(
          ids.reduce(
            (text, one) => text.replace(one.id, one.id === own ? id : others(one.field)),
            JSON.stringify(sample),
          ),
        ),
    }));
  });
  return [...new Map(places.reverse().map((place) => [place.name, place])).values()].reverse();
}

interface FoundId {
  readonly name: string;
  readonly field: string;
  readonly id: string;
}

/** Each id stands once in a sample: they are made for it. */
function idsIn(value: unknown, path = '', field = '', of = ''): FoundId[] {
  if (typeof value === 'string') return UUID.test(value) ? [{ name: `${path}${of}`, field, id: value }] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => idsIn(item, `${path}/${index}`, field, of));
  if (typeof value !== 'object' || value === null) return [];
  const { type } = value as { type?: unknown };
  const here = typeof type === 'string' ? ` of ${type}` : of;
  return Object.entries(value).flatMap(([name, part]) => idsIn(part, `${path}/${name}`, name, here));
}

interface About {
  readonly today: string;
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** Bodies with every field, one for each shape that some part can have. */
function samplesOf(schema: Schema, about: About, name = ''): unknown[] {
  const within = (part: unknown, partName = name) => samplesOf(part as Schema, about, partName);
  if (schema.$ref) return within(about.definitions[schema.$ref.split('/').at(-1)!]);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return choices.flatMap((choice) => within(choice));
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum) return [schema.enum[0]];
  switch (schema.type) {
    case 'object': {
      const parts = Object.entries(schema.properties ?? {}).map(([key, part]) => [key, within(part, key)] as const);
      const first = Object.fromEntries(parts.map(([key, [one]]) => [key, one]));
      const others = parts.flatMap(([key, [, ...more]]) => more.map((one) => ({ ...first, [key]: one })));
      return [first, ...others];
    }
    case 'array':
      return within(schema.items).map((item) => [item]);
    case 'string':
      return [text(schema, name, about.today)];
    case 'boolean':
      return [true];
    case 'null':
      return [null];
    default:
      return [1];
  }
}

const SOME_TEXTS = [
  'x',
  'some text of some length',
  'round-1/startUpMeeting',
  '2026-1',
  '2026',
  '12345678',
  'maja@example.invalid',
];

function text({ format, pattern, minLength = 0 }: Schema, name: string, today: string): string {
  if (format === 'uuid' || isIdField(name)) return randomUUID();
  if (format === 'date') return today;
  const fitting = SOME_TEXTS.find((one) => one.length >= minLength && new RegExp(pattern ?? '', 'u').test(one));
  if (fitting === undefined) throw new Error(`Expected a text for ${name} (${pattern}), found none`);
  return fitting;
}
