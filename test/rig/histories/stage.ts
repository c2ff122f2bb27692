import { createHash } from 'node:crypto';
import type { CivilDate } from '../../../src/domain/calendar/civil-date.ts';
import { resolveProgramme } from '../../../src/domain/programmes/index.ts';
import type { Settings } from '../../../src/domain/settings.ts';
import { newTrajectory } from '../../../src/domain/state.ts';
import { registerCitizen } from '../../../src/store/people.ts';
import { claimEnrolment } from '../../../src/store/trajectories.ts';
import { type Case, caseOf, nextFictiveCpr, noon } from '../case.ts';
import type { Rig } from '../rig.ts';

interface ProgrammeName {
  readonly id: string;
  readonly variant: string;
}

/** Where one scenario is played: its ids follow from its name, so that a second recording has them too. */
export interface Stage {
  readonly rig: Rig;
  readonly newId: () => string;
  /** Enrols a fictive citizen on a day. Transitions are acted on at 00:00 unless a window (minutes) is set. */
  begin(on: string, settings?: Partial<Settings>, programme?: ProgrammeName): Promise<Case>;
}

export function stageOf(rig: Rig, scenario: string): Stage {
  const newId = idsOf(scenario);
  return { rig, newId, begin: (on, settings, programme) => begin(rig, newId, on as CivilDate, settings, programme) };
}

/** Ids in the form of a UUID, the same for a name every time. */
function idsOf(name: string): () => string {
  let count = 0;
  return () => {
    const hex = createHash('sha256').update(`${name} ${++count}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}

/** The enrolment as `enrol` has it, with ids that are given. */
async function begin(
  { services }: Rig,
  newId: () => string,
  on: CivilDate,
  settings: Partial<Settings> = { actingWindowMinutes: 0, remindsOfDuties: false },
  { id: name, variant }: ProgrammeName = { id: 'social-stoette', variant: 'rollout' },
): Promise<Case> {
  const { db, keys, trajectories } = services;
  const [id, citizenId, at] = [newId(), newId(), new Date()];
  const programme = resolveProgramme(name, variant, settings)!;
  const clockOffsetMs = noon(on) - at.getTime();
  const municipality = '101';
  await registerCitizen(db, keys, { id: citizenId, municipality, name: 'Test Person', cpr: nextFictiveCpr(), at });
  const claim = { citizenId, municipality, programme: programme.id, draw: '1', demo: false, clockOffsetMs, at };
  await claimEnrolment(db, { trajectoryId: id, ...claim });
  await trajectories.start({
    trajectoryId: id,
    clockOffsetMs,
    state: newTrajectory,
    recorded: 0,
    enrolment: { id, by: 'tester', type: 'EnrolCitizen', citizenId, municipality, programme, on },
  });
  return caseOf(services, { id, on, clockOffsetMs, newId });
}
