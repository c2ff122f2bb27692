import { Argument, type Command } from 'commander';
import type { FactValues } from '../domain/facts.ts';
import type { Field, ModelStep } from '../domain/model/steps.ts';
import type { ProgrammeModel } from '../domain/programme.ts';
import { newestProgramme, PROGRAMME_IDS } from '../domain/programmes/index.ts';

interface StepsOptions {
  readonly json?: boolean;
}

export function addSteps(program: Command): void {
  program
    .command('steps')
    .description('show the steps of a programme with their fields, as overgang command takes them')
    .addArgument(new Argument('[programme]', 'the intervention model').choices(PROGRAMME_IDS).default(PROGRAMME_IDS[0]))
    .option('--json', 'answer in JSON')
    .action((id: string, { json }: StepsOptions) => {
      const { steps, jobMatchFields, exits, transitions } = newestProgramme(id)!;
      console.log(
        json
          ? JSON.stringify({ steps, jobMatchFields, exits, transitions }, null, 2)
          : describe({ steps, jobMatchFields, exits, transitions }),
      );
    });
}

function describe({
  steps,
  jobMatchFields,
  exits,
  transitions,
}: Pick<ProgrammeModel, 'steps' | 'jobMatchFields' | 'exits' | 'transitions'>): string {
  return [
    ...steps.flatMap(stepLines),
    ...(Object.keys(jobMatchFields).length > 0 ? ['RegisterJobMatch', ...fieldLines(jobMatchFields)] : []),
    `LeaveProgramme why=${exits.map(({ why }) => why).join('|')}`,
    ...(transitions.length > 0 ? [`BeginAnew transition=${transitions.join('|')}`] : []),
  ].join('\n');
}

function stepLines(step: ModelStep): string[] {
  const asked = step.kind === 'meeting' ? `HoldMeeting meeting=${step.id}` : `RecordFact step=${step.id}`;
  const people = step.participants ?? [];
  const prepared =
    step.kind === 'meeting' && step.preparedBy ? [`  summoned with preparedBy=${step.preparedBy.join(',')}`] : [];
  return [
    `${asked}${people.length > 0 ? ` with=${people.join(',')}` : ''} (${step.rule})`,
    ...prepared,
    ...fieldLines(step.fields ?? {}),
  ];
}

const fieldLines = (fields: Readonly<Record<string, Field>>): string[] =>
  Object.entries(fields).map(([name, field]) => `  values.${name}=${kindOf(field)}${whenNeeded(field)}`);

function whenNeeded({ required, requiredWhen, onlyWhen }: Field): string {
  const only = onlyWhen ? ` (only when ${allOf(onlyWhen)})` : '';
  if (!requiredWhen) return `${required === false ? ' (may be left out)' : ''}${only}`;
  return ` (may be left out unless ${allOf(requiredWhen)})${only}`;
}

const allOf = (values: FactValues): string =>
  Object.entries(values)
    .map(([field, value]) => `${field}=${value}`)
    .join(' and ');

function kindOf(field: Field): string {
  switch (field.type) {
    case 'flag':
      return field.mustHold ? 'true' : 'true|false';
    case 'date':
      return 'YYYY-MM-DD';
    case 'number':
      return field.atLeast === undefined ? 'NUMBER' : `NUMBER, at least ${field.atLeast}`;
    case 'note':
      return 'NOTE';
    case 'staff':
      return 'STAFF';
    case 'company':
      return 'COMPANY';
    case 'choice':
      return field.of.join('|');
    case 'codes':
      return `${field.of.join(',')}${field.all ? ', all of them' : ''}`;
  }
}
