import { describe, expect, it } from 'vitest';
import { PROGRAMME_IDS } from '../../src/domain/programmes/index.ts';
import { socialStoette } from '../../src/domain/programmes/social-stoette/index.ts';
import { aCourse, ask, codesOf } from './builders.ts';
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

describe('a field of a job match', () => {
  it.each(Object.entries(socialStoette.jobMatchFields))('%s takes no nonsense (S-68)', (field, { rule }) => {
    const on = '2026-02-02';
    const asked = ask(aCourse(), on, { type: 'RegisterJobMatch', values: { [field]: NONSENSE }, on });
    expect(codesOf(asked)).toBe(`fieldWrong ${rule}`);
  });
});
