import { createHash } from 'node:crypto';
import type { CivilDate } from '../../../src/domain/calendar/civil-date.ts';
import { programmeOf, resolveProgramme } from '../../../src/domain/programmes/index.ts';
import type { Settings } from '../../../src/domain/settings.ts';
import { newTrajectory } from '../../../src/domain/state.ts';
import { registerOrganisation } from '../../../src/store/organisations.ts';
import { registerCitizen } from '../../../src/store/people.ts';
import { claimEnrolment, type Subject } from '../../../src/store/trajectories.ts';
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
  const [id, subjectId, at] = [newId(), newId(), new Date()];
  const programme = resolveProgramme(name, variant, settings)!;
  const clockOffsetMs = noon(on) - at.getTime();
  const municipality = '101';
  const isOfOrganisation = programmeOf(programme).subject === 'organisation';
  const subject: Subject = isOfOrganisation ? { organisationId: subjectId } : { citizenId: subjectId };
  const about = { id: subjectId, municipality, at };
  if (isOfOrganisation) await registerOrganisation(db, { ...about, kind: 'municipality', name: `Test ${subjectId}` });
  else await registerCitizen(db, keys, { ...about, name: 'Test Person', cpr: nextFictiveCpr() });
  const claim = { subject, municipality, programme: programme.id, draw: '1', demo: false, clockOffsetMs, at };
  await claimEnrolment(db, { trajectoryId: id, ...claim });
  await trajectories.start({
    trajectoryId: id,
    clockOffsetMs,
    state: newTrajectory,
    recorded: 0,
    enrolment: {
      ...{ id, by: 'tester', municipality, programme, on },
      ...('citizenId' in subject ? { type: 'EnrolCitizen', ...subject } : { type: 'EnrolOrganisation', ...subject }),
    },
  });
  return caseOf(services, { id, on, clockOffsetMs, newId });
}
