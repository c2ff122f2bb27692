import { apply } from './apply.ts';
import type { CivilDate } from './calendar/civil-date.ts';
import type { TrajectoryEvent } from './events.ts';
import type { Appointment, FactValues, Move } from './facts.ts';
import type { JobFunction, Participant } from './people.ts';
import { stepOf } from './programme.ts';
import { programmeOf } from './programmes/index.ts';
import type { RuleId } from './rule.ts';
import { courseOfRound, newTrajectory, type Trajectory } from './state.ts';

/** A meeting of the model with all that has been registered of it, summoned or not. */
export interface Meeting {
  /** Sequence number of the event that it began with. */
  readonly id: number;
  readonly meeting: string;
  readonly round: number;
  readonly course: number | null;
  readonly state: Appointment['state'];
  /** Null when it took place without a summons. */
  readonly summoned: { readonly on: CivilDate; readonly preparedBy: readonly JobFunction[] } | null;
  /** The day for which it is or was summoned, after all moves. */
  readonly for: CivilDate | null;
  readonly moves: readonly Move[];
  /** The day on which it was held, or counts as not held. */
  readonly on: CivilDate | null;
  readonly with: readonly Participant[];
  /** Those without whom it is not held (S-19). */
  readonly required: readonly Participant[];
  /** Who was missing, and the rule by which it therefore counts as not held. */
  readonly absent: readonly Participant[];
  readonly notHeldBy: RuleId | null;
  readonly values: FactValues;
}

/** Every meeting of a case in the order in which they began, without what has been withdrawn. */
export function meetingsOf(events: readonly TrajectoryEvent[]): Meeting[] {
  const withdrawn = new Set(events.flatMap((event) => (event.type === 'EventWithdrawn' ? [event.event] : [])));
  let state = newTrajectory;
  let meetings: readonly Meeting[] = [];
  for (const event of events) {
    state = apply(state, event);
    if (!withdrawn.has(state.sequence)) meetings = withEvent(meetings, state, event);
  }
  return [...meetings];
}

/** What an event tells of meetings; `state` is the case right after it. */
function withEvent(meetings: readonly Meeting[], state: Trajectory, event: TrajectoryEvent): readonly Meeting[] {
  const change = (id: number | undefined, how: (old: Meeting) => Partial<Meeting>) =>
    meetings.map((one) => (one.id === id ? { ...one, ...how(one) } : one));
  const cameAbout = (what: Partial<Meeting>, meeting: string) => {
    const { round } = state;
    const open = meetings.findLast((one) => one.meeting === meeting && one.round === round && one.state === 'summoned');
    return open ? change(open.id, () => what) : [...meetings, { ...begun(state, meeting), ...what }];
  };
  switch (event.type) {
    case 'MeetingSummoned': {
      const { meeting, preparedBy, on } = event;
      return [...meetings, { ...begun(state, meeting), summoned: { on, preparedBy }, for: event.for }];
    }
    case 'MeetingMoved': {
      const { appointment, from, to, askedBy, noteId, on } = event;
      return change(appointment, ({ moves }) => ({ for: to, moves: [...moves, { from, to, askedBy, noteId, on }] }));
    }
    case 'MeetingCancelled':
      return change(event.appointment, () => ({ state: 'cancelled' }));
    case 'BegunAnew':
      return meetings.map((one) => (one.state === 'summoned' ? { ...one, state: 'cancelled' } : one));
    case 'MeetingHeld':
      return cameAbout({ state: 'held', on: event.on, with: event.with, values: event.values }, event.meeting);
    case 'MeetingNotHeld': {
      const { on, with: people, absent, rule, meeting } = event;
      return cameAbout({ state: 'notHeld', on, with: people, absent, notHeldBy: rule }, meeting);
    }
    default:
      return meetings;
  }
}

function begun(state: Trajectory, meeting: string): Meeting {
  const step = state.programme && stepOf(programmeOf(state.programme), meeting);
  return {
    ...{ id: state.sequence, meeting, round: state.round, course: courseOfRound(state)?.number ?? null },
    ...{ state: 'summoned', summoned: null, for: null, moves: [], on: null, with: [], absent: [], notHeldBy: null },
    required: step?.participants ?? [],
    values: {},
  };
}
