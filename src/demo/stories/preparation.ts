import type { Participant } from '../../domain/people.ts';
import type { Story, StoryStep } from '../story.ts';

export type Basis = 'SEL_85' | 'SEL_82B' | 'LAB_31B';
export type CtiWorker = 'mette' | 'jonas' | 'aisha';

export const EVERYBODY = [
  'citizen',
  'jobCentreCaseworker',
  'socialCaseworker',
  'ctiWorker',
  'jobConsultant',
] as const satisfies readonly Participant[];
export const CASEWORKERS = ['jobCentreCaseworker', 'socialCaseworker'] as const;

/** Everybody around the citizen. */
export const team = (ctiWorker: CtiWorker): Story['staff'] => ({
  ctiWorker,
  jobConsultant: 'soeren',
  jobCentreCaseworker: 'bodil',
  socialCaseworker: 'kirsten',
});

/** How long after the inclusion its report is ticked off: the reminders of it have gone out, whatever weekday it was. */
const REPORTED_AFTER = 14;

/** The inclusion, and after a while the tick that it has been reported. */
export const included = (daysAgo: number): StoryStep[] => [
  {
    daysAgo,
    command: {
      type: 'RecordFact',
      step: 'inclusion',
      values: {
        benefit: 'activityReadyCashBenefit',
        inResourceCourse: false,
        hasPlace: true,
        judgedBy: 'jobCentreCaseworker',
        reasonNote: 'Borgeren har brug for støtte for at komme i job og blive i det.',
      },
      on: daysAgo,
    },
  },
  ...(daysAgo < REPORTED_AFTER
    ? []
    : [
        {
          daysAgo: daysAgo - REPORTED_AFTER,
          command: {
            type: 'CompleteDuty',
            duty: 'reportInclusion',
            on: daysAgo - REPORTED_AFTER,
          } as const,
        },
      ]),
];

export const summoned = (meeting: 'startUpMeeting' | 'closingMeeting', daysAgo: number, to: number): StoryStep => ({
  daysAgo,
  command: { type: 'SummonMeeting', meeting, for: to, preparedBy: CASEWORKERS, on: daysAgo },
});

/** A start-up meeting as the model wants it (S-19 … S-25); CV and job search begin ten days later. */
export const startUpMeeting = (daysAgo: number): StoryStep => ({
  daysAgo,
  command: {
    type: 'HoldMeeting',
    meeting: 'startUpMeeting',
    with: EVERYBODY,
    values: {
      agenda: ['project', 'dreams', 'resources', 'skills', 'experience', 'network', 'partners'],
      cvOn: daysAgo - 10,
      registrationsMade: true,
      timetableAgreed: true,
      planResponsible: 'socialCaseworker',
      place: 'office',
    },
    on: daysAgo,
  },
});

/** A plain registration, on the day it is about. */
export const recorded = (
  daysAgo: number,
  step: string,
  who: readonly Participant[] = [],
  values: Extract<StoryStep['command'], { type: 'RecordFact' }>['values'] = {},
): StoryStep => ({ daysAgo, command: { type: 'RecordFact', step, with: who, values, on: daysAgo } });

export const cv = (daysAgo: number): StoryStep => recorded(daysAgo, 'cv');

/** The one plan, agreed by all three (S-28 … S-30). */
export const jointPlan = (daysAgo: number): StoryStep =>
  recorded(daysAgo, 'jointActionPlan', ['citizen', ...CASEWORKERS], {
    mapped: ['resources', 'barriers', 'supportNeeds'],
    citizensGoals: 2,
    supportAtWorkplace: true,
    planNote: 'Målet er et job på lager med få timer i begyndelsen og faste opgaver.',
  });

export const contactMeeting = (daysAgo: number): StoryStep => ({
  daysAgo,
  command: {
    type: 'HoldMeeting',
    meeting: 'contactMeeting',
    with: ['citizen', 'ctiWorker'],
    values: { courseExplained: true, place: 'home' },
    on: daysAgo,
  },
});

/** Grant and, eight days later, everybody's knowledge of it (S-40, S-44). */
export const granted = (daysAgo: number, legalBasis: Basis): StoryStep[] => [
  ...(legalBasis === 'SEL_85'
    ? [{ daysAgo, command: { type: 'AssessTargetGroup', inTargetGroup: true, on: daysAgo } } as const]
    : []),
  { daysAgo, command: { type: 'GrantSupport', legalBasis, on: daysAgo } },
];
export const informed = (daysAgo: number): StoryStep[] => [
  { daysAgo, command: { type: 'InformOfGrant', who: 'citizen', on: daysAgo } },
  { daysAgo, command: { type: 'InformOfGrant', who: 'ctiWorker', on: daysAgo } },
];

export const jobMatch = (daysAgo: number, firstDay = daysAgo - 12): StoryStep => ({
  daysAgo,
  command: {
    type: 'RegisterJobMatch',
    values: { form: 'ordinary', ordinaryHours: 'now', firstDayOn: firstDay },
    on: daysAgo,
  },
});

/** Citizen, CTI worker and job consultant meet about the job (S-63). */
export const matchMeeting = (daysAgo: number): StoryStep => ({
  daysAgo,
  command: {
    type: 'HoldMeeting',
    meeting: 'matchMeeting',
    with: ['citizen', 'ctiWorker', 'jobConsultant'],
    values: { place: 'company' },
    on: daysAgo,
  },
});

/** How long before the start date a citizen is enrolled when all goes well. */
export const PREPARATION_DAYS = 34;

/** Inclusion, start-up meeting, CV and plan: what comes before the job match. */
export const met = (enrolledDaysAgo: number): StoryStep[] => {
  const after = (days: number) => enrolledDaysAgo - days;
  return [
    ...included(enrolledDaysAgo),
    summoned('startUpMeeting', after(1), after(10)),
    startUpMeeting(after(10)),
    jointPlan(after(12)),
    cv(after(13)),
  ];
};

/** Everything that must stand before a course begins, and its start date, set so many days before it. */
export const started = (startDaysAgo: number, legalBasis: Basis, setBefore = 2): StoryStep[] => {
  const set = startDaysAgo + setBefore;
  return [
    ...met(set + PREPARATION_DAYS - 2),
    contactMeeting(set + 19),
    ...granted(set + 16, legalBasis),
    contactMeeting(set + 15),
    jobMatch(set + 12, startDaysAgo),
    matchMeeting(set + 10),
    ...informed(set + 7),
    { daysAgo: set, command: { type: 'StartCourse', startOn: startDaysAgo } },
  ];
};
