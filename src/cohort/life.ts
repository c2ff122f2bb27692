import type { ClientCall } from '../checker/evidence.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { RefusalCode } from '../domain/rule.ts';
import { currentCourse } from '../domain/state.ts';
import type { ServiceDeps } from '../services/services.ts';
import { createAgenda } from './agenda.ts';
import { type Birth, type Enrolled, enrolBirth } from './enrolment.ts';
import { drawTraits } from './habits.ts';
import { isAtWork, type Scene } from './scene.ts';

/** One case and the people around it, from the enrolment on; everything that is asked is written down. */
export interface Life {
  /** Undefined before the enrolment, and for good when it was refused. */
  readonly trajectoryId: () => string | undefined;
  /** Why the enrolment was refused. */
  readonly refused: () => RefusalCode | undefined;
  readonly calls: readonly ClientCall[];
  /** The next day on which the calendar or somebody has something to do; undefined when nothing is left. */
  readonly nextDay: () => CivilDate | undefined;
  /** About how much of the course is behind the citizen, 0 to 1. */
  readonly share: () => number;
  /** Brings the case to the installation's now, so that the calendar's part of the day has happened. */
  wake(): Promise<void>;
  /** Does what people are to do on that day. */
  work(today: CivilDate): Promise<void>;
}

/** More than any deed that leads to the next on one day. */
const MOST_ROUNDS = 8;

export function createLife(services: ServiceDeps, birth: Birth): Life {
  const { chance, fate, team, customs } = birth;
  const calls: ClientCall[] = [];
  const traits = drawTraits(chance, customs.mayBeNeglected, fate.traits);
  const { legalBases } = customs;
  const legalBasis = fate.legalBasis ?? (legalBases.length > 0 ? chance.oneOf(legalBases) : undefined);
  const agenda = createAgenda({ customs, chance, traits }, [
    ...customs.usual({ chance, traits, legalBasis }),
    ...fate.happenings(chance),
    ...customs.extras(chance),
  ]);
  let next: CivilDate | undefined = birth.on;
  let enrolled: Enrolled | undefined;
  let refused: RefusalCode | undefined;
  let phasesBegun = 0;

  return {
    trajectoryId: () => enrolled?.client.trajectoryId,
    refused: () => refused,
    calls,
    nextDay: () => next,
    share: () => (next === undefined ? 1 : enrolled ? (1 + 2 * phasesBegun) / 8 : 0),
    async wake() {
      if (!enrolled) return;
      const { client, clockOffsetMs } = enrolled;
      await services.trajectories.fastForward(client.trajectoryId, services.clock.now() - clockOffsetMs);
    },
    async work(today) {
      const isFirstDay = enrolled === undefined;
      if (!enrolled) {
        const answer = await enrolBirth(services, birth, calls);
        if ('refused' in answer) {
          [refused, next] = [answer.refused, undefined];
          return;
        }
        enrolled = answer;
      }
      const { client } = enrolled;
      const scene: Scene = {
        ...client,
        ...{ today, chance, team, traits, expect: agenda.expect },
        later: (on, act) => agenda.expect({ when: () => on, act }),
      };
      let state = await client.state();
      if (isFirstDay) {
        await customs.inclusion(scene, state);
        state = await client.state();
      }
      for (let round = 0; round < MOST_ROUNDS && isAtWork(today); round++) {
        const acts = state.archivedOn ? [] : agenda.takeDue(state, today);
        if (acts.length === 0) break;
        for (const act of acts) await act(scene, state);
        state = await client.state();
      }
      next = agenda.nextDay(state, today);
      phasesBegun = currentCourse(state)?.acted.length ?? 0;
    },
  };
}
