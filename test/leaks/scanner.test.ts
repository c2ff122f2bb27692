import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { scan } from './scanner.ts';

const CPR = '6104850011';
const NAME = 'Åse Kanariefugl-Østergård';
const canaries = [
  { name: 'cpr', value: CPR },
  { name: 'name', value: NAME },
];
const base64 = (text: string, before: number) =>
  Buffer.from(`${'x'.repeat(before)}${text}${'y'.repeat(5)}`).toString('base64');
const hash = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex');

/** Leaks as they happen, each planted in a log of harmless lines. */
const LEAKS: Readonly<Record<string, string | Buffer>> = Object.fromEntries(
  [CPR, NAME].flatMap((secret, index): [string, string | Buffer][] => {
    const named = (kind: string) => `${kind} of ${index === 0 ? 'a number' : 'a name'}`;
    return [
      [named('plain text'), `request failed for ${secret} at once`],
      [named('other case'), `REQUEST FAILED FOR ${secret.toUpperCase()}`],
      [named('a field of JSON'), JSON.stringify({ a: { b: [secret] } })],
      [
        named('escaped JSON'),
        secret.replaceAll(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
      ],
      [named('an address'), `GET /search?q=${encodeURIComponent(secret)}`],
      [named('hex'), `\\x${Buffer.from(secret).toString('hex')}`],
      ...[0, 1, 2, 7].map((before): [string, string] => [named(`base64 after ${before}`), base64(secret, before)]),
      [named('UTF-16'), Buffer.from(`x${secret}`, 'utf16le')],
      [named('UTF-8 taken for Latin-1'), Buffer.from(Buffer.from(secret).toString('latin1'))],
      [named('gzip'), Buffer.concat([Buffer.from('frame'), gzipSync(JSON.stringify({ secret }))])],
      ...['md5', 'sha1', 'sha256'].map((algorithm): [string, string] => [named(algorithm), hash(algorithm, secret)]),
    ];
  }),
);

describe('the search for personal data', () => {
  it.each(Object.entries(LEAKS))('finds %s', (_, leak) => {
    const gathered = Buffer.concat([Buffer.from('08:00 ready\n'), Buffer.from(leak), Buffer.from('\n08:01 done')]);
    expect(scan(canaries, { log: gathered }).length).toBeGreaterThan(0);
  });

  it.each(['610485-0011', '610485 0011', `=C3=85se Kanariefugl-=C3=98sterg=C3=A5rd`])(
    'finds it written as %s',
    (text) => {
      expect(scan(canaries, { mail: `Subject: ${text}` }).length).toBeGreaterThan(0);
    },
  );

  it('finds nothing where there is nothing', () => {
    const harmless = {
      log: 'case 019a3f5e-7c1b-7e2a-9f60-0c7c1d6f2b11 is in phase 2',
      mail: 'Åse',
      bytes: Buffer.from([0x1f, 0x8b, 0x08, 0]),
    };
    expect(scan(canaries, harmless)).toEqual([]);
  });
});
