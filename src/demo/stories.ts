import type { CommandBody } from '../domain/commands.ts';
import type { JobFunction } from '../domain/programme.ts';

/** A fictive case, told in days before today; negative days lie ahead. */
export interface Story {
  readonly name: string;
  /** Ten digits in replacement form: day + 60. */
  readonly cpr: string;
  readonly enrolledDaysAgo: number;
  readonly staff: Readonly<Partial<Record<JobFunction, DemoStaff>>>;
  readonly steps: readonly StoryStep[];
}

/** A command whose dates are numbers: days before today. */
export interface StoryStep {
  readonly daysAgo: number;
  readonly command: DaysAgo<CommandBody>;
}

type DateKey = 'on' | 'from' | 'until' | 'startOn' | 'endOn';
type DaysAgo<T> = T extends unknown ? { readonly [Key in keyof T]: Key extends DateKey ? number : T[Key] } : never;

export const DEMO_STAFF = {
  mette: { name: 'Mette Overby', email: 'mette.overby@demo.invalid', teamLeader: false },
  jonas: { name: 'Jonas Kjær', email: 'jonas.kjaer@demo.invalid', teamLeader: false },
  aisha: { name: 'Aisha Rahimi', email: 'aisha.rahimi@demo.invalid', teamLeader: false },
  bodil: { name: 'Bodil Æbeløe', email: 'bodil.aebeloe@demo.invalid', teamLeader: false },
  soeren: { name: 'Søren Ålykke', email: 'soeren.aalykke@demo.invalid', teamLeader: false },
  lone: { name: 'Lone Vestergård', email: 'lone.vestergaard@demo.invalid', teamLeader: true },
} as const;
export type DemoStaff = keyof typeof DEMO_STAFF;

const together = { citizenAgrees: true, ctiWorker: 'mette' };

/** Everything that must be known before the start (S-40, S-44, S-68), on one day. */
function readied(daysAgo: number, legalBasis: 'SEL_85' | 'SEL_82B' | 'LAB_31B'): StoryStep[] {
  const on = daysAgo;
  const assessed: StoryStep[] =
    legalBasis === 'SEL_85' ? [{ daysAgo, command: { type: 'AssessTargetGroup', inTargetGroup: true, on } }] : [];
  return [
    ...assessed,
    { daysAgo, command: { type: 'GrantSupport', legalBasis, on } },
    { daysAgo, command: { type: 'InformOfGrant', who: 'citizen', on } },
    { daysAgo, command: { type: 'InformOfGrant', who: 'ctiWorker', on } },
    { daysAgo, command: { type: 'RegisterJobMatch', on } },
  ];
}

/** A course that begins `startDaysAgo`, with its papers in order the week before. */
const started = (startDaysAgo: number, legalBasis: 'SEL_85' | 'SEL_82B' | 'LAB_31B'): StoryStep[] => [
  ...readied(startDaysAgo + 7, legalBasis),
  { daysAgo: startDaysAgo + 2, command: { type: 'StartCourse', startOn: startDaysAgo } },
];
const paused = (from: number, reason: 'illness' | 'treatment' | 'hospital' | 'prison'): StoryStep => ({
  daysAgo: from,
  command: { type: 'PauseCourse', from, reason, citizenWishesToGoOn: true },
});
const resumed = (until: number): StoryStep => ({
  daysAgo: Math.max(until, 0),
  command: { type: 'ResumeCourse', until, decision: together },
});

/** Fictive people in every stage a case can be in. */
export const STORIES: readonly Story[] = [
  { name: 'Anders Holm', cpr: '6104850011', enrolledDaysAgo: 20, staff: { ctiWorker: 'mette' }, steps: [] },
  {
    name: 'Birgit Skov',
    cpr: '6212790022',
    enrolledDaysAgo: 45,
    staff: { ctiWorker: 'jonas' },
    steps: readied(6, 'LAB_31B').slice(0, 3),
  },
  {
    name: 'Carsten Møller',
    cpr: '6307880033',
    enrolledDaysAgo: 40,
    staff: { ctiWorker: 'aisha', socialCaseworker: 'bodil' },
    steps: [...readied(8, 'SEL_85'), { daysAgo: 3, command: { type: 'StartCourse', startOn: -10 } }],
  },
  {
    name: 'Dorthe Lund',
    cpr: '6409910044',
    enrolledDaysAgo: 50,
    staff: { ctiWorker: 'mette', jobConsultant: 'soeren' },
    steps: started(12, 'LAB_31B'),
  },
  {
    name: 'Erik Bøgh',
    cpr: '6511760055',
    enrolledDaysAgo: 90,
    staff: { ctiWorker: 'jonas' },
    steps: started(56, 'SEL_82B'),
  },
  {
    name: 'Fatma Yilmaz',
    cpr: '6602930066',
    enrolledDaysAgo: 170,
    staff: { ctiWorker: 'aisha', socialCaseworker: 'bodil' },
    steps: started(130, 'SEL_85'),
  },
  {
    name: 'Gunnar Øster',
    cpr: '6703700077',
    enrolledDaysAgo: 210,
    staff: { ctiWorker: 'mette', jobConsultant: 'soeren' },
    steps: started(176, 'LAB_31B'),
  },
  {
    name: 'Hanne Krag',
    cpr: '6805820088',
    enrolledDaysAgo: 130,
    staff: { ctiWorker: 'jonas' },
    steps: [...started(100, 'SEL_82B'), paused(21, 'illness')],
  },
  {
    name: 'Ibrahim Haddad',
    cpr: '6906890099',
    enrolledDaysAgo: 150,
    staff: { ctiWorker: 'aisha' },
    steps: [...started(120, 'SEL_85'), paused(80, 'treatment'), resumed(52)],
  },
  {
    name: 'Jytte Åkjær',
    cpr: '7008740110',
    enrolledDaysAgo: 260,
    staff: { ctiWorker: 'mette', socialCaseworker: 'bodil' },
    steps: [
      ...started(220, 'SEL_85'),
      paused(160, 'hospital'),
      {
        daysAgo: 40,
        command: {
          type: 'RestartCourse',
          startOn: 40,
          decision: together,
          confirmedBy: ['jobCentreCaseworker', 'socialCaseworker'],
        },
      },
    ],
  },
  {
    name: 'Kim Damgaard',
    cpr: '7110810121',
    enrolledDaysAgo: 220,
    staff: { ctiWorker: 'jonas', jobConsultant: 'soeren' },
    steps: started(190, 'LAB_31B'),
  },
  {
    name: 'Lise Frost',
    cpr: '7201950132',
    enrolledDaysAgo: 140,
    staff: { ctiWorker: 'aisha' },
    steps: [
      ...started(110, 'LAB_31B'),
      { daysAgo: 20, command: { type: 'DescribeInterruption', to: 'MUNICIPAL_PROJECT_LEADER', on: 20 } },
      { daysAgo: 16, command: { type: 'DiscussInterruption', with: 'MUNICIPAL_PROJECT_LEADER', on: 16 } },
      { daysAgo: 15, command: { type: 'EndCourseEarly', endOn: 9, on: 15 } },
    ],
  },
  {
    name: 'Mogens Thy',
    cpr: '7311720143',
    enrolledDaysAgo: 100,
    staff: { ctiWorker: 'mette' },
    steps: [
      ...started(66, 'LAB_31B'),
      { daysAgo: 1, command: { type: 'RecordPastPause', from: 14, until: 4, reason: 'illness', decision: together } },
    ],
  },
  {
    name: 'Nanna Birk',
    cpr: '7402980154',
    enrolledDaysAgo: 80,
    staff: { ctiWorker: 'jonas' },
    steps: [...started(50, 'SEL_82B'), paused(15, 'hospital'), resumed(-6)],
  },
];
