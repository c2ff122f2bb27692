import { describe, expect, it } from 'vitest';
import { date } from '../../../src/domain/calendar/civil-date.ts';
import type { FactValues } from '../../../src/domain/facts.ts';
import { plan } from '../../../src/domain/plan.ts';
import { ask, codesOf, played } from '../builders.ts';
import { anOrganisation, duty, fact, lived, meeting, newsOn } from './builders.ts';

const since = (on: string, own = {}) => anOrganisation('cti-implementering', 'firstRound', on, own);
const ABOUT = {
  ...{ round: 'firstRound', citizensExpected: 30, citizensPerWorker: 8 },
  ...{ recoveryNote: 'n-1', barriersNote: 'n-2', anchoringNote: 'n-3', leadersInvolvedNote: 'n-4' },
};
const application = (on: string, values: FactValues = ABOUT) => fact('application', on, values, ['professionalLeader']);
const PART = { takesPartInSupport: true, takesPartInNetwork: true, takesPartInDocumentation: true };
const period = (values: FactValues = PART) =>
  fact('supportPeriod', '2024-02-12', { from: '2024-03-01', until: '2025-09-30', ...values });
const group = fact('implementationGroup', '2024-02-20', { members: 5 }, ['professionalLeader']);
const supported = (own = {}) => lived(since('2024-01-08', own), application('2024-01-20'), period());
const KICK_OFF = ['professionalLeader', 'municipalProjectLeader', 'nationalAdviser'] as const;
const kickOff = meeting('programmeKickOffMeeting', '2024-03-01', KICK_OFF, {
  organisationDiscussed: true,
  planBegun: true,
});

describe('an organisation in the 2024 CTI roll-out', () => {
  it('C-26: applies by 26 January 2024, not later, and hears by 9 February', () => {
    expect(codesOf(ask(since('2024-01-08'), '2024-01-26', application('2024-01-26')))).toBe('accepted');
    expect(codesOf(ask(since('2024-01-08'), '2024-01-27', application('2024-01-27')))).toBe('deadlineIsOver C-26');
    const asked = lived(since('2024-01-08'), application('2024-01-20'));
    expect(duty(asked, '2024-01-21', 'applicationAnswered')).toMatchObject({ dueOn: '2024-02-09' });
  });

  it('C-27: belongs to the first or the second round', () => {
    const third = ask(since('2024-01-08'), '2024-01-20', application('2024-01-20', { ...ABOUT, round: 'thirdRound' }));
    expect(codesOf(third)).toBe('fieldWrong C-27');
  });

  it.each([
    ['C-23', ['citizensExpected', 'citizensPerWorker']],
    ['C-24', ['recoveryNote']],
    ['C-25', ['barriersNote', 'anchoringNote', 'leadersInvolvedNote']],
  ])('%s: says so in the application', (rule, fields) => {
    for (const field of fields) {
      const { [field]: _, ...others } = ABOUT as FactValues;
      expect(codesOf(ask(since('2024-01-08'), '2024-01-20', application('2024-01-20', others)))).toBe(
        `fieldMissing ${rule}`,
      );
    }
  });

  it('C-10: has a named leader in the application and in the group', () => {
    const { with: _, ...alone } = application('2024-01-20');
    expect(codesOf(ask(since('2024-01-08'), '2024-01-20', alone))).toBe('participantMissing C-10');
    expect(codesOf(ask(supported(), '2024-02-20', { ...group, with: [] }))).toBe('participantMissing C-10');
  });

  it.each(['takesPartInSupport', 'takesPartInNetwork', 'takesPartInDocumentation'])(
    'C-15: gets the support only when it takes part in all of it: %s (C-17)',
    (part) => {
      const state = lived(since('2024-01-08'), application('2024-01-20'));
      expect(codesOf(ask(state, '2024-02-12', period({ ...PART, [part]: false })))).toBe('supportNotWhole C-15');
    },
  );

  it('C-09: sets up an implementation group before the kick-off meeting', () => {
    expect(codesOf(ask(supported(), '2024-03-01', kickOff))).toBe('implementationGroupMissing C-09');
    expect(codesOf(ask(lived(supported(), group), '2024-03-01', kickOff))).toBe('accepted');
    expect(duty(supported(), '2024-03-02', 'implementationGroup')).toMatchObject({
      dueOn: '2024-03-01',
      state: 'overdue',
    });
  });

  it('C-11: begins with the kick-off meeting, at which the plan is begun', () => {
    expect(duty(supported(), '2024-03-02', 'programmeKickOffMeeting')).toMatchObject({ state: 'overdue' });
    const begun = lived(supported(), group, kickOff);
    expect(duty(begun, '2024-03-02', 'programmeKickOffMeeting')).toMatchObject({ state: 'done' });
    expect(duty(begun, '2024-03-02', 'implementationPlan')).toMatchObject({ state: 'open' });
  });

  it('C-12: asks for status meetings every month where a rhythm is set, and for none where not (K-21)', () => {
    expect(duty(supported(), '2024-04-10', 'statusMeeting')).toBeUndefined();
    const monthly = supported({ statusMeetingEveryMonth: true });
    expect(newsOn(monthly, '2024-04-10', 'statusMeetingMissed')).toBe('2024-04-01');
    expect(duty(monthly, '2024-04-10', 'statusMeeting')).toMatchObject({ dueOn: '2024-04-30', state: 'open' });
  });

  it('C-13: reminds of a summoned meeting of the leadership network', () => {
    const on = '2024-04-08';
    const summoned = played(supported(), on, {
      ...{ type: 'SummonMeeting', meeting: 'leadershipNetworkMeeting', for: '2024-05-14', on },
    });
    expect(duty(summoned, on, 'comingMeeting')).toMatchObject({ dueOn: '2024-05-14' });
  });

  it('C-14: has training and supervision by somebody from outside registered', () => {
    const training = fact('ctiTraining', '2024-04-08', { employees: 6, leaders: 1 }, ['externalTrainer']);
    expect(codesOf(ask(supported(), '2024-04-08', training))).toBe('accepted');
    expect(codesOf(ask(supported(), '2024-04-08', { ...training, with: [] }))).toBe('participantMissing C-14');
    expect(codesOf(ask(supported(), '2024-04-08', fact('supervision', '2024-04-08')))).toBe('accepted');
  });

  it('C-28: has first and last day of its own', () => {
    expect(plan(date('2024-03-01'), supported()).status).toBe('running');
    expect(newsOn(supported(), '2025-07-02', 'supportEnds')).toBe('2025-09-30');
  });
});
