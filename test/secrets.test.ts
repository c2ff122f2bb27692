import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { newKeyRing } from '../src/store/keys.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What must never lie in the repository. Each pattern is the shape that the program, or the world, gives a secret. */
const SECRETS: Readonly<Record<string, RegExp>> = {
  'an API key': /\bovg_[\w-]{20,}/,
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  'a key of a key file': /(?<![\w+/=-])[A-Za-z\d+/]{43}=(?![\w+/=])/,
  'an address with a password':
    /\b(?:postgres(?:ql)?|smtps?):\/\/[^\s:@/'"`]+:[^\s@/'"`$]{8,}@(?!host|127\.0\.0\.1|localhost)/,
};

/** Files in which something of that shape is none, and what it is instead. */
const HARMLESS: Readonly<Record<string, string>> = {
  'engine/go.sum': 'checksums of Go modules',
};

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);

/** Secrets by name, with the line they stand in; never themselves. */
const found = (text: string) =>
  text
    .split('\n')
    .flatMap((line, index) =>
      Object.entries(SECRETS).flatMap(([name, shape]) => (shape.test(line) ? [`${name}, line ${index + 1}`] : [])),
    );

describe('the repository', () => {
  it('holds no secret', () => {
    expect(tracked.length).toBeGreaterThan(300);
    const hits = tracked
      .filter((file) => !Object.hasOwn(HARMLESS, file))
      .flatMap((file) => found(readFileSync(join(root, file), 'utf8')).map((hit) => `${file}: ${hit}`));
    expect(hits).toEqual([]);
  });

  it.each(Object.keys(HARMLESS))('needs the exception of %s', (file) => {
    expect(found(readFileSync(join(root, file), 'utf8'))).not.toEqual([]);
  });
});

it.each([
  ['an API key', `Authorization: Bearer ${['ovg', 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6'].join('_')}`],
  ['a private key', ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ')],
  ['a key of a key file', JSON.stringify(newKeyRing())],
  ['an address with a password', ['postgres://overgang', 'h7Kq2mPz9w@db.example.dk/overgang'].join(':')],
])('%s would be found', (name, line) => {
  expect(found(line)).toEqual([`${name}, line 1`]);
});
