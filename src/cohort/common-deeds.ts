import { addDays, latest } from '../domain/calendar/civil-date.ts';
import type { CommandBody } from '../domain/commands.ts';
import type { JobFunction, Participant } from '../domain/people.ts';
import { openAppointment, type Trajectory } from '../domain/state.ts';
import type { Deed } from './customs/customs.ts';
import type { Scene } from './scene.ts';
import { workingDay } from './scene.ts';

/** A duty that is only ticked off. */
export const tick: Deed = ({ ask, today: on }, _, { id }) => ask({ type: 'CompleteDuty', duty: id, on });

/** A registration by which a duty is done. */
export const fact =
  (
    step: string,
    people: readonly Participant[],
    values: (scene: Scene, state: Trajectory) => object | Promise<object> = () => ({}),
  ): Deed =>
  async (scene, state) => {
    const found = (await values(scene, state)) as never;
    return scene.ask({ type: 'RecordFact', step, with: people, values: found, on: scene.today });
  };

/** A meeting is summoned for so many days ahead; of a meeting with a last day, after that. */
export const summon =
  (meeting: string, days: number, preparedBy: readonly JobFunction[], from: 'now' | 'due' = 'now'): Deed =>
  async ({ ask, today: on }, state, { dueOn }) => {
    if (openAppointment(state, meeting)) return;
    const wanted = workingDay(addDays(latest(on, from === 'due' ? dueOn : on), days));
    await ask({ type: 'SummonMeeting', meeting, for: wanted, preparedBy, on });
  };

/** S-85: everybody whom the case's own settings name is told of the reasons. */
export async function describeInterruption({ ask, today: on }: Scene, state: Trajectory): Promise<void> {
  for (const to of state.programme!.settings.interruptionDescribedTo)
    await ask({ type: 'DescribeInterruption', to, on });
}

/** S-84: … and asked. */
export async function discussInterruption({ ask, today: on }: Scene, state: Trajectory): Promise<void> {
  for (const party of state.programme!.settings.interruptionDiscussedWith)
    await ask({ type: 'DiscussInterruption', with: party, on });
}

/** G-15, G-27: another CTI worker takes over, with the reason in a note. */
export async function changeWorker({ ask, note, team, chance, today: on }: Scene, state: Trajectory): Promise<void> {
  const others = team.staff.ctiWorker.filter((id) => id !== state.staff.ctiWorker);
  const staffId = chance.oneOf(others);
  await ask({ type: 'AssignStaff', function: 'ctiWorker', staffId, noteId: await note(), on });
}

/** G-15: a case that was another's is confirmed, now and then declined; the team leader lets it stay all the same. */
export const handOverDeeds: Readonly<Record<string, Deed>> = {
  async acceptCase({ ask, note, chance, today: on }, { staff }, { owner }) {
    const receiver = { function: owner as JobFunction, staffId: staff[owner as JobFunction]!, on };
    if (chance.happens(0.1)) await ask({ type: 'DeclineCase', noteId: await note(), ...receiver });
    else await ask({ type: 'AcceptCase', ...receiver });
  },
  findReceiver: tick,
};

/** How somebody who is to have contact with a citizen fares. */
export type Contact = 'had' | 'tried' | 'text';

/** Contact that is to be had again and again: had, tried in vain, only a text message, forgotten, or registered later. */
export const contact =
  (bodyOf: (how: Contact, scene: Scene) => CommandBody | Promise<CommandBody>): Deed =>
  async (scene) => {
    const { ask, chance, traits, today, later } = scene;
    const { forgets, tries, texts, registersLate } = traits.contact;
    const luck = chance.next();
    if (luck < forgets) return;
    const how = luck < forgets + tries ? 'tried' : luck < forgets + tries + texts ? 'text' : 'had';
    const body = await bodyOf(how, scene);
    if (how === 'had' && chance.happens(registersLate))
      later(workingDay(addDays(today, chance.between(4, 9))), (then) => then.ask(body));
    else await ask(body);
  };

/** The CTI worker's contact: a text message is all that is known of one that was tried. */
export const ctiContact = contact((how, { today: on, chance }) => ({
  ...{ type: 'RecordFact', step: 'ctiContact', with: ['citizen', 'ctiWorker'], on },
  values: { form: how === 'had' ? chance.oneOf(['inPerson', 'inPerson', 'telephone', 'video']) : 'message' },
}));
