import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apply } from '../../src/domain/apply.ts';
import { addDays, type CivilDate } from '../../src/domain/calendar/civil-date.ts';
import { plan } from '../../src/domain/plan.ts';
import { simulate } from '../../src/domain/scenario.ts';
import { newTrajectory, type Trajectory } from '../../src/domain/state.ts';
import { nextWake, tick } from '../../src/domain/tick.ts';
import { readScenario } from '../../src/services/scenario-file.ts';

const SCENARIOS = new URL('../scenarios/', import.meta.url);
const DAYS_ASKED = [0, 30];

/** All that a case answers about its dates on a day. */
const answers = (today: CivilDate, state: Trajectory) => ({
  plan: plan(today, state),
  due: tick(today, state),
  next: nextWake(today, state),
});

describe('dates that were worked out before and kept', () => {
  const files = readdirSync(SCENARIOS).filter((name) => name.endsWith('.json'));

  it.each(files)('are those that a case never asked before gives, on whatever day it is asked: %s', (file) => {
    const { timeline } = simulate(readScenario(readFileSync(new URL(file, SCENARIOS), 'utf8')));
    let state = newTrajectory;
    for (const entry of timeline) {
      if (entry.kind !== 'event') continue;
      const before = state;
      state = apply(state, entry.event);
      for (const days of DAYS_ASKED) {
        const today = addDays(entry.recordedOn, days);
        for (const asked of [state, before])
          expect(answers(today, asked)).toStrictEqual(answers(today, structuredClone(asked)));
      }
    }
  });
});
