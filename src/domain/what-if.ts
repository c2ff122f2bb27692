import { apply } from './apply.ts';
import type { CivilDate } from './calendar/civil-date.ts';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import type { Refusal } from './rule.ts';
import type { Trajectory } from './state.ts';
import { tick } from './tick.ts';

/** What a case would come to, and which of the commands, by their place, a rule says no to. */
export interface Trial {
  readonly after: Trajectory;
  readonly refusals: readonly { readonly command: number; readonly refusal: Refusal }[];
}

/** Puts commands to the rules one after another as if they were asked today: nothing is stored and nobody is told. */
export function tryOut(today: CivilDate, state: Trajectory, commands: readonly Command[]): Trial {
  const ticked = (now: Trajectory) => tick(today, now).reduce(apply, now);
  const refusals: { command: number; refusal: Refusal }[] = [];
  let after = ticked(state);
  for (const [place, command] of commands.entries()) {
    const decision = decide(today, after, command);
    if ('refusal' in decision) refusals.push({ command: place, refusal: decision.refusal });
    else after = ticked(decision.events.reduce(apply, after));
  }
  return { after, refusals };
}
