import type { DutyRule, Rung } from '../model/duties.ts';
import type { Gate } from '../model/gates.ts';
import type { ReportRule } from '../model/reports.ts';
import type { SpellRule } from '../model/spells.ts';
import type { Field, MeetingStep } from '../model/steps.ts';
import type { ProgrammeModel } from '../programme.ts';
import type { RuleId } from '../rule.ts';
import { activity, nothingOverdue, status } from './figures.ts';
import { escalation, recorded, subject } from './parts.ts';

/** What every programme has whose cases are about an organisation: no grant, no course, no pause, and one who leads it. */
export const ofAnOrganisation = {
  subject: 'organisation',
  legalBases: [],
  pauseReasons: [],
  startNeeds: [],
  functions: ['municipalProjectLeader'],
  jobMatchFields: {},
  contacts: [],
  exits: [],
  combinations: [],
  transitions: [],
} as const satisfies Partial<ProgrammeModel>;

/** The days of the support, as the agreement with the organisation has them. */
export const support = (rule: RuleId): SpellRule => ({
  ...{ id: 'support', rule, begins: { step: 'supportPeriod', from: 'from', last: 'until' } },
});

/** First and last day of the support. */
export const supportDays = (rule: RuleId) =>
  ({
    from: { type: 'date', rule },
    until: { type: 'date', notBefore: 'from', rule },
  }) as const satisfies Readonly<Record<string, Field>>;

/** A meeting at which success criteria are agreed on until the next (G-53), with the board's adviser. */
export const statusMeeting = (rule: RuleId, criteriaRule: RuleId): MeetingStep => ({
  kind: 'meeting',
  id: 'statusMeeting',
  rule,
  participants: ['municipalProjectLeader', 'nationalAdviser'],
  participantsRule: rule,
  fields: {
    meetingForm: { type: 'choice', of: ['virtual', 'local'], rule },
    criteriaNote: { type: 'note', rule: criteriaRule },
    lastCriteriaReviewed: { type: 'flag', required: false, rule: criteriaRule },
  },
});

/** What comes in too late is not treated (C-26, G-46). */
export const applicationInTime = (rule: RuleId): Gate => ({
  rule,
  code: 'deadlineIsOver',
  at: ['record:application'],
  needs: { is: 'onOrBefore', own: 'own:applicationDueOn' },
  strength: 'must',
});

const twice: readonly Rung[] = [
  { id: 'early', at: { before: 14 }, tells: ['owner'] },
  { id: 'last', at: { before: 2 }, tells: ['owner'] },
];

/** To be registered by a day; reminded of before it, and told to the leader after it. */
export const by = (id: string, rule: RuleId, due: DutyRule['due'], more: Partial<DutyRule> = {}): DutyRule => ({
  ...{
    id,
    rule,
    owner: 'municipalProjectLeader',
    each: 'round',
    due,
    done: recorded(id),
    ladder: [...twice, ...escalation],
  },
  ...more,
});

/** The application and the answer to it, on the days that the call has set. */
export const applying = (rule: RuleId): DutyRule[] => [
  by('application', rule, { anchor: { of: 'setting', own: 'own:applicationDueOn' }, rule }),
  by(
    'applicationAnswered',
    rule,
    { anchor: { of: 'setting', own: 'own:answerExpectedOn' }, rule },
    { applies: recorded('application'), ladder: [{ id: 'due', at: 'due', tells: ['owner'] }] },
  ),
];

/** Everything that is to stand on the first day of the support. */
export const readyAtFirst = (id: string, rule: RuleId): DutyRule =>
  by(id, rule, { anchor: subject('from'), rule }, { each: { step: 'supportPeriod' } });

/** Meetings without an interval: a summoned one is reminded of and registered (K-21). */
export const comingMeeting = (rule: RuleId): DutyRule => ({
  id: 'comingMeeting',
  rule,
  owner: 'municipalProjectLeader',
  each: 'appointment',
  due: { anchor: subject(), rule: 'K-21' },
  whileOpen: true,
  ladder: [{ id: 'before', at: { before: 7 }, tells: ['owner'] }, ...escalation],
});

/** That the support comes to its end. */
export const supportEnds = (rule: RuleId): DutyRule => ({
  id: 'supportEnds',
  rule,
  owner: 'municipalProjectLeader',
  each: { step: 'supportPeriod' },
  due: { anchor: subject('until'), rule },
  isNews: true,
  ladder: [
    { id: 'early', at: { before: 90 }, tells: ['owner', 'teamLeader'] },
    { id: 'last', at: { before: 30 }, tells: ['owner'] },
  ],
});

/** What a municipality reads about its organisations: where they are, whether deadlines were met, what has happened (G-60). */
export const deadlineReport = (...duties: readonly string[]): ReportRule => ({
  ...{ kind: 'figures', id: 'management', rule: 'G-60' },
  figures: [
    status,
    { id: 'deadlinesMet', rule: 'G-60', shows: 'share', of: { each: 'duty', duties, by: 'itsDay' } },
    nothingOverdue,
    activity,
  ],
});
