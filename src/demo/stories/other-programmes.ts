import type { Story, StoryStep } from '../story.ts';

const BIR = { id: 'bir-ressourceforloeb', variant: 'standard' } as const;
const CTI = { id: 'cti-overgang', variant: 'standard' } as const;
const MEDIATION = { coordinatingCaseworker: 'bodil', jobMediator: 'nadia' } as const;

const fact = (
  step: string,
  daysAgo: number,
  values: Readonly<Record<string, string | number | boolean | readonly string[]>> = {},
  people: readonly ('citizen' | 'jobMediator' | 'teamLeader' | 'ctiWorker')[] = [],
): StoryStep => ({ daysAgo, command: { type: 'RecordFact', step, with: people, values, on: daysAgo } as const });

const talk = (daysAgo: number, isReached = true): StoryStep =>
  fact('mediatorContact', daysAgo, { form: 'telephone', isReached, aboutJob: true }, ['jobMediator']);

/** A talk in each of so many weeks before a day. */
const weekly = (lastDaysAgo: number, weeks: number): StoryStep[] =>
  Array.from({ length: weeks }, (_, index) => talk(lastDaysAgo + index * 7));

/** Citizens in a resource course, and one in a course of the 2024 roll-out. */
export const inOtherProgrammes: readonly Story[] = [
  // Contact every week but two; the step-up review comes nearer, and nothing has begun.
  {
    name: 'Inge Mølgaard',
    cpr: '7203770061',
    programme: BIR,
    enrolledDaysAgo: 165,
    staff: MEDIATION,
    steps: [
      fact('resourceCourse', 165),
      fact(
        'standbyExemption',
        160,
        { exemptRule: 'standby', from: 158, until: 80, reasonNote: 'Borgeren venter på en operation.' },
        ['teamLeader'],
      ),
      ...weekly(29, 7),
      talk(18, false),
      talk(16, false),
    ],
  },
  // In a fleksjob: the weekly contact is over, follow-up takes place at the company.
  {
    name: 'Karsten Bjerre',
    cpr: '6409740042',
    programme: BIR,
    enrolledDaysAgo: 300,
    staff: MEDIATION,
    steps: [
      fact('resourceCourse', 300),
      fact(
        'standbyExemption',
        299,
        { exemptRule: 'standby', from: 298, until: 100, reasonNote: 'Behandling på hospital.' },
        ['teamLeader'],
      ),
      ...weekly(68, 4),
      fact('effort', 60, { effortKind: 'fleksjob', from: 60, isPublic: false, followUpOn: -7 }),
    ],
  },
  // CTI after a release, nine months by choice, in phase 1.
  {
    name: 'Malik Sørensen',
    cpr: '7011920013',
    programme: CTI,
    enrolledDaysAgo: 55,
    staff: { ctiWorker: 'jonas', socialCaseworker: 'kirsten' },
    steps: [
      fact('vulnerability', 55, {
        ...{ inSocialVulnerability: true, targetGroup: 'socialVulnerability', isHomeless: false },
        ...{ usesSupportSystem: true, needsShortSupport: true },
      }),
      fact('criticalTransition', 54, { lifeTransition: 'release', transitionOn: 45 }),
      { daysAgo: 52, command: { type: 'GrantSupport', legalBasis: 'OTHER_9', on: 52 } },
      { daysAgo: 50, command: { type: 'StartCourse', startOn: 45 } },
      fact('ctiGoals', 38, { goals: 2 }, ['citizen', 'ctiWorker']),
    ],
  },
];
