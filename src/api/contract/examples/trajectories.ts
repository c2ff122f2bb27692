import type { z } from 'zod';
import type { Examples } from '../example.ts';
import type { Duty, Plan, Transition } from '../parts.ts';
import type { trajectories } from '../trajectories.ts';
import { ANDERS, CLARA_ID, NEXUS_ID, ORGANISATION_CASE_ID, SIGNAL_ID, TRAJECTORY_ID } from './ids.ts';

const path = { trajectoryId: TRAJECTORY_ID };
const pauseOfToday = {
  command: { type: 'PauseCourse', from: '2026-03-12', reason: 'illness', citizenWishesToGoOn: true },
} as const;

const NOT_PAUSED = {
  ...{ code: 'courseIsNotPaused', rule: 'T-05', title: 'CTI-forløbet har ingen pause uden slutdato.' },
  cure: 'Registrér pausen først, eller registrér den som overstået, hvis den er slut. Skal en slutdato være en anden, så træk genoptagelsen tilbage først.',
};

const phase2 = {
  ...{ id: 'course-1/phase-2', kind: 'phaseStart', course: 1, phase: 2, outcome: null, name: 'Fase 2 begynder' },
  ...{ on: '2026-05-09', provisional: false, status: 'coming' },
} satisfies z.input<typeof Transition>;
const end = {
  ...{ id: 'course-1/end', kind: 'courseEnd', course: 1, phase: null, outcome: 'completed', name: 'Forløbet slutter' },
  ...{ on: '2026-09-09', provisional: false, status: 'coming' },
} satisfies z.input<typeof Transition>;
/** A duty of the CTI worker. */
export const GOALS = {
  ...{ id: 'course-1/ctiGoals', what: 'ctiGoals', name: 'Mål for forløbet', rule: 'S-74', owner: 'ctiWorker' },
  ...{ outside: null, course: 1, opensOn: null, dueOn: '2026-03-23', provisional: false, state: 'open' },
  isTicked: false,
  reminders: [
    { rung: 'due', on: '2026-03-23', said: false },
    { rung: 'leader', on: '2026-03-26', said: false },
  ],
} satisfies z.input<typeof Duty>;

const phase2Begins = (on: string) => ({
  ...{ on, to: ['ctiWorker', 'jobCentreCaseworker', 'socialCaseworker'], kind: 'phaseStarted', duty: null },
  subject: 'Et forløb er gået ind i fase 2',
});

const course = {
  ...{ number: 1, legalBasis: 'LAB_31B', months: 6, startOn: '2026-03-09', originalEnd: '2026-09-09' },
  ...{ end: '2026-09-09', endIsProvisional: false, outcome: null, activeDays: 184, status: 'running', phase: 1 },
  day: { number: 4, of: 61 },
  phases: [
    { number: 1, start: '2026-03-09', end: '2026-05-09', provisional: false },
    { number: 2, start: '2026-05-09', end: '2026-07-09', provisional: false },
    { number: 3, start: '2026-07-09', end: '2026-09-09', provisional: false },
  ],
  pauses: [],
  takenOver: true,
  deviations: [
    {
      ...{ code: 'jobConsultantMissing', rule: 'G-11' },
      ...{ title: 'Der er ikke tilknyttet en jobkonsulent.', cure: 'Tilknyt en jobkonsulent.' },
    },
  ],
  missing: [],
  missingNow: [],
} satisfies z.input<typeof Plan>['courses'][number];
const plan = {
  ...{
    today: '2026-03-12',
    status: 'running',
    wait: null,
    courses: [course],
    transitions: [phase2, end],
    duties: [GOALS],
  },
} satisfies z.input<typeof Plan>;

/** With the pause open, the earliest dates there can be: every one a day later than before, and moving. */
const paused = {
  ...{ today: '2026-03-12', status: 'paused', wait: null },
  courses: [
    {
      ...{ ...course, end: '2026-09-10', endIsProvisional: true, status: 'paused', day: { number: 3, of: 61 } },
      phases: [
        { number: 1, start: '2026-03-09', end: '2026-05-10', provisional: true },
        { number: 2, start: '2026-05-10', end: '2026-07-10', provisional: true },
        { number: 3, start: '2026-07-10', end: '2026-09-10', provisional: true },
      ],
      pauses: [{ from: '2026-03-12', until: null, reason: 'illness' }],
    },
  ],
  transitions: [
    { ...phase2, on: '2026-05-10', provisional: true },
    { ...end, on: '2026-09-10', provisional: true },
  ],
  duties: [
    {
      ...{ id: 'pause-11/tellOfPause', what: 'tellOfPause', rule: 'S-82', owner: 'jobCentreCaseworker' },
      ...{ name: 'Orientering om pausen (til kommunens projektleder)', outside: 'MUNICIPAL_PROJECT_LEADER' },
      ...{ course: 1, opensOn: null, dueOn: '2026-03-12', provisional: false, state: 'open', isTicked: true },
      reminders: [
        { rung: 'open', on: '2026-03-12', said: false },
        { rung: 'leader', on: '2026-03-16', said: false },
      ],
    },
  ],
} satisfies z.input<typeof Plan>;

const summary = {
  ...{
    id: TRAJECTORY_ID,
    citizen: ANDERS,
    caseNumber: '2026-00417',
    status: 'running',
    wait: null,
    phase: 1,
    next: phase2,
    overdue: 0,
  },
  ...{ nextDuty: GOALS, sequence: 10 },
} satisfies Examples<typeof trajectories>['listTrajectories']['answer']['items'][number];

export const trajectoryExamples: Examples<typeof trajectories> = {
  listTrajectories: { query: { status: 'running', limit: 20 }, answer: { items: [summary] } },

  enrolCitizen: {
    body: {
      ...{ cpr: '610485-0011', name: 'Anders Holm', programme: 'social-stoette', variant: 'rollout' },
      ...{ draw: '2026-1', on: '2026-03-02', caseNumber: '2026-00417' },
    },
    answer: { id: TRAJECTORY_ID, isNew: true },
  },

  enrolOrganisation: {
    body: {
      organisation: { kind: 'municipality', name: 'Birkelund Kommune' },
      ...{ programme: 'implementeringsstoette', variant: 'rollout', draw: '2026-1', on: '2026-03-02' },
    },
    answer: { id: ORGANISATION_CASE_ID, isNew: true },
  },

  readTrajectory: {
    path,
    answer: { ...summary, staff: { ctiWorker: CLARA_ID }, programme: 'social-stoette', variant: 'rollout', beside: [] },
  },

  sendCommand: { path, body: pauseOfToday, answer: { sequence: 11, consequences: [] } },

  sendSignal: { path, body: { signal: pauseOfToday.command }, answer: { id: '7e8f9a0b-1c2d-4e3f-8a5b-6c7d8e9f0a1b' } },

  readSignal: {
    path: { ...path, signalId: SIGNAL_ID },
    answer: { isAccepted: false, sequence: 10, objections: [NOT_PAUSED] },
  },

  readPlan: { path, query: { asOf: '2026-03-12' }, answer: plan },

  explainDate: {
    path,
    query: { of: 'course-1/phase-2' },
    answer: {
      anchor: { fact: 'courseStart', step: null, on: '2026-03-09' },
      steps: [{ kind: 'addMonths', rule: 'T-02', to: '2026-05-09', months: 2, clampedFromDay: null }],
      ...{ rule: 'S-71', result: '2026-05-09', provisional: false },
      inWords: ['Startdato: 9. marts 2026', '+ 2 måneder = 9. maj 2026 (T-02)'],
    },
  },

  listPossibilities: {
    path,
    answer: {
      items: [
        { command: 'RecordFact', about: 'ctiGoals', isAllowed: true, needsReason: false, objections: [] },
        {
          ...{ command: 'ResumeCourse', about: null, isAllowed: false, needsReason: false },
          objections: [NOT_PAUSED],
        },
      ],
    },
  },

  tryOut: {
    path,
    body: { commands: [pauseOfToday, pauseOfToday] },
    answer: {
      before: plan,
      after: paused,
      refusals: [
        {
          command: 1,
          objections: [
            {
              ...{ code: 'courseIsPaused', rule: 'T-05', title: 'CTI-forløbet er allerede på pause.' },
              cure: 'Afslut den pause først: Genoptag forløbet, eller start det forfra.',
            },
          ],
        },
      ],
      messages: {
        before: [phase2Begins('2026-05-09')],
        after: [],
      },
      consequences: [],
    },
  },

  readJournal: {
    path,
    answer: {
      items: [
        {
          ...{ sequence: 3, type: 'SupportGranted', on: '2026-03-04', recordedAt: '2026-03-12T11:00:01.052Z' },
          by: NEXUS_ID,
          text: 'Støtte bevilget: beskæftigelsesindsatslovens § 31 b, 6 måneder',
          event: {
            ...{ type: 'SupportGranted', on: '2026-03-04', legalBasis: 'LAB_31B', months: 6, changedNeed: false },
          },
        },
        {
          ...{ sequence: 8, type: 'PhaseStarted', on: '2026-03-09', recordedAt: '2026-03-12T11:00:01.340Z' },
          ...{ by: null, text: 'Fase 1 begynder' },
          event: { type: 'PhaseStarted', on: '2026-03-09', course: 1, phase: 1 },
        },
      ],
    },
  },
};
