import { z } from 'zod';

type Schema = z.core.JSONSchema.BaseSchema;

/** Where in an answer a field of one of these names can stand, as a pointer with a star for every item of a list. */
export function placesOf(answer: z.ZodType, names: RegExp): string[] {
  const schema = z.toJSONSchema(answer, { unrepresentable: 'any', reused: 'inline' });
  const found = (part: Schema, place: string): string[] => [
    ...Object.entries(part.properties ?? {}).flatMap(([name, inner]) =>
      names.test(name) ? [`${place}/${name}`] : found(inner as Schema, `${place}/${name}`),
    ),
    ...[part.items, part.additionalProperties].flatMap((inner) => (isSchema(inner) ? found(inner, `${place}/*`) : [])),
    ...[part.oneOf, part.anyOf, part.allOf].flatMap((choices) =>
      (choices ?? []).flatMap((choice) => found(choice as Schema, place)),
    ),
    ...(part.$ref ? found(schema.$defs![part.$ref.split('/').at(-1)!] as Schema, place) : []),
  ];
  return [...new Set(found(schema, ''))];
}

const isSchema = (part: unknown): part is Schema => typeof part === 'object' && part !== null && !Array.isArray(part);

/** Takes what stands at a place out of an answer, which is changed; nothing where there is no such field. */
export function takeOut(value: unknown, place: string): unknown[] {
  const [step, ...steps] = place.split('/').slice(1) as [string, ...string[]];
  if (typeof value !== 'object' || value === null) return [];
  const rest = `/${steps.join('/')}`;
  if (step === '*') return Object.values(value).flatMap((item) => takeOut(item, rest));
  const holder = value as Record<string, unknown>;
  if (steps.length > 0) return takeOut(holder[step], rest);
  if (!Object.hasOwn(holder, step)) return [];
  const found = holder[step];
  delete holder[step];
  return [found];
}
