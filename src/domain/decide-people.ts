import type { AcceptCase, AppointStandIn, AssignStaff, CommandEnvelope, DeclineCase } from './commands.ts';
import type { Context } from './context.ts';
import { asksToConfirm } from './hand-overs.ts';
import { unlessExplained } from './model/gates.ts';
import type { JobFunction, RegisterEntry, RolesBeside } from './people.ts';
import type { ProgrammeModel } from './programme.ts';
import { programmeOf } from './programmes/index.ts';
import { type Reason, type RuleId, reason } from './rule.ts';
import type { Trajectory } from './state.ts';
import { no, unless, type Verdict } from './verdict.ts';

type Asked<Body> = Body & Pick<CommandEnvelope, 'by' | 'despite'>;

/** Who holds a function: trained for it (G-22), one at a time (G-11, G-15), and not two that do not go together (6.1). */
export function decideAssignment(context: Context, state: Trajectory, command: Asked<AssignStaff>): Verdict {
  const { function: jobFunction, staffId, on, noteId = null, register = null, despite = [] } = command;
  const { programme } = context;
  if (!programme.functions.includes(jobFunction))
    return no(reason('functionUnknown', 'TECH-04', { function: jobFunction }));
  const objections = untrained(context, jobFunction, on, register);
  const before = state.staff[jobFunction];
  if (before !== undefined && before !== staffId && noteId === null)
    objections.push(reason('changeWithoutReason', CONSTANT[jobFunction] ?? 'G-15', { function: jobFunction }));
  const here = clashes(programme, jobFunction, (other) => state.staff[other] === staffId);
  const beside = clashesBeside(programme, jobFunction, command.beside);
  const roles = unlessExplained(eachOnce([...here, ...beside]), despite);
  // Whoever takes a case themselves has said so already.
  const isHandedOver = before !== undefined && before !== staffId && command.by !== staffId;
  const asked = isHandedOver && asksToConfirm(context.settings) ? { askedOn: context.today } : {};
  return unless([...objections, ...roles.objections], () => [
    {
      ...{ type: 'StaffAssigned', function: jobFunction, staffId, register, noteId },
      ...{ deviations: roles.deviations, ...asked, on },
    },
  ]);
}

/** The receiver's answer to a case that was another's (G-15). Whoever has said no may still say yes. */
export function decideHandOverAnswer(
  { programme }: Context,
  { assignments }: Trajectory,
  command: AcceptCase | DeclineCase,
): Verdict {
  const { function: jobFunction, staffId, on } = command;
  if (!programme.functions.includes(jobFunction))
    return no(reason('functionUnknown', 'TECH-04', { function: jobFunction }));
  const last = assignments.findLast((one) => one.function === jobFunction);
  if (last?.staffId !== staffId || last.askedOn === undefined)
    return no(reason('caseNotHandedOver', 'G-15', { function: jobFunction }));
  const isAccepting = command.type === 'AcceptCase';
  if (last.answer && !(isAccepting && last.answer.is === 'declined'))
    return no(reason('handOverAnswered', 'G-15', { function: jobFunction, on: last.answer.on }));
  const about = { assignment: last.id, function: jobFunction, on };
  return [
    isAccepting ? { type: 'CaseAccepted', ...about } : { type: 'CaseDeclined', noteId: command.noteId, ...about },
  ];
}

/** G-16: a stand-in for a while, trained like the worker, and no other's role beside hers (6.1). No boundary moves. */
export function decideStandIn(context: Context, state: Trajectory, command: Asked<AppointStandIn>): Verdict {
  const { staffId, from, until, register = null, despite = [] } = command;
  const objections = untrained(context, 'ctiWorker', from, register);
  if (until < from) objections.push(reason('standInEndsBeforeItBegins', 'G-16', { from, until }));
  if (state.staff.ctiWorker === staffId) objections.push(reason('standInIsTheWorker', 'G-16'));
  const here = clashes(context.programme, 'ctiWorker', (other) => state.staff[other] === staffId);
  const roles = unlessExplained(here, despite);
  const deviations = roles.deviations.length > 0 ? { deviations: roles.deviations } : {};
  return unless([...objections, ...roles.objections], () => [
    { type: 'StandInAppointed', staffId, until, ...deviations, on: from },
  ]);
}

/** The same where they hold the other in another case of the same citizen, as the programmes of both cases have it. */
function clashesBeside(
  { combinations }: ProgrammeModel,
  jobFunction: JobFunction,
  beside: readonly RolesBeside[] = [],
): Reason[] {
  return beside.flatMap(({ programme, functions }) => {
    const both = { combinations: [...combinations, ...programmeOf(programme).combinations] };
    return clashes(both, jobFunction, (other) => functions.includes(other));
  });
}

const eachOnce = (reasons: readonly Reason[]): Reason[] => [
  ...new Map(reasons.map((one) => [JSON.stringify(one), one])).values(),
];

/** What speaks against one person having a function beside another that they hold (6.1). */
export function clashes(
  programme: Pick<ProgrammeModel, 'combinations'>,
  jobFunction: JobFunction,
  holds: (other: JobFunction) => boolean,
): Reason[] {
  const found: Reason[] = [];
  for (const { functions, verdict, rule } of programme.combinations) {
    const other = functions[0] === jobFunction ? functions[1] : functions[1] === jobFunction ? functions[0] : undefined;
    if (other && holds(other) && verdict !== 'allowed')
      found.push(reason('combinationAdvisedAgainst', rule, { function: jobFunction, other }));
  }
  return found;
}

/** The functions that are to be one and the same person throughout. */
const CONSTANT: Partial<Record<JobFunction, RuleId>> = {
  jobConsultant: 'G-11',
  ctiWorker: 'G-15',
  jobMediator: 'B-05',
};

/** What the register says against somebody doing CTI; what it does not know is asked again at the start. */
export function untrained(
  { programme, settings }: Context,
  jobFunction: JobFunction,
  on: string,
  register: RegisterEntry | null,
): Reason[] {
  if (jobFunction !== 'ctiWorker' || !register || settings.rulesOff.includes('G-22')) return [];
  const { trainedOn, trainedIn } = register;
  if (trainedOn === null || trainedOn > on)
    return [reason('ctiWorkerNotTrained', 'G-22', trainedOn ? { trained: trainedOn } : {})];
  // A training of which nobody says within what it was is not the programme's own.
  if (!settings.rulesOff.includes('G-23') && trainedIn !== programme.id)
    return [reason('ctiWorkerTrainedElsewhere', 'G-23')];
  return [];
}
