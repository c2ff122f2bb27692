import { describe, expect, it } from 'vitest';
import { date } from '../../../src/domain/calendar/civil-date.ts';
import { newestProgramme } from '../../../src/domain/programmes/index.ts';
import { figuresOf } from '../../../src/domain/reports/figures.ts';
import type { Trajectory } from '../../../src/domain/state.ts';
import { anOrganisation, fact, lived } from './builders.ts';

/** The share of deadlines that were met, as the report on management has it. */
function deadlinesMet(today: string, ...states: Trajectory[]) {
  const { id, settings } = states[0]!.programme!;
  const rule = newestProgramme(id)!.reports![0]!;
  if (rule.kind !== 'figures') throw new Error(`Expected figures, found ${rule.kind}`);
  const cases = states.map((state, index) => ({ id: `case-${index + 1}`, state, events: [] }));
  return figuresOf(rule, date(today), settings, cases).find((figure) => figure.id === 'deadlinesMet')!;
}

describe('what a municipality reads of its projects (G-60)', () => {
  const project = () => anOrganisation('projekt', 'bir', '2021-05-03');
  const inTime = lived(project(), fact('partialAccount', '2021-12-20'), fact('statusReport', '2021-12-31'));
  const late = lived(project(), fact('partialAccount', '2022-01-03'));

  it('B-57, B-58: is how many accounts and reports were sent by their day, and which were late or are missing', () => {
    const { value, of, counts, countsNot } = deadlinesMet('2022-02-01', inTime, late);
    expect([value, of, counts.length]).toEqual([0.5, 4, 2]);
    expect(countsNot).toEqual([
      { trajectoryId: 'case-2', about: 'round-1/partialAccount', why: 'late' },
      { trajectoryId: 'case-2', about: 'round-1/statusReport', why: 'missing' },
    ]);
  });

  it('leaves out what is not due yet, and what belongs to an extension that there is none of', () => {
    const { value, leftOut } = deadlinesMet('2021-12-30', project());
    expect(value).toBeNull();
    expect(leftOut.map(({ why }) => why)).toEqual(['notDue', 'notDue', 'notAsked']);
  });

  it.each([
    ['implementeringsstoette', 'rollout', '2022-08-01'],
    ['cti-implementering', 'firstRound', '2024-01-08'],
    ['projekt', 'pilot', '2017-08-01'],
  ])('asks in %s about duties that there are', (programme, variant, on) => {
    const rule = newestProgramme(programme)!.reports![0]!;
    const asked =
      rule.kind === 'figures'
        ? rule.figures.flatMap((one) => (one.shows === 'share' && one.of.each === 'duty' ? one.of.duties : []))
        : [];
    const known = newestProgramme(programme)!.duties.map(({ id }) => id);
    expect(asked.length).toBeGreaterThan(2);
    for (const duty of asked) expect(known).toContain(duty);
    expect(deadlinesMet('2030-01-01', anOrganisation(programme, variant, on)).of).toBeGreaterThan(0);
  });
});
