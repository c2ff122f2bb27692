import { addDays, type CivilDate } from '../../domain/calendar/civil-date.ts';
import type { CommandBody } from '../../domain/commands.ts';
import { dateIn, lastFact } from '../../domain/facts.ts';
import type { Participant } from '../../domain/people.ts';
import { contact } from '../common-deeds.ts';
import { anArchiving, type When } from '../happenings.ts';
import { type Happening, type Scene, workingDay } from '../scene.ts';
import type { Customs, Deed, Fate } from './customs.ts';

// What the programmes about organisations have in common: one who leads, meetings that are summoned, a day on which it ends.

/** Who takes part in a meeting, and what is registered of it. */
export type Meetings = Readonly<
  Record<
    string,
    {
      readonly with: readonly Participant[];
      readonly values?: (scene: Scene) => object | Promise<object>;
    }
  >
>;

export const LED_BY = ['municipalProjectLeader'] as const;
export const WITH_ADVISER = ['municipalProjectLeader', 'nationalAdviser'] as const;

async function held(meetings: Meetings, meeting: string, scene: Scene): Promise<CommandBody> {
  const { with: people, values } = meetings[meeting]!;
  const found = { ...(await values?.(scene)) };
  return { type: 'HoldMeeting', meeting, with: people, values: found, on: scene.today };
}

export const holding =
  (meetings: Meetings, meeting: string): Deed =>
  async (scene) =>
    scene.ask(await held(meetings, meeting, scene));

/** A meeting of a rhythm: held, forgotten, or held and registered in a later week. */
export const heldAgain = (meetings: Meetings, meeting: string): Deed =>
  contact((_, scene) => held(meetings, meeting, scene));

/** A summoned meeting is held on its day. */
export const holdComing =
  (meetings: Meetings): Deed =>
  async (scene, _, { subject }) =>
    scene.ask(await held(meetings, String(subject.values?.meeting), scene));

/** What is held on the day for which it is summoned, whenever that is moved. */
export const onItsDay: Customs['dayOf'] = { comingMeeting: ({ dueOn }) => workingDay(dueOn) };

/** Held without a summons. */
export const aMeeting = (meetings: Meetings, when: When, meeting: string): Happening => ({
  when,
  act: async (scene) => scene.ask(await held(meetings, meeting, scene)),
});

/** Summoned for so many days ahead. */
export const aSummons = (when: When, meeting: string, days: number): Happening => ({
  when,
  act: ({ ask, today: on }) =>
    ask({ type: 'SummonMeeting', meeting, for: workingDay(addDays(on, days)), preparedBy: [], on }),
});

/** So many days after the day that the last registration of a step names. */
export const afterDay =
  (step: string, field: string, days: number): When =>
  ({ facts }) => {
    const day = dateIn(lastFact(facts, step)?.values, field);
    return day && addDays(day, days);
  };

/** So many days after an answer that said yes, or no. */
export const afterAnswer =
  (step: string, isAccepted: boolean, days: number): When =>
  ({ facts }) => {
    const answer = lastFact(facts, step);
    return answer?.values.isAccepted === isAccepted ? addDays(answer.on, days) : undefined;
  };

/** Two years of support (G-39), which begin some days after they have been registered. */
export const supportDays = ({ chance, today }: Scene): { from: CivilDate; until: CivilDate } => {
  const from = addDays(today, chance.between(10, 30));
  return { from, until: addDays(from, 729) };
};

/** Nothing more is to be done some weeks after the last day. */
export const rightUntil = (step: string, field: string): Fate => ({
  name: 'right',
  happenings: (chance) => [anArchiving(afterDay(step, field, chance.between(14, 40)))],
});

/** The same for every programme about an organisation. */
export const ofAnOrganisation = {
  functions: LED_BY,
  foundAtOnce: LED_BY,
  // Before the days by which they are to apply.
  enrolledWithinDays: 14,
  inclusion: async () => undefined,
  legalBases: [],
  first: {},
  meetings: [],
} as const satisfies Partial<Customs>;
