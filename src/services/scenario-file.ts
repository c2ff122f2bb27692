import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import type { Command } from '../domain/commands.ts';
import { resolveProgramme } from '../domain/programmes/index.ts';
import type { Scenario } from '../domain/scenario.ts';
import { CivilDateSchema, CommandBodySchema } from './command-schema.ts';

/** Every fictive command id of a scenario follows from this one, so that two runs ask for the very same things. */
const SCENARIO_NAMESPACE = '5d7f9a4e-3c1b-5e2a-9f60-0c7c1d6f2b11';

const NOT_DATED = ['StartCourse', 'PauseCourse', 'ResumeCourse', 'RecordPastPause', 'RestartCourse'];

/** A dated command of a scenario file; what happens on the day itself need not say so. */
const Step = z
  .strictObject({
    at: CivilDateSchema,
    id: z.uuid().optional(),
    by: z.string().min(1).default('scenario'),
    command: z.looseObject({ type: z.string() }),
  })
  .transform(({ at, id, by, command }, context) => {
    const body = CommandBodySchema.safeParse(NOT_DATED.includes(command.type) ? command : { on: at, ...command });
    if (body.success) return { at, id, by, body: body.data };
    for (const { path, message } of body.error.issues)
      context.addIssue({ code: 'custom', path: ['command', ...path], message });
    return z.NEVER;
  });

const ScenarioFile = z
  .strictObject({
    name: z.string(),
    programme: z.string().default('social-stoette'),
    variant: z.string().default('rollout'),
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
  const { name, programme: id, variant, start, until, steps } = parsed.data;
  const programme = resolveProgramme(id, variant, { actingWindowMinutes: 0 });
  if (!programme) throw new InvalidScenario(`programme: ${id} in variant ${variant} is unknown`);
  const citizenId = uuidv5(name, SCENARIO_NAMESPACE);
  const enrolment: Command = {
    id: citizenId,
    by: 'scenario',
    type: 'EnrolCitizen',
    citizenId,
    municipality: 'scenario',
    programme,
    on: start,
  };
  const commands = steps.map(({ at, id: given, by, body }, index) => ({
    at,
    command: { id: given ?? uuidv5(`${name}/${index}`, SCENARIO_NAMESPACE), by, ...body } as Command,
  }));
  return { name, until, steps: [{ at: start, command: enrolment }, ...commands] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidScenario(`file: not JSON (${(error as Error).message})`);
  }
}
