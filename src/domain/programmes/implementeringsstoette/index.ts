import type { CadenceRule } from '../../model/cadences.ts';
import type { ProgrammeModel } from '../../programme.ts';
import type { SettingRule } from '../../setting-rules.ts';
import type { Settings } from '../../settings.ts';
import { DEFAULTS } from '../defaults.ts';
import { deadlineReport, ofAnOrganisation, support } from '../organisation-parts.ts';
import { duties } from './duties.ts';
import { gates } from './gates.ts';
import { steps } from './steps.ts';

/** The support of 2022–2024 as the guide describes it; a later round sets its own dates. */
const rollout: Settings = {
  ...DEFAULTS,
  phaseChangeTells: [],
  own: {
    // G-46, G-47
    applicationDueOn: '2022-09-07',
    answerExpectedOn: '2022-10-07',
    leadershipMeetingOn: '2022-12-01',
    // G-40: "early 2023" (primo 2023) is read as the first month of the year.
    firstCitizensBy: '2023-01-31',
    // G-54: "at the end of the track", without a number.
    anchoringOpensDays: 90,
    // G-55, K-21: no interval is written.
    advisoryMeetingEveryMonth: false,
    // K-20
    sparringEveryFourWeeks: true,
  },
};

/** What of its own settings an organisation may set, and within which bounds. */
const ownSettings = {
  applicationDueOn: { is: 'date', orNone: true },
  answerExpectedOn: { is: 'date', orNone: true },
  leadershipMeetingOn: { is: 'date', orNone: true },
  firstCitizensBy: { is: 'date', orNone: true },
  anchoringOpensDays: { is: 'number', from: 0, to: 366 },
  advisoryMeetingEveryMonth: { is: 'flag' },
  sparringEveryFourWeeks: { is: 'flag' },
} as const satisfies Readonly<Record<string, SettingRule>>;

/** Meetings with the board's advisory team, where a rhythm is wanted (G-55), and of the sparring group once there is one (K-20). */
const cadences: readonly CadenceRule[] = [
  {
    id: 'advisoryMeetings',
    rule: 'G-55',
    rhythm: 'month',
    contactBy: 'municipalProjectLeader',
    onlyIf: { is: 'setting', own: 'own:advisoryMeetingEveryMonth', value: true },
    begins: { of: 'step', step: 'supportPeriod', field: 'from' },
    within: { spell: 'support' },
    suspendedBy: [],
    reachedBy: [{ step: 'advisoryMeeting' }, { step: 'statusMeeting' }],
    attemptedBy: [],
  },
  {
    id: 'sparringMeetings',
    rule: 'G-31',
    rhythm: 'fourWeeks',
    contactBy: 'municipalProjectLeader',
    onlyIf: { is: 'setting', own: 'own:sparringEveryFourWeeks', value: true },
    begins: { of: 'step', step: 'sparringGroup' },
    within: { spell: 'support' },
    suspendedBy: [],
    reachedBy: [{ step: 'sparringMeeting' }],
    attemptedBy: [],
  },
];

/** Implementation support for a municipality that takes up the model: about 24 months, an obligation to take part (002). */
export const implementeringsstoette = {
  ...ofAnOrganisation,
  id: 'implementeringsstoette',
  version: 1,
  projectEndRule: 'G-39',
  steps,
  takesPlaceWith: 'supportPeriod',
  documents: [],
  gates,
  duties,
  reports: [
    deadlineReport(
      'application',
      'applicationAnswered',
      'leadershipMeeting',
      'implementationTeam',
      'steeringGroup',
      'firstCitizens',
      'anchoringMeeting',
    ),
  ],
  spells: [support('G-39')],
  cadences,
  runsIn: 'support',
  variants: { rollout },
  ownSettings,
} as const satisfies ProgrammeModel;
