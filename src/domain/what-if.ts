import { apply } from './apply.ts';
import { type CivilDate, latest } from './calendar/civil-date.ts';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import type { TrajectoryEvent } from './events.ts';
import { type Notice, noticesFor } from './notices.ts';
import type { Refusal } from './rule.ts';
import type { Trajectory } from './state.ts';
import { nextWake, tick } from './tick.ts';

/** What a case would come to, and which of the commands, by their place, a rule says no to. */
export interface Trial {
  readonly after: Trajectory;
  readonly refusals: readonly { readonly command: number; readonly refusal: Refusal }[];
  /** What people would be told at once. */
  readonly told: readonly Notice[];
}

/** Puts commands to the rules one after another as if they were asked today: nothing is stored and nobody is told. */
export function tryOut(today: CivilDate, state: Trajectory, commands: readonly Command[]): Trial {
  const refusals: { command: number; refusal: Refusal }[] = [];
  const told: Notice[] = [];
  let after = state;
  const happened = (events: readonly TrajectoryEvent[]) => {
    const all = [...events, ...tick(today, events.reduce(apply, after))];
    after = all.reduce(apply, after);
    told.push(...noticesFor(after, all));
  };
  happened([]);
  for (const [place, command] of commands.entries()) {
    const decision = decide(today, after, command);
    if ('refusal' in decision) refusals.push({ command: place, refusal: decision.refusal });
    else happened(decision.events);
  }
  return { after, refusals, told };
}

/** An open pause may be asked about for ever. */
const MOST_WAKES = 200;

/** What people will be told from today on if nothing happens, each on the day that it is about. */
export function messagesAhead(today: CivilDate, state: Trajectory): Notice[] {
  const ahead: Notice[] = [];
  let [now, then] = [today, state];
  for (let wakes = 0; wakes < MOST_WAKES; wakes++) {
    const wake = nextWake(now, then);
    if (!wake) break;
    now = latest(wake, now);
    const events = tick(now, then);
    then = events.reduce(apply, then);
    ahead.push(...noticesFor(then, events));
  }
  return ahead;
}
