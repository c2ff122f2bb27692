import type { ProgrammeModel } from '../../programme.ts';
import type { SettingRule } from '../../setting-rules.ts';
import type { Settings } from '../../settings.ts';
import { DEFAULTS } from '../defaults.ts';
import { deadlineReport, ofAnOrganisation, support } from '../organisation-parts.ts';
import { cadences, duties } from './duties.ts';
import { gates } from './gates.ts';
import { steps } from './steps.ts';

/** The first round; the second sets dates of its own (C-27). */
const firstRound: Settings = {
  ...DEFAULTS,
  phaseChangeTells: [],
  own: {
    // C-26
    applicationDueOn: '2024-01-26',
    answerExpectedOn: '2024-02-09',
    // C-12, K-21: no interval is written.
    statusMeetingEveryMonth: false,
  },
};

/** What of its own settings an organisation may set, and within which bounds. */
const ownSettings = {
  applicationDueOn: { is: 'date', orNone: true },
  answerExpectedOn: { is: 'date', orNone: true },
  statusMeetingEveryMonth: { is: 'flag' },
} as const satisfies Readonly<Record<string, SettingRule>>;

/** The organisation's side of the 2024 CTI roll-out: a municipality or a social provider that takes it up (003). */
export const ctiImplementering = {
  ...ofAnOrganisation,
  id: 'cti-implementering',
  version: 1,
  projectEndRule: 'C-28',
  steps,
  takesPlaceWith: 'supportPeriod',
  documents: [],
  gates,
  duties,
  reports: [deadlineReport('application', 'applicationAnswered', 'implementationGroup', 'programmeKickOffMeeting')],
  spells: [support('C-28')],
  cadences,
  runsIn: 'support',
  variants: { firstRound },
  ownSettings,
} as const satisfies ProgrammeModel;
