import { v5 as uuidv5 } from 'uuid';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { CommandBody, CommandEnvelope } from '../domain/commands.ts';
import { dutiesOf } from '../domain/duties.ts';
import { lastFact } from '../domain/facts.ts';
import type { Field } from '../domain/model/steps.ts';
import type { ProgrammeModel } from '../domain/programme.ts';
import type { Trajectory } from '../domain/state.ts';
import { valueFields } from '../services/value-fields.ts';

/** Where a story's own words lead: its days, its people, and the case that its texts are about. */
export interface Telling {
  readonly programme: ProgrammeModel;
  readonly dayAgo: (days: number) => CivilDate;
  readonly staffIds: Readonly<Record<string, string>>;
  readonly trajectoryId: string;
  /** The case as it stands, in which a story names a duty by its kind and a registration by its step. */
  readonly state: Trajectory | null;
}

export interface Written {
  readonly command: CommandBody & Pick<CommandEnvelope, 'despite'>;
  /** The texts that it names, under ids that a repeat gives again. */
  readonly notes: readonly { readonly id: string; readonly text: string }[];
}

/** The id of the one duty of a kind that the case has or has had. */
function dutyOf(what: string, today: CivilDate, state: Trajectory | null): string {
  const found = state && dutiesOf(today, state).find(({ rule }) => rule.id === what);
  if (!found) throw new Error(`Expected the case to have a duty ${what}, found none`);
  return found.id;
}

/** The id of what the case has registered last of a step. */
function registrationOf(step: string, state: Trajectory | null): number {
  const found = state && lastFact(state.facts, step);
  if (!found) throw new Error(`Expected the case to have registered ${step}, found nothing of it`);
  return found.id;
}

const DATED = ['on', 'from', 'until', 'startOn', 'endOn', 'for', 'to'];

/**
 * A story's command as a case is asked: days before today become dates, the names of the story's people their ids, and
 * texts notes; among the values, where the programme has a field of that kind. `place` tells its notes from all others.
 */
export function written(
  told: object,
  { programme, dayAgo, staffIds, trajectoryId, state }: Telling,
  place: string,
): Written {
  const notes: { id: string; text: string }[] = [];
  const note = (text: string): string => {
    const id = uuidv5(`${place}/note-${notes.length}`, trajectoryId);
    notes.push({ id, text });
    return id;
  };
  const staff = (name: string): string => staffIds[name] ?? name;
  const inValue = (field: Field | undefined, value: unknown): unknown => {
    if (field?.type === 'date' && typeof value === 'number') return dayAgo(value);
    if (field?.type === 'staff') return staff(String(value));
    return field?.type === 'note' ? note(String(value)) : value;
  };
  const fields = valueFields(programme, told);
  const entries = Object.entries(told).map(([key, value]): [string, unknown] => {
    if (DATED.includes(key) && typeof value === 'number') return [key, dayAgo(value)];
    if (key === 'staffId') return [key, staff(value)];
    if (key === 'noteId') return [key, note(value)];
    if (key === 'duty') return [key, dutyOf(value, dayAgo(0), state)];
    if (key === 'event') return [key, registrationOf(value, state)];
    if (key === 'despite')
      return [key, (value as { code: string; noteId: string }[]).map((one) => ({ ...one, noteId: note(one.noteId) }))];
    if (key !== 'values') return [key, value];
    return [key, Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inValue(fields[name], one)]))];
  });
  return { command: Object.fromEntries(entries) as unknown as Written['command'], notes };
}
