import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '../../src/domain/apply.ts';
import { addDays, type CivilDate, date } from '../../src/domain/calendar/civil-date.ts';
import { simulate } from '../../src/domain/scenario.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { nextWake, tick } from '../../src/domain/tick.ts';
import { readScenario } from '../../src/services/scenario-file.ts';
import { aBirCitizen, fact, lived, mediator } from './bir/builders.ts';
import { aCourse as aSocialCourse } from './builders.ts';
import { aCourse as aTransitionCourse } from './cti-overgang/builders.ts';
import { aLife, live } from './random-life.ts';

/** What the calendar brings about from a day to another, and on which days. */
function alone(state: Trajectory, from: CivilDate, until: CivilDate, next: typeof nextWake): string[] {
  const said: string[] = [];
  let now = state;
  for (let day: CivilDate | undefined = from; day && day <= until; day = next(day, now)) {
    const events = tick(day, now);
    now = events.reduce(apply, now);
    said.push(...events.map((event) => `${day} ${JSON.stringify(event)}`));
  }
  return said;
}

/** Looks on every day, as nobody can who has a thousand cases. */
const everyDay: typeof nextWake = (today) => addDays(today, 1);

const SEED = 20261129;
const FIRST = date('2023-09-01');
/** Cases in which nobody does anything from some day on, by how many days after the first that is. */
const LEFT_ALONE: Readonly<Record<string, (on: CivilDate) => Trajectory>> = {
  'contact by phase': (on) => aTransitionCourse(true, on),
  'social support': (on) => aSocialCourse({ startOn: on, on: addDays(on, -30), settings: { remindsOfDuties: true } }),
  'a resource course': (on) => lived(aBirCitizen(on), fact('resourceCourse', on), { ...mediator(on), on }),
};

describe('a case that sleeps until the next day on which time brings something about', () => {
  it.each(Object.entries(LEFT_ALONE))('misses nothing that whoever looks every day sees: %s (K-32)', (_, caseFrom) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 730 }), (days) => {
        const on = addDays(FIRST, days);
        const state = caseFrom(on);
        const [eve, until] = [addDays(on, -1), addDays(on, 300)];
        expect(alone(state, eve, until, nextWake)).toEqual(alone(state, eve, until, everyDay));
      }),
      { numRuns: 25, seed: SEED },
    );
  });

  it('misses nothing either when people ask for things in any order, twice or back-dated, in 60 random lives (T-05)', () => {
    const withReminders = { settings: { remindsOfDuties: true } };
    fc.assert(
      fc.property(aLife, (wishes) => {
        const woken = live(wishes, () => undefined, withReminders).events;
        const watched = live(wishes, () => undefined, { ...withReminders, wakeAfter: everyDay }).events;
        expect(woken).toEqual(watched);
      }),
      { numRuns: 60, seed: SEED },
    );
  });

  it.each(
    ['test/scenarios', 'docs/stories'].flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => `${folder}/${name}`),
    ),
  )('comes to the same as one that is looked at every day: %s', (path) => {
    const scenario = readScenario(readFileSync(path, 'utf8'));
    expect(simulate(scenario).timeline).toEqual(simulate(scenario, everyDay).timeline);
  });
});
