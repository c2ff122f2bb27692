import type { Chance } from '../../chance.ts';
import { aFact, after } from '../../happenings.ts';
import type { Happening } from '../../scene.ts';
import {
  afterAnswer,
  aMeeting,
  aSummons,
  LED_BY,
  type Meetings,
  supportDays,
  WITH_ADVISER,
} from '../organisation-parts.ts';

export const meetings: Meetings = {
  leadershipMeeting: { with: ['responsibleHead', 'professionalLeader'] },
  telephoneMeeting: { with: WITH_ADVISER },
  projectLeaderMeeting: { with: LED_BY, values: () => ({ cprReportingShown: true }) },
  networkMeeting: {
    with: LED_BY,
    values: ({ chance }) => ({ host: chance.oneOf(['thisMunicipality', 'otherMunicipality']) }),
  },
  statusMeeting: {
    with: WITH_ADVISER,
    values: async ({ chance, note }) => ({
      ...{ meetingForm: chance.oneOf(['virtual', 'local']), criteriaNote: await note(), lastCriteriaReviewed: true },
    }),
  },
  advisoryMeeting: { with: WITH_ADVISER },
  anchoringMeeting: { with: LED_BY, values: () => ({ host: 'nationalBoard' }) },
  sparringMeeting: { with: ['municipalProjectLeader', 'ctiWorker', 'jobConsultant'] },
};

/** From the answer on: two years of both tracks, with the meetings that nobody is reminded of until they are summoned. */
export function theUsual(chance: Chance): Happening[] {
  return [
    aFact(afterAnswer('applicationAnswered', true, chance.between(5, 20)), 'supportPeriod', (scene) => ({
      ...{ ...supportDays(scene), implementationTrack: true, trainingTrack: true },
    })),
    aMeeting(meetings, after('supportPeriod', chance.between(5, 20)), 'telephoneMeeting'),
    aSummons(after('telephoneMeeting', 10), 'projectLeaderMeeting', 30),
    aSummons(after('supportPeriod', chance.between(100, 140)), 'networkMeeting', 30),
    aSummons(after('supportPeriod', chance.between(400, 440)), 'networkMeeting', 30),
    ...[180, 360, 540].map((days) => aMeeting(meetings, after('supportPeriod', days), 'statusMeeting')),
    aFact(
      after('supportPeriod', 45),
      'ctiTraining',
      () => ({ employees: 4, hasSocialSupportExperience: true, hasMentorExperience: true }),
      ['externalTrainer'],
    ),
    aFact(after('implementationTeam', 2), 'groupMembership', ({ team, chance: luck }) => ({
      ...{ inGroup: 'implementationTeam', member: luck.oneOf(team.staff.municipalProjectLeader) },
    })),
  ];
}
