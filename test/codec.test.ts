import type { Payload } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { payloadCodec } from '../src/codec.ts';
import { encrypt, type KeyRing, newKeyRing } from '../src/store/keys.ts';

const text = (payload: Payload | undefined) => Buffer.from(payload!.data!).toString();
const plain = (value: string): Payload => ({
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(JSON.stringify(value)),
});
/** The ring with a newer key on top: the old one still opens what it has sealed. */
function withNewKey(keys: KeyRing): KeyRing {
  return { ...keys, current: 'k2', keys: { ...keys.keys, k2: newKeyRing().keys.k1! } };
}

describe('what enters the engine', () => {
  it('is what comes out again, and shows nothing of it in between', async () => {
    const codec = payloadCodec(newKeyRing());
    const sealed = await codec.encode([plain('LAB_31B'), plain('illness'), plain('LAB_31B')]);
    expect(sealed.map(text).join('')).not.toMatch(/LAB_31B|illness|json/);
    expect(text(sealed[0])).not.toBe(text(sealed[2]));
    expect((await codec.decode(sealed)).map(text)).toEqual(['"LAB_31B"', '"illness"', '"LAB_31B"']);
  });

  it('can be read after the key has been changed, as long as the old one is in the ring', async () => {
    const old = newKeyRing();
    const sealed = await payloadCodec(old).encode([plain('illness')]);
    expect((await payloadCodec(withNewKey(old)).decode(sealed)).map(text)).toEqual(['"illness"']);
    const { k2 } = withNewKey(old).keys;
    const lost = { ...old, current: 'k2', keys: { k2: k2! } };
    await expect(payloadCodec(lost).decode(sealed)).rejects.toThrow('The key file must have every key');
  });

  it('is refused when it is not encrypted, whoever put it there', async () => {
    await expect(payloadCodec(newKeyRing()).decode([plain('illness')])).rejects.toThrow('not encrypted (json/plain)');
    await expect(payloadCodec(newKeyRing()).decode([{}])).rejects.toThrow('not encrypted (no encoding)');
  });

  it('is refused when anything of it was changed, or when it is a value of the store', async () => {
    const keys = newKeyRing();
    const [sealed] = await payloadCodec(keys).encode([plain('illness')]);
    const bytes = Buffer.from(sealed!.data!);
    for (let place = 0; place < bytes.length; place++) {
      const changed = Buffer.from(bytes);
      changed[place]! ^= 1;
      await expect(payloadCodec(keys).decode([{ ...sealed!, data: changed }])).rejects.toThrow('cannot be opened');
    }
    const number = encrypt(keys, '6104850011', 'citizen-1');
    await expect(payloadCodec(keys).decode([{ ...sealed!, data: number }])).rejects.toThrow('cannot be opened');
  });
});
