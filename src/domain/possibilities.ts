import { addDays, type CivilDate } from './calendar/civil-date.ts';
import type { Command, CommandBody, CommandType } from './commands.ts';
import { type Context, contextOf } from './context.ts';
import { decide } from './decide.ts';
import type { FactValue, FactValues } from './facts.ts';
import type { Field, ModelStep } from './model/steps.ts';
import type { Reason } from './rule.ts';
import type { Trajectory } from './state.ts';

/** Something that can be asked of a case, and what stands against it today. */
export interface Possibility {
  readonly command: CommandType;
  /** The programme's step, exit or transition that it is about; null when the command says it all. */
  readonly about: string | null;
  /** Empty when it is allowed now. */
  readonly objections: readonly Reason[];
  /** Everything that stands against it is advice: it goes through with a written reason. */
  readonly needsReason: boolean;
}

/**
 * What is allowed now and why the rest is not: every command is put to the rules as if it were asked today with sound
 * values. There is no second implementation of any rule.
 */
export function possibilities(today: CivilDate, state: Trajectory): Possibility[] {
  const context = contextOf(state, today);
  if (!context) return [];
  const advice = new Set(
    context.programme.gates.filter(({ strength }) => strength === 'advised').map(({ code }) => code),
  );
  const against = (body: CommandBody): readonly Reason[] => {
    const decision = decide(today, state, { id: 'sample', by: 'sample', ...body } as Command);
    return 'refusal' in decision ? decision.refusal.reasons : [];
  };
  return samples(context).map(({ about, body, orWith }) => {
    const objections = fewest(against(body), () => orWith && against(orWith));
    const needsReason = objections.length > 0 && objections.every(({ code }) => advice.has(code));
    return { command: body.type, about, objections, needsReason };
  });
}

/** What no answer of the person who asks would take away stands against it; what one would is no news yet. */
function fewest(first: readonly Reason[], other: () => readonly Reason[] | undefined): readonly Reason[] {
  if (first.length === 0) return first;
  const others = other();
  return others && others.length < first.length ? others : first;
}

interface Sample {
  readonly about: string | null;
  readonly body: CommandBody;
  /** The same with a yes to everything that may be left out. */
  readonly orWith?: CommandBody | undefined;
}

function samples({ programme, today: on }: Context): Sample[] {
  const noteId = 'sample';
  const caseworker = 'jobCentreCaseworker';
  return [
    ...programme.steps.flatMap((step) => aboutStep(step, on)),
    ...courseCommands({ programme, today: on }).map((body) => ({ about: null, body })),
    ...programme.exits.map(({ why }) => ({ about: why, body: { type: 'LeaveProgramme', why, from: on } as const })),
    ...programme.transitions.slice(0, 1).map((transition) => ({
      about: null,
      body: { type: 'BeginAnew', transition, judgedBy: caseworker, noteId, on } as const,
    })),
    { about: null, body: { type: 'ArchiveTrajectory', on } },
  ];
}

function aboutStep(step: ModelStep, on: CivilDate): Sample[] {
  const about = step.id;
  const values = soundValues(step.fields ?? {}, on);
  const withYes = { ...yesToTheRest(step.fields ?? {}), ...values };
  const people = step.participants ?? [];
  if (step.kind !== 'meeting') {
    const fact = { type: 'RecordFact', step: about, with: people, on } as const;
    return [{ about, body: { ...fact, values }, orWith: { ...fact, values: withYes } }];
  }
  const meeting = { type: 'HoldMeeting', meeting: about, with: people, on } as const;
  return [
    { about, body: { type: 'SummonMeeting', meeting: about, for: on, preparedBy: step.preparedBy ?? [], on } },
    { about, body: { ...meeting, values }, orWith: { ...meeting, values: withYes } },
  ];
}

function courseCommands({ programme, today: on }: Pick<Context, 'programme' | 'today'>): CommandBody[] {
  const decision = { citizenAgrees: true, ctiWorker: 'sample' };
  const legalBasis = programme.legalBases[0]?.code;
  if (!legalBasis) return [];
  const reason = 'illness';
  return [
    { type: 'AssessTargetGroup', inTargetGroup: true, on },
    { type: 'GrantSupport', legalBasis, on },
    { type: 'InformOfGrant', who: 'citizen', on },
    { type: 'RegisterJobMatch', on },
    { type: 'StartCourse', startOn: on },
    { type: 'PauseCourse', from: on, reason, citizenWishesToGoOn: true },
    { type: 'ResumeCourse', until: on, decision },
    { type: 'RecordPastPause', from: addDays(on, -1), until: on, reason, decision },
    { type: 'RestartCourse', startOn: on, decision, confirmedBy: ['jobCentreCaseworker', 'socialCaseworker'] },
    { type: 'EndCourseEarly', endOn: on, on },
  ];
}

/** Values that no rule about the fields themselves says no to. */
function soundValues(fields: Readonly<Record<string, Field>>, on: CivilDate): FactValues {
  const required = Object.entries(fields).filter(([, { required: isRequired }]) => isRequired !== false);
  return Object.fromEntries(required.map(([name, field]) => [name, soundValue(field, on)]));
}

function yesToTheRest(fields: Readonly<Record<string, Field>>): FactValues {
  const flags = Object.entries(fields).filter(([, { type, required }]) => type === 'flag' && required === false);
  return Object.fromEntries(flags.map(([name]) => [name, true]));
}

function soundValue(field: Field, on: CivilDate): FactValue {
  switch (field.type) {
    case 'flag':
      return true;
    case 'number':
      return field.atLeast ?? 0;
    case 'date':
      return on;
    case 'note':
    case 'staff':
    case 'company':
      return 'sample';
    case 'choice':
      return field.of[0]!;
    case 'codes':
      return field.of;
  }
}
