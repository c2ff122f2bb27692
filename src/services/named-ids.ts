import type { Command } from '../domain/commands.ts';
import type { Field } from '../domain/model/steps.ts';
import { programmeOf } from '../domain/programmes/index.ts';
import type { Trajectory } from '../domain/state.ts';
import { valueFields } from './value-fields.ts';

/** An id that a command names, and the field in which it stands. */
interface NamedId {
  readonly field: string;
  readonly id: string;
}

/** The people and texts that a command names: in its own fields, and in the values of the programme's steps. */
export function namedIn(
  state: Trajectory | null,
  command: Command,
): { readonly staff: readonly NamedId[]; readonly notes: readonly NamedId[] } {
  const fields = state?.programme ? valueFields(programmeOf(state.programme), command) : {};
  const given = 'values' in command ? (command.values ?? {}) : {};
  const inValues = (type: Field['type']): NamedId[] =>
    Object.entries(given).flatMap(([field, id]) =>
      Object.hasOwn(fields, field) && fields[field]!.type === type && typeof id === 'string' ? [{ field, id }] : [],
    );
  const own = (field: 'staffId' | 'noteId'): NamedId[] => {
    const id = (command as { readonly staffId?: string; readonly noteId?: string })[field];
    return id === undefined ? [] : [{ field, id }];
  };
  const reasons = (command.despite ?? []).map(({ noteId }) => ({ field: 'despite', id: noteId }));
  return {
    staff: [...own('staffId'), ...inValues('staff')],
    notes: [...own('noteId'), ...inValues('note'), ...reasons],
  };
}
