import {
  coursesOnPaper,
  floorLoop,
  plansOfTrajectories,
  REFERENCE,
  wholeTrajectories,
  withoutReminders,
} from './core.ts';
import type { Measure, Row } from './figures.ts';
import { type Candidate, type Comparison, checksum, compare } from './measure.ts';

/** P9: how fast the pure core is, beside as many local midnights by integers alone. */
export function core(): Measure {
  const lines = [
    ...rows(wholeTrajectories, '≥ 10,000'),
    ...rows(withoutReminders, '≥ 10,000'),
    ...rows(coursesOnPaper),
    ...rows(plansOfTrajectories),
  ];
  return {
    id: 'P9',
    title: 'The pure core',
    how: `a trajectory of ${REFERENCE.commands} commands, 8 pauses, 4 transitions and ${REFERENCE.instants} local midnights; 5 rounds of A B B A; checksum ${checksum()}`,
    yardstick: 'floor: as many midnights by integers',
    rows: lines,
  };
}

function rows(candidate: Candidate, aim?: string): Row[] {
  const { candidate: ours, yardstick } = compare(candidate, floorLoop);
  const rate = ({ median, slowest, fastest }: Comparison) => ({
    median: median.perSecond,
    low: slowest,
    high: fastest,
  });
  return [
    {
      ...{ what: candidate.name, unit: 'per CPU-s', product: rate(ours), bare: rate(yardstick) },
      ...(aim ? { aim } : {}),
    },
  ];
}
