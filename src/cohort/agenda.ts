import { addDays, type CivilDate, earliest, latest } from '../domain/calendar/civil-date.ts';
import { dutiesOf, type OwnedDuty } from '../domain/duties.ts';
import type { Trajectory } from '../domain/state.ts';
import { nextWake } from '../domain/tick.ts';
import type { Chance } from './chance.ts';
import type { Customs } from './customs/customs.ts';
import { dayFor } from './habits.ts';
import { type Act, type Happening, type Traits, workingDay } from './scene.ts';

/** What the people around one citizen mean to do, and when: what befalls the citizen, and the duties that the case lists. */
export interface Agenda {
  expect(happening: Happening): void;
  /** What is to be done by today. A happening is taken out; a duty is tried again some days later while it is not done. */
  takeDue(state: Trajectory, today: CivilDate): readonly Act[];
  /** The next day, after today, on which somebody or the calendar has something to do; undefined when nothing is left. */
  nextDay(state: Trajectory, today: CivilDate): CivilDate | undefined;
}

/** A duty whose deed is refused again and again is left alone. */
const MOST_TRIES = 6;

interface Plan {
  readonly on: CivilDate;
  readonly tries: number;
}

export function createAgenda(
  { customs, chance, traits }: { customs: Customs; chance: Chance; traits: Traits },
  happenings: readonly Happening[],
): Agenda {
  const { deeds, meetings } = customs;
  let expected = [...happenings];
  const plans = new Map<string, Plan>();

  function planFor(duty: OwnedDuty, state: Trajectory, today: CivilDate): Plan | undefined {
    const known = plans.get(keyOf(duty));
    if (known && known.tries >= MOST_TRIES) return undefined;
    if (known && !(known.tries === 0 && meetings.includes(duty.rule.id))) return known;
    const on = dayFor(duty, state, today, { chance, traits, customs });
    if (!on) return undefined;
    plans.set(keyOf(duty), { on, tries: 0 });
    return plans.get(keyOf(duty));
  }
  /** Duties that somebody knows how to do and means to do, each with its day. */
  const wanted = (state: Trajectory, today: CivilDate) =>
    dutiesOf(today, state).flatMap((duty) => {
      const isNow = duty.state === 'open' || duty.state === 'overdue';
      if (!isNow || !(duty.rule.id in deeds) || traits.neglected.includes(duty.rule.id)) return [];
      const plan = planFor(duty, state, today);
      return plan ? [{ duty, ...plan }] : [];
    });

  return {
    expect(happening) {
      expected = [...expected, happening];
    },
    takeDue(state, today) {
      const ready = expected.filter(({ when }) => (when(state, today) ?? '9999') <= today);
      expected = expected.filter((one) => !ready.includes(one));
      const duties = wanted(state, today).filter(({ on }) => on <= today);
      for (const { duty, tries } of duties)
        plans.set(keyOf(duty), { on: workingDay(addDays(today, chance.between(3, 7))), tries: tries + 1 });
      return [
        ...ready.map(({ act }) => act),
        ...duties.map(
          ({ duty }): Act =>
            (scene, now) =>
              deeds[duty.rule.id]!(scene, now, duty),
        ),
      ];
    },
    nextDay(state, today) {
      if (state.archivedOn) return undefined;
      const tomorrow = addDays(today, 1);
      const wishes = [
        ...expected.flatMap(({ when }) => when(state, today) ?? []),
        ...wanted(state, today).map(({ on }) => on),
        ...dutiesOf(today, state).flatMap(({ state: is, opensOn }) => (is === 'coming' && opensOn ? [opensOn] : [])),
      ].map((day) => workingDay(latest(day, tomorrow)));
      const wake = nextWake(today, state);
      return [...wishes, ...(wake ? [latest(wake, tomorrow)] : [])].reduce<CivilDate | undefined>(
        (first, day) => (first ? earliest(first, day) : day),
        undefined,
      );
    },
  };
}

/** A duty that is put off to another date is planned anew. */
const keyOf = ({ id, dueOn, rule }: OwnedDuty) => (rule.hasNoLimit ? id : `${id}/${dueOn}`);
