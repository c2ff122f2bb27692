import { describe, expect, it } from 'vitest';
import type { Violation } from '../../src/checker/evidence.ts';
import { violationLines } from '../../src/checker/violation-lines.ts';

const violation = (
  invariant: Violation['invariant'],
  detail: string,
  trajectoryId: string | null = 'case',
): Violation => ({
  ...{ invariant, trajectoryId, detail },
});

describe('what a judgement found, in lines', () => {
  it('names the first of each invariant and how many more there are, so that a flood of one hides no other', () => {
    const flood = Array.from({ length: 7 }, (_, index) => violation('I2', `event ${index}`));
    expect(violationLines([...flood, violation('I6', 'the row differs', null)])).toEqual([
      ...['I2 case event 0', 'I2 case event 1', 'I2 case event 2', 'I2 case event 3', 'I2 case event 4'],
      'I2 … and 2 more',
      'I6 the row differs',
    ]);
    expect(violationLines([])).toEqual([]);
  });
});
