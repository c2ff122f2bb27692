import { describe, expect, it } from 'vitest';
import { PROGRAMME_IDS } from '../../src/domain/programmes/index.ts';
import { enrolledIn, faultsOf, stepsOf } from './registering.ts';

const rows = PROGRAMME_IDS.flatMap((programme) =>
  stepsOf(programme).flatMap((step) =>
    step.notBeforeStart ? [{ programme, id: step.id, step, rule: step.notBeforeStart }] : [],
  ),
);

describe('what belongs to a running course', () => {
  it.each(rows)('$rule: $id is not registered before it has begun ($programme)', ({ programme, step, rule }) => {
    expect(faultsOf(enrolledIn(programme), step, {})).toContain(`courseNotBegun ${rule} ${step.id}`);
  });
});
