import type { StoryStep } from '../story.ts';
import { CASEWORKERS, EVERYBODY, recorded, summoned } from './preparation.ts';

const together = { citizenAgrees: true, ctiWorker: 'mette' } as const;

export const ctiGoals = (daysAgo: number): StoryStep =>
  recorded(daysAgo, 'ctiGoals', ['citizen', 'ctiWorker'], { goals: 2, tracks: ['job', 'coping'] });

/** The agreement with the workplace, and the day on which it is to be followed up. */
export const workAgreement = (daysAgo: number, followUpDaysAgo: number): StoryStep =>
  recorded(daysAgo, 'workAgreement', ['citizen', 'jobConsultant', 'employer'], {
    hours: 12,
    tasksNote: 'Pakke varer og gøre lageret klar om morgenen.',
    healthNote: 'Pause hver time og ingen tunge løft.',
    subGoals: 3,
    followUpOn: followUpDaysAgo,
  });

/** Between two follow-ups: a little less than the four weeks of the proposal (K-16). */
const FOLLOW_UP_DAYS = 25;

/** What happens in a course in which all goes well, up to a day: goals, agreement, contacts and follow-ups. The agreement is to be looked at again in one to three weeks. */
export function wellRun(startDaysAgo: number, untilDaysAgo = 0): StoryStep[] {
  const steps = [
    recorded(startDaysAgo - 3, 'ctiContact', ['citizen', 'ctiWorker'], { form: 'inPerson', place: 'company' }),
    ctiGoals(startDaysAgo - 5),
    workAgreement(startDaysAgo - 7, -5 - (startDaysAgo % 20)),
    recorded(startDaysAgo - 20, 'activity', [], {
      track: 'job',
      note: 'Øvet, hvordan man siger fra over for kolleger.',
    }),
  ];
  for (let daysAgo = startDaysAgo - FOLLOW_UP_DAYS; daysAgo >= untilDaysAgo; daysAgo -= FOLLOW_UP_DAYS) {
    steps.push(recorded(daysAgo, 'followUp', CASEWORKERS));
  }
  return steps.filter(({ daysAgo }) => daysAgo >= untilDaysAgo);
}

export const paused = (daysAgo: number, reason: 'illness' | 'treatment' | 'hospital' | 'prison'): StoryStep => ({
  daysAgo,
  command: { type: 'PauseCourse', from: daysAgo, reason, citizenWishesToGoOn: true },
});

/** The one outside who must hear of it has been told (S-82). */
export const toldOf = (what: 'tellOfPause' | 'tellOfReturn', daysAgo: number): StoryStep => ({
  daysAgo,
  command: { type: 'CompleteDuty', duty: what, on: daysAgo },
});

/** The first active day; one that lies ahead is registered today. */
export const resumed = (until: number): StoryStep => ({
  daysAgo: Math.max(until, 0),
  command: { type: 'ResumeCourse', until, decision: together },
});

/** A pause that nobody had registered while it lasted. */
export const pausedBefore = (daysAgo: number, from: number, until: number): StoryStep => ({
  daysAgo,
  command: { type: 'RecordPastPause', from, until, reason: 'illness', decision: together },
});

export const restarted = (daysAgo: number): StoryStep => ({
  daysAgo,
  command: { type: 'RestartCourse', startOn: daysAgo, decision: together, confirmedBy: CASEWORKERS },
});

const handoverPlan = (daysAgo: number): StoryStep =>
  recorded(daysAgo, 'handoverPlan', ['citizen', 'ctiWorker'], {
    whatCitizenDoes: true,
    whomToContact: true,
    crisesAndRelapses: true,
  });
const anchored = (daysAgo: number): StoryStep =>
  recorded(daysAgo, 'handoverAnchored', ['ctiWorker'], { supportersConfirmed: 2 });
const continuedNeed = (daysAgo: number): StoryStep =>
  recorded(daysAgo, 'continuedNeed', CASEWORKERS, { isNeeded: false });
const closingMeeting = (daysAgo: number): StoryStep => ({
  daysAgo,
  command: {
    type: 'HoldMeeting',
    meeting: 'closingMeeting',
    with: EVERYBODY,
    values: { everybodyKnowsThePlan: true, place: 'company' },
    on: daysAgo,
  },
});

/** Everything that belongs to the end of a course of six months: the last meeting is held on its 171st day. */
export const CLOSED_ON_DAY = 170;
export const roundedOff = (startDaysAgo: number): StoryStep[] => {
  const onDay = (days: number) => startDaysAgo - days;
  return [
    handoverPlan(onDay(130)),
    summoned('closingMeeting', onDay(132), onDay(CLOSED_ON_DAY)),
    anchored(onDay(150)),
    continuedNeed(onDay(152)),
    closingMeeting(onDay(CLOSED_ON_DAY)),
  ];
};

/** The reasons described and discussed with those who must be heard (S-84, S-85). */
export const interruptionConsidered = (daysAgo: number): StoryStep[] => [
  { daysAgo, command: { type: 'DescribeInterruption', to: 'MUNICIPAL_PROJECT_LEADER', on: daysAgo } },
  {
    daysAgo: daysAgo - 4,
    command: { type: 'DiscussInterruption', with: 'MUNICIPAL_PROJECT_LEADER', on: daysAgo - 4 },
  },
];
