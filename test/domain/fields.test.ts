import { describe, expect, it } from 'vitest';
import type { CommandBody } from '../../src/domain/commands.ts';
import type { FactValues } from '../../src/domain/facts.ts';
import type { ModelStep } from '../../src/domain/model/steps.ts';
import type { Participant } from '../../src/domain/people.ts';
import { socialStoette } from '../../src/domain/programmes/social-stoette/index.ts';
import { aCourse, ask, type Dated } from './builders.ts';

const ON = '2026-02-02';
const running = aCourse();

/** Everybody without whom a step does not count, and the rule that says so (the rules catalogue, by hand). */
const WHO: Readonly<Record<string, readonly [rule: string, ...Participant[]]>> = {
  citizensAnswer: ['S-08', 'citizen'],
  consent: ['S-31', 'citizen'],
  contactMeeting: ['S-64', 'citizen', 'ctiWorker'],
  continuedNeed: ['S-97', 'jobCentreCaseworker', 'socialCaseworker'],
  ctiContact: ['G-07', 'citizen', 'ctiWorker'],
  ctiGoals: ['S-74', 'citizen', 'ctiWorker'],
  closingMeeting: ['S-19', 'citizen', 'jobCentreCaseworker', 'socialCaseworker', 'ctiWorker', 'jobConsultant'],
  handoverAnchored: ['S-94', 'ctiWorker'],
  handoverPlan: ['S-93', 'citizen', 'ctiWorker'],
  jobConsultantContact: ['G-13', 'jobConsultant'],
  jointActionPlan: ['S-29', 'citizen', 'jobCentreCaseworker', 'socialCaseworker'],
  matchMeeting: ['S-63', 'citizen', 'ctiWorker', 'jobConsultant'],
  planCoherence: ['S-32', 'jobCentreCaseworker', 'socialCaseworker'],
  planUnchanged: ['S-73', 'citizen', 'ctiWorker'],
  reasonableness: ['S-61', 'jobConsultant'],
  startUpMeeting: ['S-19', 'citizen', 'jobCentreCaseworker', 'socialCaseworker', 'ctiWorker', 'jobConsultant'],
  supporterContact: ['S-73', 'ctiWorker'],
  textReminders: ['S-76', 'citizen'],
  workAgreement: ['S-53', 'citizen', 'jobConsultant', 'employer'],
};

const register = (step: ModelStep, who: readonly Participant[], values: FactValues): Dated<CommandBody> =>
  step.kind === 'meeting'
    ? { type: 'HoldMeeting', meeting: step.id, with: who, values, on: ON }
    : { type: 'RecordFact', step: step.id, with: who, values, on: ON };

/** What is wrong with a registration, as `code rule what`. */
function faults(body: Dated<CommandBody>): string[] {
  const decision = ask(running, ON, body);
  if ('refusal' in decision)
    return decision.refusal.reasons.map(({ code, rule, params }) => `${code} ${rule} ${params?.field ?? params?.who}`);
  return decision.events.flatMap((event) =>
    event.type === 'MeetingNotHeld' ? event.absent.map((who) => `absent ${event.rule} ${who}`) : [],
  );
}

describe('a registration', () => {
  it('of a step at which nobody in particular must be there is not in this list', () => {
    const steps: readonly ModelStep[] = socialStoette.steps;
    expect(
      steps
        .filter(({ participants = [] }) => participants.length > 0)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(Object.keys(WHO).sort());
  });

  it.each(Object.entries(WHO).flatMap(([id, [rule, ...all]]) => all.map((who) => ({ id, rule, who, all }))))(
    'of $id without $who does not count ($rule)',
    ({ id, rule, who, all }) => {
      const step = socialStoette.steps.find((one) => one.id === id)!;
      const said = faults(
        register(
          step,
          all.filter((one) => one !== who),
          {},
        ),
      );
      expect(said).toContain(`${step.kind === 'meeting' ? 'absent' : 'participantMissing'} ${rule} ${who}`);
      expect(faults(register(step, all, {})).filter((fault) => fault.endsWith(` ${who}`))).toEqual([]);
    },
  );
});

/** What no field of any type can hold: neither yes or no, nor a number, a date, an id or a code. */
const NONSENSE = '2026-02-30 !';
const steps: readonly ModelStep[] = socialStoette.steps;
const allFields = steps.flatMap((step) =>
  Object.entries(step.fields ?? {}).map(([field, { rule = step.rule, required = true }]) => ({
    ...{ id: step.id, field, rule, required, step },
  })),
);

describe('a field', () => {
  it.each(allFields)('$field of $id takes no nonsense ($rule)', ({ step, field, rule }) => {
    const who = step.participants ?? [];
    expect(faults(register(step, who, { [field]: NONSENSE }))).toContain(`fieldWrong ${rule} ${field}`);
  });

  it.each(allFields.filter(({ required }) => required))(
    '$field of $id must be there ($rule)',
    ({ step, field, rule }) => {
      expect(faults(register(step, step.participants ?? [], {}))).toContain(`fieldMissing ${rule} ${field}`);
    },
  );

  it.each(allFields.filter(({ required }) => !required))('$field of $id may be left out ($rule)', ({ step, field }) => {
    const said = faults(register(step, step.participants ?? [], {}));
    expect(said.filter((fault) => fault.endsWith(` ${field}`))).toEqual([]);
  });

  it.each(Object.entries(socialStoette.jobMatchFields))(
    '%s of a job match takes no nonsense (S-68)',
    (field, { rule }) => {
      const said = faults({ type: 'RegisterJobMatch', values: { [field]: NONSENSE }, on: ON });
      expect(said).toEqual([`fieldWrong ${rule} ${field}`]);
    },
  );
});
