import type { Anchor, DutyRule } from '../../../model/duties.ts';
import { atOnce, escalation, leaderAfter, recorded, step, subject } from '../../parts.ts';
import { HAS_REFUSED } from '../exits.ts';
import { LEAD, LONG_WAIT, PLAN_OWNER } from './parts.ts';

/** A practice placement that runs at the draw runs to its end first, unless it is interrupted (S-10 … S-12). */
const CAN_BEGIN: Anchor = {
  latestOf: [
    { of: 'roundBegan' },
    { of: 'step', step: 'practiceAtDraw', field: 'endsOn', unless: 'practiceInterrupted' },
    step('practiceInterrupted'),
  ],
};

/** What is to be done from the inclusion until day D is set. */
export const beforeTheStart: readonly DutyRule[] = [
  {
    id: 'summonStartUpMeeting',
    rule: 'S-16',
    owner: LEAD,
    each: 'round',
    applies: { not: { is: 'started' } },
    due: {
      ...{ anchor: CAN_BEGIN, plus: 'startUpWithinDays', minus: 'summonBeforeDays', rule: 'K-01' },
      notBefore: { of: 'notHeld', meeting: 'startUpMeeting' },
    },
    done: { any: [{ is: 'appointed', meeting: 'startUpMeeting' }, recorded('startUpMeeting')] },
    ladder: escalation,
  },
  {
    id: 'startUpMeeting',
    rule: 'S-16',
    owner: LEAD,
    each: 'round',
    applies: { not: { is: 'started' } },
    due: { anchor: CAN_BEGIN, plus: 'startUpWithinDays', rule: 'K-01' },
    done: recorded('startUpMeeting'),
    ladder: escalation,
  },
  {
    id: 'remindCitizenOfMeeting',
    rule: 'S-16',
    owner: 'ctiWorker',
    each: 'appointment',
    applies: { is: 'values', where: { meeting: ['startUpMeeting', 'closingMeeting'] } },
    due: { anchor: subject(), rule: 'K-01' },
    whileOpen: true,
    isNews: true,
    inPause: 'continues',
    ladder: [{ id: 'before', at: { before: 'citizenReminderDays' }, tells: ['owner'] }],
  },
  {
    id: 'cv',
    rule: 'S-22',
    owner: 'jobConsultant',
    each: { step: 'startUpMeeting' },
    due: { anchor: subject('cvOn'), rule: 'S-22' },
    done: recorded('cv'),
    inPause: 'continues',
    ladder: escalation,
  },
  {
    id: 'jointActionPlan',
    rule: 'S-28',
    owner: PLAN_OWNER,
    each: 'round',
    due: { anchor: step('startUpMeeting'), plus: 'planWithinDays', rule: 'K-02' },
    done: recorded('jointActionPlan'),
    ladder: [{ id: 'half', at: { openFor: 'planReminderAfterDays' }, tells: ['owner'] }, ...escalation],
  },
  {
    id: 'planCoherence',
    rule: 'S-32',
    owner: LEAD,
    each: 'round',
    applies: {
      all: [
        { is: 'recorded', step: 'sectorPlan', where: { plan: 'employmentPlan' }, ever: true },
        { is: 'recorded', step: 'sectorPlan', where: { plan: 'socialServicesPlan' }, ever: true },
      ],
    },
    due: {
      anchor: { latestOf: [step('jointActionPlan'), step('sectorPlan')] },
      plus: 'planReminderAfterDays',
      rule: 'K-02',
    },
    done: {
      all: [
        { is: 'recorded', step: 'planCoherence', since: 'jointActionPlan' },
        { is: 'recorded', step: 'planCoherence', since: 'sectorPlan' },
      ],
    },
    ladder: escalation,
  },
  {
    id: 'findJobMatch',
    rule: 'S-26',
    owner: 'jobConsultant',
    beside: LEAD,
    each: 'round',
    due: { anchor: step('startUpMeeting'), rule: 'S-26' },
    done: recorded('jobMatch'),
    hasNoLimit: true,
    ladder: [LONG_WAIT],
  },
  {
    id: 'startAfterPractice',
    rule: 'S-12',
    owner: LEAD,
    each: { step: 'practiceAtDraw' },
    applies: { not: recorded('practiceInterrupted') },
    due: { anchor: subject('endsOn'), rule: 'S-12' },
    done: recorded('startUpMeeting'),
    ladder: [{ id: 'due', at: 'due', tells: ['jobCentreCaseworker', 'socialCaseworker'] }, leaderAfter],
  },
  {
    id: 'contactCtiWorker',
    rule: 'S-62',
    owner: 'jobConsultant',
    each: { step: 'jobMatch' },
    applies: {
      all: [{ is: 'firstOf', step: 'jobMatch' }, { not: { any: [{ is: 'startSet' }, HAS_REFUSED] } }],
    },
    due: { anchor: { of: 'registered' }, rule: 'S-62' },
    ladder: [atOnce('ctiWorker', 'owner'), leaderAfter],
  },
  {
    id: 'matchMeeting',
    rule: 'S-63',
    owner: 'ctiWorker',
    each: { step: 'jobMatch' },
    applies: { not: HAS_REFUSED },
    due: { anchor: subject(), rule: 'S-63' },
    done: { any: [recorded('matchMeeting'), { is: 'started' }] },
    hasNoLimit: true,
    ladder: [],
  },
  {
    id: 'tellCitizenOfGrant',
    rule: 'S-40',
    owner: LEAD,
    each: 'round',
    due: { anchor: { of: 'granted' }, rule: 'S-40' },
    done: { is: 'knowsGrant', who: 'citizen' },
    hasNoLimit: true,
    ladder: [atOnce('owner')],
  },
  {
    id: 'tellCtiWorkerOfGrant',
    rule: 'S-40',
    owner: LEAD,
    each: 'round',
    due: { anchor: { of: 'granted' }, rule: 'S-40' },
    done: { is: 'knowsGrant', who: 'ctiWorker' },
    hasNoLimit: true,
    ladder: [atOnce('owner', 'ctiWorker')],
  },
  {
    id: 'setStartDate',
    rule: 'S-68',
    owner: 'ctiWorker',
    each: 'round',
    applies: { not: HAS_REFUSED },
    due: { anchor: step('jobMatch'), plus: 'startRegisteredLateDays', rule: 'K-14' },
    done: { is: 'startSet' },
    ladder: escalation,
  },
];
