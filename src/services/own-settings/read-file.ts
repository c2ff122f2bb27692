import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { ProgrammeModel } from '../../domain/programme.ts';
import { newestProgramme, PROGRAMME_IDS, resolveProgramme } from '../../domain/programmes/index.ts';
import { IN_ORDER } from '../../domain/setting-rules.ts';
import type { ResolvedProgramme, Settings } from '../../domain/settings.ts';
import { nearest } from '../../messages/nearest.ts';
import type { PlacedFault, SettingsFault, SettingsFaultParams } from '../../messages/settings-faults.ts';
import type { OwnProgramme, OwnTexts } from '../../store/own-programmes.ts';
import { bodyOf, Heading } from './schema.ts';

export type ReadSettings = { readonly own: OwnProgramme } | { readonly faults: readonly PlacedFault[] };

/** A municipality's file on a programme, in YAML 1.2; or every mistake in it, in order of place. */
export function readSettingsFile(text: string): ReadSettings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const broken = document.errors.map(({ code, pos }) => ({
    ...{ fault: code === 'DUPLICATE_KEY' ? ('keyTwice' as const) : ('notYaml' as const), params: {}, path: '' },
    ...at(pos[0]),
  }));
  if (broken.length > 0) return { faults: broken };
  const content = contentOf(document);
  if (content === undefined) return { faults: [{ fault: 'notYaml', params: {}, path: '', line: 1, column: 1 }] };
  const placed = (issue: Found): PlacedFault => ({
    ...{ fault: issue.fault, params: issue.params, path: issue.path.join('.') },
    ...at(offsetOf(document.contents, issue.path, issue.key)),
  });
  const read = readContent(content);
  return 'own' in read
    ? read
    : { faults: read.found.map(placed).sort((a, b) => a.line - b.line || a.column - b.column) };
}

/** The document as plain values; undefined when it refers to itself so often that it is no file of settings. */
function contentOf(document: ReturnType<typeof parseDocument>): { value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) };
  } catch {
    return undefined;
  }
}

interface Found {
  readonly fault: SettingsFault;
  readonly params: SettingsFaultParams;
  readonly path: readonly PropertyKey[];
  /** The key itself is what is wrong. */
  readonly key?: string;
}

function readContent({ value }: { value: unknown }): { own: OwnProgramme } | { found: Found[] } {
  const heading = Heading.safeParse(value);
  const given = (value ?? {}) as { programme?: unknown };
  const model = typeof given.programme === 'string' ? newestProgramme(given.programme) : undefined;
  const headingFaults = heading.success ? [] : heading.error.issues.flatMap((issue) => foundIn(issue, value));
  if (!model) return { found: headingFaults.length > 0 ? headingFaults : [unknownProgramme(given.programme)] };
  const { success, data: body, error } = bodyOf(model).safeParse(value);
  const found = [
    ...headingFaults,
    ...(heading.success ? variantFaults(model, heading.data.variant) : []),
    ...(success ? [] : error.issues.flatMap((issue) => foundIn(issue, value))),
  ];
  if (found.length > 0 || !heading.success || !success) return { found };
  const { municipality, programme, variant } = heading.data;
  const settings = settingsOf(model, body);
  const disorder = orderFaults(resolveProgramme(programme, variant, settings)!);
  const texts = withoutHoles(body.texts.duties) as OwnTexts;
  return disorder.length > 0 ? { found: disorder } : { own: { municipality, programme, variant, settings, texts } };
}

const withoutHoles = (value: object): unknown => JSON.parse(JSON.stringify(value));

/** General settings beside the programme's own. */
function settingsOf(
  { ownSettings = {} }: ProgrammeModel,
  body: z.output<ReturnType<typeof bodyOf>>,
): Partial<Settings> {
  const given = Object.entries(body.settings).filter(([, value]) => value !== undefined);
  const own = Object.fromEntries(given.filter(([name]) => Object.hasOwn(ownSettings, name)));
  return withoutHoles({
    ...Object.fromEntries(given.filter(([name]) => !Object.hasOwn(ownSettings, name))),
    ...body.recipients,
    closingDays: body.closingDays,
    own: Object.keys(own).length > 0 ? own : undefined,
  }) as Partial<Settings>;
}

function unknownProgramme(given: unknown): Found {
  return { fault: 'programmeUnknown', params: { nearest: nearest(String(given), PROGRAMME_IDS) }, path: ['programme'] };
}

function variantFaults({ variants }: ProgrammeModel, variant: string): Found[] {
  if (Object.hasOwn(variants, variant)) return [];
  return [{ fault: 'variantUnknown', params: { allowed: Object.keys(variants) }, path: ['variant'] }];
}

/** Pairs of numbers as they stand together with the variant's own. */
function orderFaults({ settings }: ResolvedProgramme): Found[] {
  return IN_ORDER.flatMap(([smaller, larger]) =>
    Number(settings[smaller]) > Number(settings[larger])
      ? [
          {
            fault: 'notInOrder' as const,
            params: { name: larger, bound: Number(settings[larger]) },
            path: ['settings', smaller],
          },
        ]
      : [],
  );
}

/** What the validator says, in our own codes. */
function foundIn(issue: z.core.$ZodIssue, value: unknown): Found[] {
  const { path } = issue;
  const found = (fault: SettingsFault, params: SettingsFaultParams = {}): Found[] => [{ fault, params, path }];
  switch (issue.code) {
    case 'custom': {
      const { fault, ...params } = issue.params as { fault: SettingsFault };
      return found(fault, params);
    }
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        ...{
          fault: path[0] === 'texts' && path.length === 2 ? 'textUnknown' : 'keyUnknown',
          path: [...path, key],
          key,
        },
        params: { nearest: nearest(key, knownKeys(path, value)) },
      }));
    case 'invalid_value':
      return valueIn(value, path) === undefined
        ? found('keyMissing')
        : found(path[0] === 'recipients' ? 'recipientUnknown' : 'valueUnknown', {
            allowed: issue.values.map(String),
            nearest: nearest(String(valueIn(value, path)), issue.values.map(String)),
          });
    case 'invalid_type':
      return valueIn(value, path) === undefined
        ? found('keyMissing')
        : found('typeWrong', { expected: issue.expected });
    case 'too_small':
      return typeof valueIn(value, path) === 'number'
        ? found('outOfRange', { atLeast: Number(issue.minimum) })
        : found('textUnusable');
    case 'too_big':
      return typeof valueIn(value, path) === 'number'
        ? found('outOfRange', { atMost: Number(issue.maximum) })
        : found(path.at(-1) === 'closingDays' ? 'tooMany' : 'textUnusable', { atMost: Number(issue.maximum) });
    default:
      return found(path.at(-1) === 'municipality' ? 'municipalityUnusable' : 'timeUnusable');
  }
}

/** What could stand where something unknown does. */
function knownKeys(path: readonly PropertyKey[], value: unknown): string[] {
  const model = newestProgramme(String((value as { programme: unknown }).programme));
  let schema: z.ZodType | undefined = model && bodyOf(model);
  for (const step of path) schema = childOf(schema, step);
  return Object.keys(partsOf(schema).shape ?? {});
}

/** Through what stands around an object or a list: optional, default. */
function inner(schema: z.ZodType | undefined): z.ZodType | undefined {
  const { innerType } = (schema?.def ?? {}) as { innerType?: z.ZodType };
  return innerType ? inner(innerType) : schema;
}

/** What the validator keeps of a schema's parts. */
const partsOf = (schema: z.ZodType | undefined) =>
  (inner(schema)?.def ?? {}) as { readonly shape?: Record<string, z.ZodType>; readonly element?: z.ZodType };
const childOf = (schema: z.ZodType | undefined, step: PropertyKey) =>
  typeof step === 'number' ? partsOf(schema).element : partsOf(schema).shape?.[String(step)];

function valueIn(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, step) => (part as Record<PropertyKey, unknown> | undefined | null)?.[step], value);
}

/** Where something stands in the text: a value, a key that is wrong itself, or what should hold what is missing. */
function offsetOf(root: unknown, path: readonly PropertyKey[], key?: string): number {
  let node = root as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === String(step));
      if (!pair) return offset;
      const isWrongKey = key !== undefined && index === path.length - 1;
      const place = (isWrongKey ? pair.key : (pair.value ?? pair.key)) as Node;
      node = pair.value as Node | null;
      offset = place.range?.[0] ?? offset;
    } else {
      const items = (node as { items?: Node[] } | null)?.items;
      const item = items?.[Number(step)];
      if (!item) return offset;
      node = item;
      offset = item.range?.[0] ?? offset;
    }
  }
  return offset;
}
