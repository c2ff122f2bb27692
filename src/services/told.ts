import { sendingInstant } from '../domain/acting.ts';
import { type CivilDate, civilDateAt } from '../domain/calendar/civil-date.ts';
import { instantAt } from '../domain/calendar/working-days.ts';
import { isStillTrue, type NoticeBody, noticesFor } from '../domain/notices.ts';
import type { Recipient } from '../domain/people.ts';
import { type Scenario, simulate } from '../domain/scenario.ts';
import { caseLink, noticeText } from '../messages/notices.ts';

/** A message of a scenario as its readers get it. */
export interface ToldMessage {
  /** The working day on which it goes out. */
  readonly on: CivilDate;
  readonly to: readonly Recipient[];
  readonly subject: string;
  readonly text: string;
}

/**
 * Every message that a scenario brings about, by the rules that the outbox and the dispatcher go by: who is told, when it
 * may be sent, and that it is still true then. Commands come at noon.
 */
export function messagesOf(scenario: Scenario, { baseUrl, id }: { baseUrl: string; id: string }): ToldMessage[] {
  const { recordings } = simulate(scenario);
  return recordings.flatMap(({ on: recordedOn, events, state }) =>
    noticesFor(state, events).flatMap(({ body, on, tells }) => {
      const knownAt = instantAt(recordedOn, events.some(({ cause }) => cause) ? '12:00' : '00:00');
      const sentOn = civilDateAt(sendingInstant(on, knownAt, state.programme!.settings));
      // What is recorded on the morning itself comes after the message has gone.
      const then = recordings.findLast((later) => later.on < sentOn || later.state === state)!;
      if (!isStillTrue(sentOn, then.state, { on, body })) return [];
      const link = caseLink(baseUrl, id, dutyOf(body));
      return [{ on: sentOn, to: tells, ...noticeText(body, on, { late: false, link, today: sentOn }) }];
    }),
  );
}

const dutyOf = (body: NoticeBody) => (body.kind === 'reminder' ? body.duty : undefined);
