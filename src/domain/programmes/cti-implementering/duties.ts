import type { CadenceRule } from '../../model/cadences.ts';
import type { DutyRule } from '../../model/duties.ts';
import { applying, comingMeeting, readyAtFirst, supportEnds } from '../organisation-parts.ts';
import { handOverDuties, recorded, subject } from '../parts.ts';

/** Status meetings are held continuously, where a rhythm is wanted (C-12). */
export const cadences: readonly CadenceRule[] = [
  {
    id: 'statusMeetings',
    rule: 'C-12',
    rhythm: 'month',
    contactBy: 'municipalProjectLeader',
    onlyIf: { is: 'setting', own: 'own:statusMeetingEveryMonth', value: true },
    begins: { of: 'step', step: 'supportPeriod', field: 'from' },
    within: { spell: 'support' },
    suspendedBy: [],
    reachedBy: [{ step: 'statusMeeting' }],
    attemptedBy: [],
  },
];

/** Everything that somebody must do by a date. */
export const duties: readonly DutyRule[] = [
  ...applying('C-26'),
  readyAtFirst('implementationGroup', 'C-09'),
  readyAtFirst('programmeKickOffMeeting', 'C-11'),
  {
    id: 'implementationPlan',
    rule: 'C-11',
    owner: 'municipalProjectLeader',
    each: { step: 'programmeKickOffMeeting' },
    due: { anchor: subject(), rule: 'C-11' },
    done: recorded('implementationPlan'),
    hasNoLimit: true,
    ladder: [],
  },
  comingMeeting('C-13'),
  {
    id: 'statusMeeting',
    rule: 'C-12',
    owner: 'municipalProjectLeader',
    each: { cadence: 'statusMeetings', is: 'asked' },
    opens: { anchor: subject('from'), rule: 'C-12' },
    due: { anchor: subject('last'), rule: 'C-12' },
    whileOpen: true,
    ladder: [{ id: 'reminder', at: { before: 7 }, tells: ['owner'] }],
  },
  {
    id: 'statusMeetingMissed',
    rule: 'C-12',
    owner: 'municipalProjectLeader',
    each: { cadence: 'statusMeetings', is: 'missed' },
    due: { anchor: subject(), rule: 'K-21' },
    isNews: true,
    ladder: [{ id: 'due', at: 'due', tells: ['owner', 'teamLeader'] }],
  },
  supportEnds('C-28'),
  ...handOverDuties,
];
