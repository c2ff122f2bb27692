import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import type { Command } from '../domain/commands.ts';
import { programmeOf, resolveProgramme } from '../domain/programmes/index.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Settings } from '../domain/settings.ts';
import { CivilDateSchema, DespiteSchema, fieldsOfCommand, ScenarioCommandSchema } from './command-schema.ts';

/** Every fictive command id of a scenario follows from this one, so that two runs ask for the very same things. */
const SCENARIO_NAMESPACE = '5d7f9a4e-3c1b-5e2a-9f60-0c7c1d6f2b11';

/** Whether a command says on which day it happened: when left out, that is the day on which it is asked. */
const isDated = (type: string): boolean => fieldsOfCommand(type)?.on !== undefined;

/** A dated command of a scenario file; what happens on the day itself need not say so. */
const Step = z
  .strictObject({
    at: CivilDateSchema,
    id: z.uuid().optional(),
    by: z.string().min(1).default('scenario'),
    despite: DespiteSchema.optional(),
    command: z.looseObject({ type: z.string() }),
  })
  .transform(({ at, id, by, despite, command }, context) => {
    const body = ScenarioCommandSchema.safeParse(isDated(command.type) ? { on: at, ...command } : command);
    if (body.success) return { at, id, by, body: { ...(despite ? { despite } : {}), ...body.data } };
    for (const { path, message } of body.error.issues)
      context.addIssue({ code: 'custom', path: ['command', ...path], message });
    return z.NEVER;
  });

const ScenarioFile = z
  .strictObject({
    name: z.string(),
    programme: z.string().default('social-stoette'),
    variant: z.string().default('rollout'),
    /** What this municipality has set otherwise than the variant does. */
    settings: z.record(z.string(), z.union([z.number(), z.boolean(), z.string(), z.array(z.string())])).default({}),
    /** The day of the enrolment, on which the story begins. */
    start: CivilDateSchema,
    until: CivilDateSchema,
    steps: z.array(Step),
  })
  .refine(
    ({ start, until, steps }) =>
      [start, ...steps.map(({ at }) => at), until].every((at, index, all) => index === 0 || all[index - 1]! <= at),
    'the steps must be in order of date, from start to until',
  );

/** What is wrong with a scenario file, one line per fault. */
class InvalidScenario extends Error {
  override readonly name = 'InvalidScenario';
}

/** A scenario as it is played: the enrolment first, then the dated commands. Throws {@link InvalidScenario}. */
export function readScenario(text: string): Scenario {
  const parsed = ScenarioFile.safeParse(parseJson(text));
  if (!parsed.success)
    throw new InvalidScenario(
      parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`).join('\n'),
    );
  const { name, programme: id, variant, settings, start, until, steps } = parsed.data;
  const programme = resolveProgramme(id, variant, { actingWindowMinutes: 0, ...(settings as Partial<Settings>) });
  const usual = resolveProgramme(id, variant)?.settings;
  if (!programme || !usual) throw new InvalidScenario(`programme: ${id} in variant ${variant} is unknown`);
  const odd = Object.entries(settings).filter(([key, value]) => !isLike(value, usual[key as keyof Settings]));
  if (odd.length > 0)
    throw new InvalidScenario(odd.map(([key]) => `settings.${key}: no such setting, or not of this kind`).join('\n'));
  const subjectId = uuidv5(name, SCENARIO_NAMESPACE);
  const enrolment: Command = {
    ...{ id: subjectId, by: 'scenario', municipality: 'scenario', programme, on: start },
    ...(programmeOf(programme).subject === 'organisation'
      ? { type: 'EnrolOrganisation', organisationId: subjectId }
      : { type: 'EnrolCitizen', citizenId: subjectId }),
  };
  const commands = steps.map(({ at, id: given, by, body }, index) => ({
    at,
    command: { id: given ?? uuidv5(`${name}/${index}`, SCENARIO_NAMESPACE), by, ...body } as Command,
  }));
  return { name, until, steps: [{ at: start, command: enrolment }, ...commands] };
}

/** Whether a setting can take the place of the variant's own: a number of a number, a list of codes of such a list. */
function isLike(value: unknown, usual: unknown): boolean {
  if (!Array.isArray(usual)) return typeof value === typeof usual && !Array.isArray(value);
  return Array.isArray(value) && usual.every((one) => typeof one === 'string');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidScenario(`file: not JSON (${(error as Error).message})`);
  }
}
