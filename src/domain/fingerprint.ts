import type { Command } from './commands.ts';
import { Cyrb53 } from './cyrb53.ts';

/**
 * Tells two bodies under one command id apart. Not a secret: a hash over the body as JSON with its keys in order, where a
 * field that is undefined is a field that is absent. The JSON, a thousand characters for an enrolment, is never built.
 * What the server puts in from its register is not the asker's: a repeat after the register has changed is a repeat.
 */
export function fingerprint(command: Command): string {
  const hash = new Cyrb53();
  addObject(hash, command, ['id', 'register', 'beside']);
  return hash.digest();
}

/** Tells two values of plain JSON apart, whatever the order of their keys. */
export function fingerprintOf(value: object): string {
  const hash = new Cyrb53();
  addObject(hash, value);
  return hash.digest();
}

function addValue(hash: Cyrb53, value: unknown): void {
  if (typeof value === 'string') addString(hash, value);
  else if (Array.isArray(value)) addArray(hash, value);
  else if (typeof value === 'object' && value !== null) addObject(hash, value);
  else hash.add(JSON.stringify(value) ?? 'null');
}

function addObject(hash: Cyrb53, value: object, without: readonly string[] = []): void {
  const fields = value as Readonly<Record<string, unknown>>;
  let before = '{';
  for (const key of inOrder(Object.keys(fields))) {
    const field = fields[key];
    if (field === undefined || without.includes(key)) continue;
    hash.add(before);
    addString(hash, key);
    hash.add(':');
    addValue(hash, field);
    before = ',';
  }
  hash.add(before === '{' ? '{}' : '}');
}

function addArray(hash: Cyrb53, items: readonly unknown[]): void {
  let before = '[';
  for (const item of items) {
    hash.add(before);
    addValue(hash, item);
    before = ',';
  }
  hash.add(before === '[' ? '[]' : ']');
}

/** What JSON writes as it is, between quotes. */
const PLAIN = /^[ !#-[\]-~]*$/;

function addString(hash: Cyrb53, text: string): void {
  if (PLAIN.test(text)) {
    hash.add('"');
    hash.add(text);
    hash.add('"');
  } else hash.add(JSON.stringify(text));
}

/** Sorts in place, by insertion: the quickest for the few keys that an object has. */
function inOrder(keys: string[]): string[] {
  for (let at = 1; at < keys.length; at++) {
    const key = keys[at]!;
    let to = at;
    for (; to > 0 && keys[to - 1]! > key; to--) keys[to] = keys[to - 1]!;
    keys[to] = key;
  }
  return keys;
}
