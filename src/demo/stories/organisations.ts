import type { Story, StoryStep } from '../story.ts';

const fact = (
  step: string,
  daysAgo: number,
  values: Readonly<Record<string, string | number | boolean>> = {},
  people: readonly ('responsibleHead' | 'professionalLeader' | 'municipalProjectLeader' | TeamMember)[] = [],
): StoryStep => ({ daysAgo, command: { type: 'RecordFact', step, with: people, values, on: daysAgo } as const });
type TeamMember = 'jobCentreCaseworker' | 'socialCaseworker' | 'ctiWorker';

/** The municipality itself: one year into its implementation support, and with a project whose report is due. */
export const ofOrganisations: readonly Story[] = [
  {
    name: 'Prøvekøbing Kommune',
    programme: { id: 'implementeringsstoette', variant: 'rollout' },
    enrolledDaysAgo: 380,
    staff: { municipalProjectLeader: 'lone' },
    steps: [
      fact('supportPeriod', 378, { from: 365, until: -365, implementationTrack: true, trainingTrack: true }),
      fact('steeringGroup', 370, { socialMembers: 3, employmentMembers: 3 }),
      fact('implementationTeam', 369, { ctiWorkers: 3 }, [
        ...(['responsibleHead', 'professionalLeader', 'municipalProjectLeader'] as const),
        ...(['jobCentreCaseworker', 'socialCaseworker', 'ctiWorker'] as const),
      ]),
      {
        daysAgo: 190,
        command: {
          ...{ type: 'HoldMeeting', meeting: 'statusMeeting', on: 190 },
          with: ['municipalProjectLeader', 'nationalAdviser'],
          values: { meetingForm: 'virtual', criteriaNote: 'Alle nye borgere mødes inden for to uger.' },
        },
      },
      { daysAgo: 10, command: { type: 'SummonMeeting', meeting: 'networkMeeting', for: -12, on: 10 } },
    ],
  },
  {
    name: 'Prøvekøbing Kommune, jobcentret',
    programme: { id: 'projekt', variant: 'bir' },
    enrolledDaysAgo: 200,
    staff: { municipalProjectLeader: 'lone' },
    steps: [
      fact('projectGrant', 198, { from: 198, until: -160 }),
      fact('projectLeadership', 198, { leads: 'resourceCourses' }),
      fact('accountDeadline', 190, { account: 'statusReport', deadlineOn: -20 }),
    ],
  },
];
