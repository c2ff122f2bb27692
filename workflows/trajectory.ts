import * as wf from '@temporalio/workflow';
import type { RecordActivities } from '../activities/record.ts';
import { actingInstant } from '../src/domain/acting.ts';
import { apply } from '../src/domain/apply.ts';
import { type CivilDate, civilDateAt } from '../src/domain/calendar/civil-date.ts';
import type { Command } from '../src/domain/commands.ts';
import { type Decision, decide, isSeen, refused, repeated } from '../src/domain/decide.ts';
import type { RecordedEvent, TrajectoryEvent } from '../src/domain/events.ts';
import type { Refusal } from '../src/domain/rule.ts';
import { nextWake, tick } from '../src/domain/tick.ts';
import { createAlarm } from './alarm.ts';
import { details } from './details.ts';
import { command, pause, resume, type TrajectoryInput, view } from './messages.ts';

// Safe to repeat, and retried until it succeeds: an outage must not end a trajectory.
const { record } = wf.proxyActivities<RecordActivities>({
  startToCloseTimeout: '10 seconds', // also how long a record whose worker died is waited for
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** One citizen's trajectory, from enrolment until it is archived. */
export async function trajectory({ trajectoryId, clockOffsetMs, enrolment, ...input }: TrajectoryInput): Promise<void> {
  let { state, recorded } = input;
  const unrecorded: RecordedEvent[] = [];
  const now = () => Date.now() + clockOffsetMs;
  const today = () => civilDateAt(now());
  const happened = (events: readonly TrajectoryEvent[]) => {
    const recordedAt = new Date(now()).toISOString();
    unrecorded.push(...events.map((event) => ({ ...event, recordedAt })));
    state = events.reduce(apply, state);
  };
  const timePasses = () => happened(tick(today(), state));
  const answer = (c: Command): Decision => decide(today(), tick(today(), state).reduce(apply, state), c);
  const take = (events: readonly TrajectoryEvent[]) => {
    timePasses(); // a boundary that is due comes before what people ask on the same day
    happened(events);
    timePasses(); // a back-dated fact may have made a boundary due
  };

  wf.setHandler(view, () => state);
  wf.setHandler(
    command, // decided and applied before the first await; answered when recorded
    async (c) => {
      if (!repeated(state, c)) take(accepted(answer(c)).events);
      const last = state.sequence;
      await wf.condition(() => recorded >= last);
      return accepted(repeated(state, c)!);
    },
    { validator: (c) => void accepted(repeated(state, c) ?? answer(c)) },
  );
  const onSignal = (c: Command) => {
    if (isSeen(state, c)) return;
    take(journalled(repeated(state, c) ?? answer(c), c, today())); // a signal never throws
  };
  wf.setHandler(pause, onSignal);
  wf.setHandler(resume, onSignal);

  if (enrolment && !repeated(state, enrolment)) take(journalled(answer(enrolment), enrolment, today()));
  const waitUntil = createAlarm(now);
  for (;;) {
    timePasses(); // a timer only wakes us; the rules say what is due
    wf.setCurrentDetails(details(today(), state));
    if (unrecorded.length > 0) {
      const events = [...unrecorded];
      await record({ trajectoryId, from: recorded, events });
      unrecorded.splice(0, events.length);
      recorded += events.length;
    } else if (!state.archivedOn && !wf.workflowInfo().continueAsNewSuggested) {
      await waitUntil(actingInstant(trajectoryId, nextWake(today(), state), state), () => unrecorded.length > 0);
    } else if (!wf.allHandlersFinished())
      await wf.condition(wf.allHandlersFinished); // nobody is left without an answer
    else if (state.archivedOn) return;
    else return wf.continueAsNew<typeof trajectory>({ version: 1, trajectoryId, clockOffsetMs, state, recorded });
  }
}

/** An update is told no by a failure that names the reason; only here is one thrown on purpose. */
function accepted<Verdict extends object>(verdict: Verdict): Exclude<Verdict, { refusal: Refusal }> {
  if (!('refusal' in verdict)) return verdict as Exclude<Verdict, { refusal: Refusal }>;
  const refusal = verdict.refusal as Refusal;
  const [{ code }] = refusal.reasons;
  throw wf.ApplicationFailure.nonRetryable(code, code, refusal);
}

/** A signal cannot be told no, so the refusal is journalled and reported instead. */
function journalled(
  decision: Decision | { sequence: number },
  c: Command,
  today: CivilDate,
): readonly TrajectoryEvent[] {
  if ('events' in decision) return decision.events;
  return 'refusal' in decision ? [refused(c, decision.refusal, today)] : [];
}
