import { DEMO_STAFF, type DemoStaff, type Story } from '../../src/demo/stories.ts';
import { programmeOf } from '../../src/demo/story.ts';
import { written } from '../../src/demo/written.ts';
import { apply } from '../../src/domain/apply.ts';
import { addDays, type CivilDate } from '../../src/domain/calendar/civil-date.ts';
import type { Command } from '../../src/domain/commands.ts';
import { decide } from '../../src/domain/decide.ts';
import type { TrajectoryEvent } from '../../src/domain/events.ts';
import { newestProgramme, resolveProgramme } from '../../src/domain/programmes/index.ts';
import { newTrajectory, type Trajectory } from '../../src/domain/state.ts';
import { tick } from '../../src/domain/tick.ts';

/** An event and the day on which it was recorded. */
export interface Happening {
  readonly recordedOn: CivilDate;
  readonly event: TrajectoryEvent;
}

export interface ToldStory {
  readonly state: Trajectory;
  readonly happenings: readonly Happening[];
}

const STAFF_IDS = Object.fromEntries(Object.keys(DEMO_STAFF).map((name) => [name, `staff-${name}`]));

/** A story played by the rules alone, day by day, without an engine. Throws with the reasons when a command is refused. */
export function told(story: Story, today: CivilDate): ToldStory {
  const dayAgo = (days: number) => addDays(today, -days);
  let state = newTrajectory;
  const happenings: Happening[] = [];
  const happened = (recordedOn: CivilDate, events: readonly TrajectoryEvent[]) => {
    state = events.reduce(apply, state);
    happenings.push(...events.map((event) => ({ recordedOn, event })));
  };
  const all = commandsOf(story);
  for (let daysAgo = story.enrolledDaysAgo; daysAgo >= 0; daysAgo--) {
    const on = dayAgo(daysAgo);
    happened(on, tick(on, state));
    for (const { command } of all.filter((step) => step.daysAgo === daysAgo)) {
      const telling = {
        programme: newestProgramme(programmeOf(story).id)!,
        dayAgo,
        staffIds: STAFF_IDS,
        trajectoryId: TRAJECTORY,
        state,
      };
      const body = written(command, telling, 'told').command;
      const asked = { id: `command-${state.sequence}`, by: 'staff-lone', ...withRegister(body) } as Command;
      const decision = decide(on, state, asked);
      if ('refusal' in decision)
        throw new Error(
          `${story.name}, ${daysAgo} days ago: ${asked.type} is refused: ${decision.refusal.reasons.map(({ code }) => code)}`,
        );
      happened(on, decision.events);
      happened(on, tick(on, state));
    }
  }
  return { state, happenings };
}

const TRAJECTORY = '01a20cba-c5f3-77d3-b65d-b45705e50d02';

/** The enrolment and the team on the first day, then the story's own commands, as the demo loads them. */
function commandsOf({
  enrolledDaysAgo: daysAgo,
  staff,
  steps,
  ...story
}: Story): { daysAgo: number; command: object }[] {
  const { id, variant } = programmeOf(story);
  const programme = resolveProgramme(id, variant)!;
  return [
    {
      daysAgo,
      command: {
        ...{ municipality: '101', programme, on: daysAgo },
        ...(story.cpr === undefined
          ? { type: 'EnrolOrganisation', organisationId: 'organisation-1' }
          : { type: 'EnrolCitizen', citizenId: 'citizen-1' }),
      },
    },
    ...Object.entries(staff).map(([jobFunction, staffId]) => ({
      daysAgo,
      command: { type: 'AssignStaff', function: jobFunction, staffId, on: daysAgo },
    })),
    ...steps,
  ];
}

/** What the server puts in from its register. */
function withRegister(command: object): object {
  if (!('staffId' in command)) return command;
  const member = DEMO_STAFF[String(command.staffId).replace('staff-', '') as DemoStaff];
  return 'trainedOn' in member
    ? { ...command, register: { trainedOn: member.trainedOn, trainedIn: member.trainedIn } }
    : command;
}
