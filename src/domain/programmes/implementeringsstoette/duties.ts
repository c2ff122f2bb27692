import type { DutyRule } from '../../model/duties.ts';
import { applying, by, comingMeeting, readyAtFirst, supportEnds } from '../organisation-parts.ts';
import { atOnce, escalation, leaderAfter, recorded, subject } from '../parts.ts';

/** Everything that somebody must do by a date. */
export const duties: readonly DutyRule[] = [
  ...applying('G-46'),
  by('leadershipMeeting', 'G-47', { anchor: { of: 'setting', own: 'own:leadershipMeetingOn' }, rule: 'G-47' }),
  readyAtFirst('implementationTeam', 'G-43'),
  readyAtFirst('steeringGroup', 'G-44'),
  {
    id: 'implementationPlan',
    rule: 'G-42',
    owner: 'municipalProjectLeader',
    each: { step: 'supportPeriod' },
    due: { anchor: subject('from'), rule: 'G-42' },
    done: recorded('implementationPlan'),
    hasNoLimit: true,
    ladder: [],
  },
  {
    id: 'workflowAnalysis',
    rule: 'G-49',
    owner: 'municipalProjectLeader',
    each: 'appointment',
    applies: { is: 'values', where: { meeting: 'projectLeaderMeeting' } },
    due: { anchor: subject(), minus: 1, rule: 'G-49' },
    done: recorded('workflowAnalysis'),
    ladder: [atOnce('owner'), ...escalation],
  },
  comingMeeting('G-50'),
  by('firstCitizens', 'G-40', { anchor: { of: 'setting', own: 'own:firstCitizensBy' }, rule: 'G-40' }),
  {
    id: 'anchoringMeeting',
    rule: 'G-54',
    owner: 'municipalProjectLeader',
    each: { step: 'supportPeriod' },
    opens: { anchor: subject('until'), minus: 'own:anchoringOpensDays', rule: 'G-54' },
    due: { anchor: subject('until'), rule: 'G-54' },
    done: recorded('anchoringMeeting'),
    ladder: [atOnce('owner'), ...escalation],
  },
  // Only where a municipality has set a rhythm (K-21).
  {
    id: 'advisoryMeeting',
    rule: 'G-55',
    owner: 'municipalProjectLeader',
    each: { cadence: 'advisoryMeetings', is: 'asked' },
    opens: { anchor: subject('from'), rule: 'G-55' },
    due: { anchor: subject('last'), rule: 'G-55' },
    whileOpen: true,
    ladder: [{ id: 'reminder', at: { before: 7 }, tells: ['owner'] }],
  },
  {
    id: 'advisoryMeetingMissed',
    rule: 'G-55',
    owner: 'municipalProjectLeader',
    each: { cadence: 'advisoryMeetings', is: 'missed' },
    due: { anchor: subject(), rule: 'K-21' },
    isNews: true,
    ladder: [{ id: 'due', at: 'due', tells: ['owner'] }, leaderAfter],
  },
  supportEnds('G-39'),
];
