import { fileURLToPath } from 'node:url';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import { type KeyRing, open, seal } from './store/keys.ts';

const { Payload: Proto } = proto.temporal.api.common.v1;

const ENCODING = 'binary/encrypted';
/** Bound into every payload: a value of the store cannot be passed off as one of the engine's. Not the workflow's id: the SDK's context that tells it is experimental, and payloads must be readable for years. */
const OWNER = 'temporal';

/** A payload of the engine that cannot be read: not encrypted though it must be, or with a key that is not here. */
class PayloadUnreadable extends Error {
  override readonly name = 'PayloadUnreadable';
}

/**
 * Encrypts everything that enters the engine with AES-256-GCM and the newest key of the ring; any key of the ring opens
 * it. What is not encrypted is refused: otherwise whoever reaches the engine could feed it plain text.
 */
export function payloadCodec(keys: KeyRing): PayloadCodec {
  return {
    encode: async (payloads) => payloads.map((payload) => encoded(keys, payload)),
    decode: async (payloads) => payloads.map((payload) => decoded(keys, payload)),
  };
}

function encoded(keys: KeyRing, payload: Payload): Payload {
  const data = seal(keys, Buffer.from(Proto.encode(payload).finish()), OWNER);
  return { metadata: { encoding: Buffer.from(ENCODING) }, data };
}

function decoded(keys: KeyRing, { metadata, data }: Payload): Payload {
  const encoding = Buffer.from(metadata?.encoding ?? []).toString();
  if (encoding !== ENCODING || !data)
    throw new PayloadUnreadable(
      `Found a payload that is not encrypted (${encoding || 'no encoding'}), though the codec is on. It was written with the codec off, or not by Overgang.`,
    );
  try {
    return Proto.decode(open(keys, Buffer.from(data), OWNER));
  } catch (error) {
    throw new PayloadUnreadable(
      `A payload of the engine cannot be opened: ${(error as Error).message}. The key file must have every key that running cases were written with.`,
    );
  }
}

/** How client and worker turn values into what the engine keeps; without keys as plain JSON. */
export function dataConverter(keys: KeyRing | undefined): DataConverter {
  return { failureConverterPath: FAILURE_CONVERTER, ...(keys ? { payloadCodecs: [payloadCodec(keys)] } : {}) };
}

export const FAILURE_CONVERTER = fileURLToPath(new URL('failure-converter.ts', import.meta.url));
