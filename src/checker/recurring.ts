import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { TrajectoryEvent } from '../domain/events.ts';
import { spellsOf } from '../domain/model/spells.ts';
import { type ProgrammeModel, spellRule } from '../domain/programme.ts';
import { programmeOf } from '../domain/programmes/index.ts';
import { recurringOf } from '../domain/recurring.ts';
import type { Trajectory } from '../domain/state.ts';
import type { CaseEvidence, JournalRow, Violation } from './evidence.ts';
import { isSame } from './is-same.ts';
import { dayInCopenhagen } from './own/calendar.ts';
import { checkpointsTold } from './own/checkpoints.ts';
import { isSet, periodsTold } from './own/periods.ts';
import { spellsTold } from './own/spells.ts';
import { falseReminders, unsaidReminders } from './recurring-reminders.ts';
import { type Replayed, replay } from './replay.ts';
import { recordedOn, type Told, toldBy } from './told/told.ts';

/** The case is looked at after every so many events, and after its last before it is archived. */
const EVERY = 20;

/**
 * I10: contact and reviews that come again and again stand as the journal tells, week by week and checkpoint by checkpoint;
 * each is reminded of when it is asked for, and only then; and nothing is said of anybody who has left or is archived. All
 * of it is found from the journal and the programme's data alone, in another way than the core's.
 */
export function checkRecurring({ trajectoryId, journal, livedUntil }: CaseEvidence): readonly Violation[] {
  const steps = [...replay(journal)];
  const { programme } = toldBy(journal);
  if (!programme) return [];
  const model = programmeOf(programme);
  const details = [
    ...saidAfterEnd(journal, model),
    ...(isRecurring(model)
      ? [
          ...lookedAt(steps).flatMap((step) => differences(step, journal, model)),
          ...falseReminders(journal, model),
          ...unsaidReminders(journal, model, livedUntil === null ? lastDayOf(journal) : dayInCopenhagen(livedUntil)),
        ]
      : []),
  ];
  return details.map((detail) => ({ invariant: 'I10', trajectoryId, detail }));
}

const isRecurring = ({ cadences = [], reviews = [], spells = [] }: ProgrammeModel) =>
  cadences.length + reviews.length + spells.length > 0;

const lastDayOf = (journal: readonly JournalRow[]) => dayInCopenhagen(Date.parse(journal.at(-1)!.event.recordedAt));

function lookedAt(steps: readonly Replayed[]): readonly Replayed[] {
  const living = steps.filter(({ after }) => !after.archivedOn);
  return living.filter((_, index) => index % EVERY === EVERY - 1 || index === living.length - 1);
}

/** What the core makes of the case on the day of an event, against what the journal up to it tells. */
function differences(
  { after, sequence, day }: Replayed,
  journal: readonly JournalRow[],
  model: ProgrammeModel,
): string[] {
  const told = toldBy(journal.slice(0, sequence));
  const views = viewsOf(after, day, model);
  const own = ownViews(told, day, model);
  return Object.keys({ ...views, ...own })
    .filter((name) => !isSame(views[name], own[name] ?? null))
    .map((name) => `after event ${sequence}: ${name} is ${firstDifference(views[name], own[name])}`);
}

type Views = Readonly<Record<string, readonly object[]>>;

function viewsOf(state: Trajectory, today: CivilDate, model: ProgrammeModel): Views {
  const recurring = recurringOf(today, state);
  return Object.fromEntries<readonly object[]>([
    ...(model.spells ?? []).map(({ id }) => [
      `spell ${id}`,
      spellsOf(state.facts, spellRule(model, id)).map(({ from, last }) => ({ from, last })),
    ]),
    ...(recurring?.cadences ?? []).map(({ id, periods }) => [
      `cadence ${id}`,
      periods.filter(({ from }) => from <= today).map(({ rhythm: _, ...seen }) => seen),
    ]),
    ...(recurring?.reviews ?? []).map(({ id, checkpoints }) => [
      `review ${id}`,
      checkpoints.map(({ number, on, state: is, expected, due, why, heldOn, preparedOn }) => ({
        ...{ number, on, state: is, expected, why, heldOn, preparedOn },
        dueFrom: expected === 'due' ? due.on : on,
      })),
    ]),
  ] as [string, readonly object[]][]);
}

function ownViews(told: Told, today: string, model: ProgrammeModel): Views {
  const { cadences = [], reviews = [], spells = [] } = model;
  return Object.fromEntries<readonly object[]>([
    ...spells.map(({ id }) => [`spell ${id}`, spellsTold(told, model, id).map(({ from, last }) => ({ from, last }))]),
    ...cadences
      .filter(({ onlyIf }) => isSet(onlyIf, told.programme!.settings))
      .map((cadence) => [
        `cadence ${cadence.id}`,
        periodsTold(told, model, cadence, today)
          .filter(({ from }) => from <= today)
          .map(({ rhythm: _, contacts: __, ...seen }) => seen),
      ]),
    ...reviews.map((review) => [`review ${review.id}`, checkpointsTold(told, model, review, today)]),
  ] as [string, readonly object[]][]);
}

function firstDifference(found: readonly object[] = [], own: readonly object[] = []): string {
  const index = Array.from({ length: Math.max(found.length, own.length) }).findIndex(
    (_, place) => !isSame(found[place], own[place] ?? null),
  );
  return `${JSON.stringify(found[index])} at ${index}, the journal says ${JSON.stringify(own[index])}`;
}

/** Reminders that outlive a leaving are those of the leaving itself, and of telling somebody outside. */
function saidAfterEnd(journal: readonly JournalRow[], { duties }: ProgrammeModel): string[] {
  const outlives = (what: string) =>
    duties.some(({ id, each, tellsOutside }) => id === what && (each === 'left' || tellsOutside !== undefined));
  const leavings = new Map<number, string>();
  let isArchived = false;
  return journal.flatMap(({ sequence, event }) => {
    if (event.type === 'ProgrammeLeft') leavings.set(sequence, event.on);
    if (event.type === 'EventWithdrawn') leavings.delete(event.event);
    if (event.type === 'TrajectoryArchived') isArchived = true;
    if (event.type !== 'ReminderIssued') return [];
    const leftOn = [...leavings.values()].at(-1) ?? null;
    const hasLeft = leftOn !== null && leftOn <= recordedOn({ event }) && !outlives(event.what);
    return hasLeft || isArchived
      ? [`event ${sequence}: ${nameOf(event)} was said after the ${isArchived ? 'archiving' : 'leaving'}`]
      : [];
  });
}

const nameOf = ({ duty, rung, dueOn }: Extract<TrajectoryEvent, { type: 'ReminderIssued' }>) =>
  `${duty}/${rung}/${dueOn}`;
