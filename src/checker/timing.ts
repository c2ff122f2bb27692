import { actingInstant } from '../domain/acting.ts';
import { apply } from '../domain/apply.ts';
import { startOfDay } from '../domain/calendar/civil-date.ts';
import { newTrajectory } from '../domain/state.ts';
import type { CaseEvidence, Downtime, Evidence, MessageRow, Violation } from './evidence.ts';

/** How late something may be that nothing has hindered: a mail server that says "later" is asked again after a minute. */
const GRACE_MS = 60_000;

/** Something that had its time: how late it came, on the clock it was planned on, and when that was in real time. */
interface Moment {
  readonly trajectoryId: string;
  readonly what: string;
  /** Milliseconds before its date or sending hour; 0 when it kept it. */
  readonly earlyMs: number;
  readonly lateMs: number;
  readonly cameAt: number;
}

/** I4: nothing before its planned instant; nothing later than a minute after it and the downtime in between. */
export function checkTiming(evidence: Timed): readonly Violation[] {
  return momentsOf(evidence).flatMap(({ trajectoryId, what, earlyMs, lateMs, cameAt }) => {
    const found = (detail: string): Violation[] => [{ invariant: 'I4', trajectoryId, detail: `${what} ${detail}` }];
    if (earlyMs > 0) return found(`came ${earlyMs} ms early`);
    const excusedMs = overlapMs(evidence.downtimes, { from: cameAt - lateMs, until: cameAt });
    return lateMs <= GRACE_MS + excusedMs ? [] : found(`came ${lateMs} ms late, ${excusedMs} ms of them excused`);
  });
}

/** How many phases and ends of a case time alone brought, and how many of them when they were due. */
export function punctuality(one: CaseEvidence): { readonly all: number; readonly onTime: number } {
  const moments = transitionsOf(one).filter(({ isPhase }) => isPhase);
  return {
    all: moments.length,
    onTime: moments.filter(({ earlyMs, lateMs }) => earlyMs === 0 && lateMs <= GRACE_MS).length,
  };
}

/** How late everything came that has a time, milliseconds, ascending: for a report. */
export const latenesses = (evidence: Evidence): readonly number[] =>
  momentsOf(evidence)
    .map(({ lateMs }) => lateMs)
    .sort((a, b) => a - b);

/** The part of the evidence that has times. */
type Timed = Pick<Evidence, 'cases' | 'messages' | 'downtimes'>;

const momentsOf = ({ cases, messages }: Pick<Timed, 'cases' | 'messages'>): readonly Moment[] => [
  ...cases.flatMap(transitionsOf),
  ...messages.flatMap(sendingOf),
];

/**
 * Transitions against their planned wake-up: the acting instant of their date, or the command that made them due later
 * than that. Both on the case's own clock, which runs as real time does once a timer has fired.
 */
function transitionsOf({ trajectoryId, journal }: CaseEvidence): (Moment & { readonly isPhase: boolean })[] {
  let state = newTrajectory;
  let lastAskedAt = Number.NEGATIVE_INFINITY;
  return journal.flatMap(({ sequence, event, writtenAt }) => {
    state = apply(state, event);
    const recordedAt = Date.parse(event.recordedAt);
    if (event.cause) {
      lastAskedAt = recordedAt;
      return [];
    }
    const plannedAt = Math.max(actingInstant(trajectoryId, event.on, state)!, lastAskedAt);
    const earlyMs = Math.max(0, startOfDay(event.on) - recordedAt);
    const lateMs = Math.max(0, recordedAt - plannedAt);
    const isPhase = event.type === 'PhaseStarted' || event.type === 'CourseEnded';
    return [{ trajectoryId, what: `event ${sequence} (${event.type})`, earlyMs, lateMs, cameAt: writtenAt, isPhase }];
  });
}

/** Messages against their sending hour, or against the moment they were planned in when that was later. */
function sendingOf({ key, trajectoryId, sendAt, plannedAt, sentAt }: MessageRow): Moment[] {
  if (sentAt === null) return [];
  const lateMs = Math.max(0, sentAt - Math.max(sendAt, plannedAt));
  return [{ trajectoryId, what: `message ${key}`, earlyMs: Math.max(0, sendAt - sentAt), lateMs, cameAt: sentAt }];
}

/** How much of a span was downtime of some process, milliseconds. Downtimes may overlap each other. */
function overlapMs(downtimes: readonly Downtime[], { from, until }: Downtime): number {
  let sum = 0;
  let reached = from;
  for (const downtime of [...downtimes].sort((a, b) => a.from - b.from)) {
    const start = Math.max(downtime.from, reached);
    const end = Math.min(downtime.until, until);
    if (end <= start) continue;
    sum += end - start;
    reached = end;
  }
  return sum;
}
