import type { Field } from '../domain/model/steps.ts';
import { type ProgrammeModel, stepOf } from '../domain/programme.ts';

/** What a programme says of the values that a command registers, by the command's own fields; empty when it registers none. */
export function valueFields(programme: ProgrammeModel, command: object): Readonly<Record<string, Field>> {
  const { type, meeting, step } = command as Readonly<Record<string, unknown>>;
  if (type === 'RegisterJobMatch') return programme.jobMatchFields;
  const id = type === 'HoldMeeting' ? meeting : type === 'RecordFact' ? step : undefined;
  return (typeof id === 'string' && stepOf(programme, id)?.fields) || {};
}
