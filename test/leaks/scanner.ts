import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';

/** A secret in every shape in which it may have slipped out. */
export interface Canary {
  readonly name: string;
  readonly value: string;
}

export interface Hit {
  readonly canary: string;
  readonly shape: string;
  readonly place: string;
}

/** Base64 of the same bytes differs by where they begin: the middle of each of the three is always the same. */
function base64Shapes(value: string): [string, string][] {
  return [0, 1, 2].map((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]).toString('base64');
    const first = [0, 2, 3][offset]!;
    const whole = Math.floor((offset + Buffer.byteLength(value)) / 3) * 4;
    return [`base64 at ${offset}`, padded.slice(first, whole)];
  });
}

const digest = (algorithm: string, value: string) => createHash(algorithm).update(value).digest('hex');

/** Every shape of a value: as it is, as numbers are written, encoded, and hashed without a key. */
function shapesOf(value: string): readonly (readonly [string, string])[] {
  const isCpr = /^\d{10}$/.test(value);
  const spellings = isCpr
    ? [value, `${value.slice(0, 6)}-${value.slice(6)}`, `${value.slice(0, 6)} ${value.slice(6)}`]
    : [value];
  return spellings.flatMap((text, index): [string, string][] => {
    const named = (shape: string) => (index === 0 ? shape : `${shape} of spelling ${index + 1}`);
    return [
      [named('plain'), text],
      [named('hex'), Buffer.from(text).toString('hex')],
      [named('URL'), encodeURIComponent(text)],
      [
        named('JSON'),
        JSON.stringify(text)
          .replaceAll(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .slice(1, -1),
      ],
      [named('UTF-16'), Buffer.from(text, 'utf16le').toString('latin1')],
      [named('UTF-8 read as Latin-1'), Buffer.from(text).toString('latin1')],
      [named('quoted-printable'), quotedPrintable(text)],
      ...base64Shapes(text).map(([shape, found]): [string, string] => [named(shape), found]),
      ...['md5', 'sha1', 'sha256'].map((algorithm): [string, string] => [named(algorithm), digest(algorithm, text)]),
    ];
  });
}

const quotedPrintable = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) =>
      (byte >= 0x21 && byte <= 0x7e && byte !== 0x3d) || byte === 0x20
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');

/** Where secrets stand in what was gathered. Whatever is gzipped is looked into. */
export function scan(canaries: readonly Canary[], gathered: Readonly<Record<string, string | Buffer>>): Hit[] {
  const wanted = canaries.map(({ name, value }) => ({ name, shapes: shapesOf(value) }));
  return Object.entries(gathered).flatMap(([place, content]) => {
    const texts = textsOf(content);
    return wanted.flatMap(({ name, shapes }) =>
      shapes
        .filter(([, shape]) => texts.some((text) => text.toLowerCase().includes(shape.toLowerCase())))
        .map(([shape]) => ({ canary: name, shape, place })),
    );
  });
}

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
/** Bytes before the data when no file name stands there. */
const GZIP_HEADER = 10;

function textsOf(content: string | Buffer): string[] {
  const bytes = Buffer.from(content);
  const texts = [bytes.toString('utf8'), bytes.toString('latin1')];
  for (let at = bytes.indexOf(GZIP); at >= 0; at = bytes.indexOf(GZIP, at + 1)) {
    try {
      // Whatever follows an archive in a stream of bytes would be an error to a reader of archives, not to this one.
      texts.push(inflateRawSync(bytes.subarray(at + GZIP_HEADER)).toString('utf8'));
    } catch {
      // Three bytes that only look like the beginning of an archive.
    }
  }
  return texts;
}
