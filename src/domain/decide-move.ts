import type { MoveToProgramme } from './commands.ts';
import { consequences } from './consequences.ts';
import type { Context } from './context.ts';
import { dateChanges } from './date-changes.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type ProgrammeModel, stepOf } from './programme.ts';
import { programmeOf } from './programmes/index.ts';
import { type Reason, reason } from './rule.ts';
import type { ResolvedProgramme } from './settings.ts';
import type { Trajectory } from './state.ts';
import { no, type Verdict } from './verdict.ts';

/**
 * A case goes over to the newest version of its own programme, with the settings that its municipality has now. Facts stay,
 * dates are reckoned anew; the old ones stand in the event, with what had been said of them.
 */
export function decideMoveToProgramme({ today }: Context, state: Trajectory, command: MoveToProgramme): Verdict {
  const { register: programme, noteId, on } = command;
  const before = state.programme!;
  if (!programme || programme.id !== before.id || programme.variant !== before.variant)
    return no(reason('programmeIsAnother', 'TECH-06'));
  if (programme.version < before.version) return no(reason('programmeIsOlder', 'TECH-06'));
  if (programme.version === before.version && fingerprintOf(programme.settings) === fingerprintOf(before.settings))
    return no(reason('programmeIsTheSame', 'TECH-06'));
  const [first, ...others] = lostIn(programmeOf(programme), state);
  if (first) return no(first, ...others);
  const after = movedTo(state, programme);
  const dates = dateChanges(today, state, after).map(({ about, from, to }) => ({ about, from, to }));
  const moved = {
    programme,
    fromVersion: before.version,
    noteId,
    dates,
    consequences: consequences(today, state, after),
  };
  return [{ type: 'ProgrammeMoved', ...moved, on }];
}

/** A case with another programme in the place of its own. */
export const movedTo = (state: Trajectory, programme: ResolvedProgramme): Trajectory => ({ ...state, programme });

/** Registered by the engine itself, whatever the programme. */
const OF_THE_ENGINE = ['assessment', 'grantKnown', 'jobMatch', 'interruptionDescribed', 'interruptionDiscussed'];

/** What a case has registered and a version does not know: nothing of it may get lost. */
function lostIn(model: ProgrammeModel, { facts, courses, grants }: Trajectory): Reason[] {
  const steps = [...new Set(facts.map(({ step }) => step))].filter(
    (step) => !OF_THE_ENGINE.includes(step) && !stepOf(model, step),
  );
  const used = [...new Set([...courses, ...grants].map(({ legalBasis }) => legalBasis))];
  const bases = used.filter((basis) => !model.legalBases.some(({ code }) => code === basis));
  return [
    ...steps.map((step) => reason('programmeLosesStep', 'TECH-06', { step })),
    ...bases.map((legalBasis) => reason('programmeLosesLegalBasis', 'TECH-06', { legalBasis })),
  ];
}
