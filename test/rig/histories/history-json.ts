import { createRequire } from 'node:module';
import type { History } from '../../../src/witness/chain.ts';

export type HistoryEvent = NonNullable<History['events']>[number];

/** A history in Temporal's own JSON, as its tools show and take it: enums by name, instants as text, bytes in base64. */
export interface HistoryJson {
  readonly events: readonly { readonly eventType: string; readonly [attributes: string]: unknown }[];
}

// The SDK's own `historyToJSON` fails ("type must be a Type") where npm has put a protobufjs beside each of its
// packages: the types come from the copy of @temporalio/proto, so the conversion must come from there too.
const fromCommon = createRequire(createRequire(import.meta.url).resolve('@temporalio/common'));
const fromProto = createRequire(fromCommon.resolve('@temporalio/proto'));
const { toJson, fromJson } = fromProto('protobufjs/ext/protojson');
const historyType = fromProto('@temporalio/proto').lookupType('temporal.api.history.v1.History');

export const historyToJson = (history: History): HistoryJson => toJson(historyType, historyType.fromObject(history));
export const historyFromJson = (json: HistoryJson): History => fromJson(historyType, json);
