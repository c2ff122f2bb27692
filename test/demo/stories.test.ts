import { beforeAll, describe, expect, it } from 'vitest';
import { STORIES, type Story } from '../../src/demo/stories.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { parseCpr } from '../../src/domain/cpr.ts';
import { type Plan, plan } from '../../src/domain/plan.ts';
import { newestProgramme } from '../../src/domain/programmes/index.ts';
import { openAppointment } from '../../src/domain/state.ts';
import { type ToldStory, told } from './told.ts';

const TODAY = date('2026-11-24');

interface Case extends ToldStory {
  readonly story: Story;
  readonly planned: Plan;
}
let cases: readonly Case[];
beforeAll(() => {
  cases = STORIES.map((story) => {
    const played = told(story, TODAY);
    return { story, ...played, planned: plan(TODAY, played.state) };
  });
});

const of = (name: string): Case => cases.find(({ story }) => story.name === name)!;
const overdue = ({ planned }: Case) =>
  planned.duties.filter(({ state }) => state === 'overdue').map(({ what }) => what);
const open = ({ planned }: Case) => planned.duties.filter(({ state }) => state === 'open').map(({ what }) => what);
const types = ({ happenings }: Case) => happenings.map(({ event }) => event.type);

describe('the fictive citizens', () => {
  // Ends of months, a leap day, Christmas, Easter, summer time, a Saturday and a Sunday.
  it.each([
    '2026-12-26',
    '2027-01-04',
    '2027-03-28',
    '2027-04-05',
    '2027-05-31',
    '2027-08-29',
    '2027-10-31',
    '2028-02-29',
  ])('are accepted by every rule when the demo is loaded on %s', (today) => {
    expect(STORIES.map((story) => told(story, date(today)).state.sequence > story.steps.length)).not.toContain(false);
  });

  it('are nobody: each has a name of their own and a number in replacement form', () => {
    expect(new Set(STORIES.map(({ name }) => name)).size).toBe(STORIES.length);
    const numbers = STORIES.flatMap(({ cpr }) => cpr ?? []);
    expect(new Set(numbers).size).toBe(
      STORIES.filter(({ programme }) => newestProgramme(programme?.id ?? 'social-stoette')!.subject === undefined)
        .length,
    );
    for (const cpr of numbers) {
      expect(typeof parseCpr(cpr)).toBe('object');
      expect(Number(cpr.slice(0, 2))).toBeGreaterThan(60);
    }
  });

  it('are in every state a case can be in, and in every phase', () => {
    expect(new Set(cases.map(({ planned }) => planned.status))).toEqual(
      new Set(['waiting', 'scheduled', 'running', 'paused', 'ended', 'left']),
    );
    const running = cases.filter(({ planned }) => planned.status === 'running');
    expect(new Set(running.map(({ planned }) => planned.courses.at(-1)?.phase))).toEqual(new Set([undefined, 1, 2, 3]));
    expect(new Set(cases.map(({ planned }) => planned.courses.at(-1)?.legalBasis))).toEqual(
      new Set([undefined, 'SEL_85', 'SEL_82B', 'LAB_31B', 'OTHER_9']),
    );
  });
});

describe('in the other programmes', () => {
  it('one is in a resource course with weeks of contact, of attempts and of nothing, and a review to come (B-17, B-30)', () => {
    const { cadences, reviews } = of('Inge Mølgaard').planned.recurring!;
    expect(new Set(cadences[0]!.periods.map(({ state }) => state))).toEqual(
      new Set(['notLogged', 'notAsked', 'reached', 'notReached', 'open', 'coming']),
    );
    expect(reviews[0]!.checkpoints.at(-1)).toMatchObject({ state: 'coming', expected: 'due' });
    expect(open(of('Inge Mølgaard'))).toContain('caseReview');
  });
  it('one is in a fleksjob with follow-up at the company, one in phase 1 of the 2024 roll-out (B-23, A-18)', () => {
    expect(of('Karsten Bjerre').planned.recurring!.cadences[0]!.nextBy).toBeNull();
    expect(open(of('Karsten Bjerre'))).toContain('firstFollowUp');
    expect(of('Malik Sørensen').planned.courses[0]).toMatchObject({ phase: 1, months: 9 });
  });
});

describe('before the course', () => {
  it('one has just been included and one is summoned to the start-up meeting', () => {
    expect(open(of('Anders Holm'))).toContain('summonStartUpMeeting');
    expect(openAppointment(of('Birgit Skov').state, 'startUpMeeting')).toBeDefined();
  });
  it('one has had the meeting moved by the citizen’s own wish', () => {
    expect(openAppointment(of('Carsten Møller').state, 'startUpMeeting')?.moves).toMatchObject([
      { askedBy: 'citizen', from: '2026-11-22', to: '2026-11-29' },
    ]);
  });
  it('one has an overdue joint plan, and owner and team leader have been told (K-02, K-09)', () => {
    expect(overdue(of('Dorthe Lund'))).toEqual(['jointActionPlan']);
    expect(types(of('Dorthe Lund'))).toContain('ReminderIssued');
  });
  it('one has waited long for a job match, which makes nobody late (K-03)', () => {
    expect([overdue(of('Erik Bøgh')), open(of('Erik Bøgh'))]).toEqual([[], ['findJobMatch']]);
    const waits = of('Erik Bøgh').happenings.flatMap(({ event }) => ('rung' in event ? [event.rung] : []));
    expect(waits).toContain('wait-1');
  });
  it('one is met by the CTI worker for the first time, and one is ready for a day ahead', () => {
    expect(of('Fatma Yilmaz').state.facts.filter(({ step }) => step === 'contactMeeting')).toHaveLength(1);
    expect(of('Gunnar Øster').planned.courses.at(-1)?.startOn).toBe('2026-12-04');
  });
  it('one has refused, and has left after it was described and discussed (S-87)', () => {
    expect(of('Ulla Winther').state.left?.why).toBe('refused');
  });
  it('one had a meeting that was never theirs: it is withdrawn, with what had been said because of it', () => {
    const withdrawn = of('Zakaria Osman').happenings.flatMap(({ event }) =>
      event.type === 'EventWithdrawn' ? event : [],
    );
    expect(withdrawn).toMatchObject([{ what: 'startUpMeeting' }]);
    expect(withdrawn[0]!.consequences.map(({ kind }) => kind)).toContain('reminderSent');
  });
});

describe('in the course', () => {
  it('one began without the contact meetings, for a written reason (S-64)', () => {
    expect(of('Hanne Krag').planned.courses[0]!.deviations).toMatchObject([{ code: 'contactMeetingsMissing' }]);
  });
  it('one lacks goals and work agreement, and one had a pause that was heard of too late', () => {
    expect(overdue(of('Kim Damgaard'))).toEqual(expect.arrayContaining(['ctiGoals', 'workAgreement']));
    const [pause] = of('Ibrahim Haddad').state.courses[0]!.pauses;
    expect(pause!.registeredOn > pause!.until!).toBe(true);
  });
  it('one is paused, one for so long that a new start is to be considered (A-03), one is back next week', () => {
    expect(of('Lise Frost').planned.status).toBe('paused');
    expect(of('Mogens Thy').happenings.some(({ event }) => 'what' in event && event.what === 'longPause')).toBe(true);
    expect(of('Nanna Birk').state.courses[0]!.pauses[0]!.until).toBe('2026-11-30');
  });
  it('one has started over, one may be interrupted, one has a stand-in during a holiday', () => {
    expect(of('Ole Riis').planned.courses.map(({ outcome }) => outcome)).toEqual(['restarted', null]);
    expect(types(of('Yrsa Holt'))).toEqual(expect.arrayContaining(['InterruptionDescribed', 'InterruptionDiscussed']));
    expect(of('Æskil Nord').state.standIns).toMatchObject([{ from: '2026-11-20', until: '2026-12-04' }]);
  });
});

describe('at the end', () => {
  it('one still lacks the handover plan, one has held the closing meeting', () => {
    expect(open(of('Pia Storm'))).toEqual(expect.arrayContaining(['handoverPlan', 'closingMeeting']));
    expect(of('Rashid Karimi').state.facts.some(({ step }) => step === 'closingMeeting')).toBe(true);
  });
  it('one has ended with everything and one with things missing (S-96)', () => {
    expect(of('Sofie Lyng').planned.courses[0]!.missing).toEqual([]);
    expect(of('Torben Falk').planned.courses[0]!.missing.map(({ code }) => code)).toContain('handoverPlanMissing');
  });
  it('one was interrupted (S-84), one left for a resource course (S-91), one begins anew (S-15)', () => {
    expect(of('Viggo Ravn').planned.courses[0]!.outcome).toBe('interrupted');
    expect(of('Winnie Brandt').state.left?.why).toBe('resourceCourse');
    expect(of('Xenia Petrova').state.round).toBe(2);
  });
});
