import { describe, expect, it } from 'vitest';
import type { FactValues } from '../../src/domain/facts.ts';
import { PROGRAMME_IDS } from '../../src/domain/programmes/index.ts';
import { socialStoette } from '../../src/domain/programmes/social-stoette/index.ts';
import { aCourse, ask, closingMeeting, codesOf, continuedNeed, handoverPlan, played } from './builders.ts';
import { enrolledIn, faultsOf, stepsOf } from './registering.ts';

/** What no field of any type can hold: neither yes or no, nor a number, a date, an id or a code. */
const NONSENSE = '2026-02-30 !';

const fieldsOf = (programme: string) =>
  stepsOf(programme).flatMap((step) =>
    Object.entries(step.fields ?? {}).map(([field, { rule = step.rule, required, requiredWhen }]) => ({
      ...{ id: step.id, field, rule, step, requiredWhen },
      isRequired: requiredWhen === undefined && required !== false,
    })),
  );

describe.each(PROGRAMME_IDS)('a field in %s', (programme) => {
  const state = enrolledIn(programme);
  const fields = fieldsOf(programme);

  it.each(fields)('$field of $id takes no nonsense ($rule)', ({ step, field, rule }) => {
    expect(faultsOf(state, step, { [field]: NONSENSE })).toContain(`fieldWrong ${rule} ${field}`);
  });

  it.each(fields.filter(({ isRequired }) => isRequired))(
    '$field of $id must be there ($rule)',
    ({ step, field, rule }) => {
      expect(faultsOf(state, step, {})).toContain(`fieldMissing ${rule} ${field}`);
    },
  );

  it.each(fields.filter(({ isRequired }) => !isRequired))(
    '$field of $id may be left out, unless something else demands it ($rule)',
    ({ step, field, rule, requiredWhen }) => {
      expect(faultsOf(state, step, {}).filter((fault) => fault.endsWith(` ${field}`))).toEqual([]);
      if (requiredWhen) expect(faultsOf(state, step, requiredWhen)).toContain(`fieldMissing ${rule} ${field}`);
    },
  );
});

describe('what a registration must hold', () => {
  const answer = (step: string, on: string, people: readonly string[], values: object) =>
    codesOf(ask(aCourse(), on, { type: 'RecordFact', step, with: people, values, on } as never)); // b(2) = 15 May 2026
  const plan = { whatCitizenDoes: true, whomToContact: true, crisesAndRelapses: true };
  it.each([
    ['whatCitizenDoes', 'S-93'],
    ['whomToContact', 'S-93'],
    ['crisesAndRelapses', 'S-94'],
  ])('is in a handover plan an answer of yes to %s (%s)', (field, rule) => {
    const asked = (values: object) => answer('handoverPlan', '2026-06-01', ['citizen', 'ctiWorker'], values);
    expect([asked(plan), asked({ ...plan, [field]: false })]).toEqual(['accepted', `fieldMissing ${rule}`]);
  });
  it('is at the closing meeting that everybody knows the plan (S-95)', () => {
    const on = '2026-06-01';
    const prepared = played(aCourse(), on, handoverPlan(on), continuedNeed(on));
    const meeting = { ...closingMeeting(on), values: { everybodyKnowsThePlan: false } } as never;
    expect(codesOf(ask(prepared, on, meeting))).toBe('fieldMissing S-95');
  });
  it('is with the goals of the course at least one track (S-75)', () => {
    const asked = (tracks: readonly string[]) =>
      answer('ctiGoals', '2026-01-20', ['citizen', 'ctiWorker'], { goals: 1, tracks });
    expect([asked(['coping']), asked([])]).toEqual(['accepted', 'fieldMissing S-75']);
  });
  it('is in a work agreement at least one sub-goal (S-52)', () => {
    const asked = (subGoals: number) =>
      answer('workAgreement', '2026-01-20', ['citizen', 'jobConsultant', 'employer'], {
        ...{ hours: 0.5, tasksNote: 'note-1', healthNote: 'note-2', followUpOn: '2026-03-02', subGoals },
      });
    expect([asked(1), asked(0)]).toEqual(['accepted', 'fieldWrong S-52']);
  });
  it('is in a work agreement what the tasks are and what health asks for, too (S-52)', () => {
    const asked = (notes: FactValues) =>
      answer('workAgreement', '2026-01-20', ['citizen', 'jobConsultant', 'employer'], {
        ...{ hours: 12, followUpOn: '2026-03-02', subGoals: 1, ...notes },
      });
    const [tasksNote, healthNote] = ['note-1', 'note-2'];
    expect([asked({ tasksNote }), asked({ healthNote }), asked({ tasksNote, healthNote })]).toEqual([
      'fieldMissing S-52',
      'fieldMissing S-52',
      'accepted',
    ]);
  });
  it('is of an offer that is granted under the Social Services Act its date, and of one that is not granted none (S-36)', () => {
    const offer = (law: string, citizenWishes: boolean, isEntitled: boolean, more: FactValues = {}) =>
      answer('offer', '2026-01-20', [], { law, citizenWishes, isEntitled, ...more });
    const decided = { decidedOn: '2026-01-19' };
    expect([offer('SEL', true, true), offer('SEL', true, true, decided)]).toEqual(['fieldMissing S-36', 'accepted']);
    expect([offer('SEL', false, true), offer('SEL', true, false)]).toEqual(['accepted', 'accepted']);
    expect([offer('SEL', false, true, decided), offer('other', true, false, decided)]).toEqual([
      'fieldWrong S-36',
      'fieldWrong S-36',
    ]);
    expect([offer('other', true, true), offer('other', true, true, decided)], 'she is guided to apply').toEqual([
      'accepted',
      'accepted',
    ]);
  });
  it('is of a holiday a last day that does not come before the first (S-80)', () => {
    const asked = (until: string) =>
      answer('workerHoliday', '2026-01-20', [], { from: '2026-03-09', until, workingDays: 5 });
    expect([asked('2026-03-13'), asked('2026-03-08')]).toEqual(['accepted', 'fieldWrong S-80']);
  });
});

describe('a field of a job match', () => {
  it.each(Object.entries(socialStoette.jobMatchFields))('%s takes no nonsense (S-68)', (field, { rule }) => {
    const on = '2026-02-02';
    const asked = ask(aCourse(), on, { type: 'RegisterJobMatch', values: { [field]: NONSENSE }, on });
    expect(codesOf(asked)).toBe(`fieldWrong ${rule}`);
  });
});
