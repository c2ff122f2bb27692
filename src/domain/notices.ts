import type { CivilDate } from './calendar/civil-date.ts';
import type { PhaseNumber } from './course.ts';
import { dutiesOf, TELL } from './duties.ts';
import type { EmergencyReason } from './emergency.ts';
import type { Outcome, TrajectoryEvent } from './events.ts';
import type { Recipient } from './people.ts';
import type { TakenBack, Trajectory } from './state.ts';
import { dutyId } from './transitions.ts';

/** Facts that a message's text is made of: codes, numbers and dates, never personal data. */
export type NoticeBody =
  | { readonly kind: 'phaseStarted'; readonly course: number; readonly phase: PhaseNumber }
  | { readonly kind: 'courseEnded'; readonly course: number; readonly outcome: Outcome }
  | {
      readonly kind: 'phaseTakenBack';
      readonly course: number;
      readonly phase: PhaseNumber;
      readonly nowOn: CivilDate | null;
      readonly because?: 'startWithdrawn';
    }
  | { readonly kind: 'endTakenBack'; readonly course: number; readonly nowOn: CivilDate }
  | {
      readonly kind: 'reminder';
      /** Which duty, and of which kind. */
      readonly duty: string;
      readonly what: string;
      /** The meeting it is about, if about one. */
      readonly meeting?: string;
      readonly rung: string;
      readonly dueOn: CivilDate;
    }
  | { readonly kind: 'commandRefused'; readonly commandType: string; readonly code: string; readonly rule: string }
  /** Follows from no event: somebody has opened the case in an emergency. */
  | { readonly kind: 'emergencyAccess'; readonly reason: EmergencyReason; readonly hours: number }
  /** Follow from no event: a municipality's report of a period waits, or something is missing for it in a case (K-23). */
  | ({ readonly kind: 'reportDue' } & AboutReport)
  | ({ readonly kind: 'reportGap' } & AboutReport);

interface AboutReport {
  /** Which of the programme's reports. */
  readonly report: string;
  /** The period's days, both included. */
  readonly from: CivilDate;
  readonly last: CivilDate;
  readonly dueOn: CivilDate;
}

/** What is said of something that has happened in a case, or is to be done in it. */
export type CaseBody = Exclude<NoticeBody, { kind: 'reportDue' | 'reportGap' }>;

/** Something people must be told. The key is duty + rung + due date: what has been said for that date is never said again. */
export interface Notice {
  readonly key: string;
  readonly tells: readonly Recipient[];
  /** The date the message is about; it goes out then, or on the next working day (K-32). */
  readonly on: CivilDate;
  readonly body: CaseBody;
  /** Time alone brought it about: neither a command nor what a command recorded with it made due. */
  readonly isByCalendar: boolean;
  /** The key of what this corrects: whoever was never told that, but what it corrects in turn, is not told this either. */
  readonly corrects?: string;
}

/**
 * Who must be told what because of newly recorded events (rules catalogue, section 7).
 * Of several transitions of one course recorded together only the latest is told: the others were overtaken meanwhile.
 */
export function noticesFor(state: Trajectory, events: readonly TrajectoryEvent[]): Notice[] {
  const tells = state.programme?.settings.phaseChangeTells ?? [];
  return events.flatMap((event, index) => {
    const notice = noticeFor(event, tells, state);
    const overtaken =
      isTransition(event) &&
      events.slice(index + 1).some((later) => isTransition(later) && later.course === event.course);
    const isByCalendar = events.slice(0, index + 1).every(({ cause }) => !cause);
    return notice && !overtaken ? [{ ...notice, isByCalendar }] : [];
  });
}

type TransitionEvent = Extract<TrajectoryEvent, { type: 'PhaseStarted' | 'CourseEnded' }>;
const isTransition = (event: TrajectoryEvent): event is TransitionEvent =>
  event.type === 'PhaseStarted' || event.type === 'CourseEnded';

function noticeFor(
  event: TrajectoryEvent,
  tells: readonly Recipient[],
  state: Trajectory,
): Omit<Notice, 'isByCalendar'> | undefined {
  const { on } = event;
  switch (event.type) {
    case 'PhaseStarted': {
      const { course, phase } = event;
      const before = takenBackOf(state, event);
      return {
        key: phaseKey(event, before.length),
        tells,
        on,
        body: { kind: 'phaseStarted', course, phase },
        ...(before.length > 0 ? { corrects: backKey(event, before) } : {}),
      };
    }
    case 'CourseEnded': {
      const { course, outcome, missing } = event;
      const before = endsTakenBackOf(state, event);
      return {
        key: endKey(event, before.length),
        tells: missing.length > 0 ? [...tells, 'teamLeader'] : tells,
        on,
        body: { kind: 'courseEnded', course, outcome },
        // Another way to end on that day is news to everybody.
        ...(before.at(-1)?.outcome === outcome ? { corrects: endBackKey(event, before.length) } : {}),
      };
    }
    case 'EndTakenBack': {
      const { course, nowOn } = event;
      // Who was told of an end on that very day is told how it ends instead.
      if (nowOn === on) return undefined;
      const { length } = endsTakenBackOf(state, event);
      const body = { kind: 'endTakenBack', course, nowOn } as const;
      return { key: endBackKey(event, length), tells, on, body, corrects: endKey(event, length - 1) };
    }
    case 'PhaseTakenBack': {
      const { course, phase, nowOn, because } = event;
      const before = takenBackOf(state, event);
      const times = Math.max(before.length, 1);
      return {
        key: backKey(event, before.length > 0 ? before : [{ nowOn }]),
        tells,
        on,
        body: { kind: 'phaseTakenBack', course, phase, nowOn, ...(because ? { because } : {}) },
        corrects: phaseKey(event, times - 1),
      };
    }
    case 'ReminderIssued': {
      const { duty, what, meeting, rung, dueOn } = event;
      const about = meeting === undefined ? {} : { meeting };
      const body = { kind: 'reminder', duty, what, ...about, rung, dueOn } as const;
      return { key: `${duty}/${rung}/${dueOn}`, tells: event.tells, on, body };
    }
    case 'CommandRefused': {
      const [{ code, rule }] = event.refusal.reasons;
      const key = `refused/${event.cause?.command}`;
      return {
        key,
        tells: ['ctiWorker'],
        on,
        body: { kind: 'commandRefused', commandType: event.commandType, code, rule },
      };
    }
    default:
      return undefined;
  }
}

type AboutPhase = Extract<TrajectoryEvent, { type: 'PhaseStarted' | 'PhaseTakenBack' }>;

/** How often, and to which day, a phase has been taken back that had begun on this very day. */
const takenBackOf = (
  { courses, withdrawnCourses = [] }: Trajectory,
  { course, phase, on }: AboutPhase,
): readonly TakenBack[] =>
  [...courses, ...withdrawnCourses]
    .flatMap(({ number, takenBack = [] }) => (number === course ? takenBack : []))
    .filter((one) => one.phase === phase && one.on === on);

/** A phase that was taken back and stands on the same day after all is told again to whoever was told of the other day. */
const phaseKey = ({ course, phase, on }: AboutPhase, times: number) =>
  `${dutyId({ number: course }, phase)}/on/${on}${again(times)}`;
const backKey = ({ course, phase, on }: AboutPhase, before: readonly { readonly nowOn: CivilDate | null }[]) =>
  `${dutyId({ number: course }, phase)}/back/${on}/${before.at(-1)!.nowOn ?? 'never'}${again(before.length - 1)}`;
const again = (times: number) => (times > 0 ? `/${times}` : '');

type AboutEnd = Extract<TrajectoryEvent, { type: 'CourseEnded' | 'EndTakenBack' }>;

/** The ends of this very day that were taken back, in order. */
const endsTakenBackOf = ({ courses }: Trajectory, { course, on }: AboutEnd) =>
  (courses.find(({ number }) => number === course)?.endsTakenBack ?? []).filter((one) => one.on === on);

const endKey = ({ course, on }: AboutEnd, times: number) =>
  `${dutyId({ number: course }, null)}/on/${on}${again(times)}`;
const endBackKey = ({ course, on }: AboutEnd, times: number) =>
  `${dutyId({ number: course }, null)}/back/${on}${again(times - 1)}`;

/** Whether a planned message still says the truth: asked right before it is sent. */
export function isStillTrue(today: CivilDate, state: Trajectory, { on, body }: Pick<Notice, 'on' | 'body'>): boolean {
  if (body.kind === 'commandRefused' || body.kind === 'emergencyAccess') return true;
  if (body.kind === 'reminder') return isStillToBeDone(today, state, body);
  const course = state.courses.find(({ number }) => number === body.course);
  const acted = (phase: PhaseNumber) => course?.acted.some((done) => done.phase === phase && done.on === on) ?? false;
  switch (body.kind) {
    case 'phaseStarted':
      return acted(body.phase);
    case 'phaseTakenBack':
      return !acted(body.phase);
    case 'courseEnded':
      return course?.ended?.on === on && course.ended.outcome === body.outcome;
    case 'endTakenBack':
      return course?.ended?.on !== on;
  }
}

/** Nothing is said of what has been done meanwhile, nor of a date that has moved. */
function isStillToBeDone(
  today: CivilDate,
  state: Trajectory,
  { duty: id, dueOn, rung }: Extract<NoticeBody, { kind: 'reminder' }>,
): boolean {
  const duty = dutiesOf(today, state).find((one) => one.id === id);
  if (!duty || duty.dueOn !== dueOn) return false;
  const { isNews, whileOpen } = duty.rule;
  if (isNews) return !(whileOpen && duty.subject.isOver);
  return rung === TELL || (duty.state !== 'done' && duty.state !== 'waiting');
}
