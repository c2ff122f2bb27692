import type { CourseView, PlannedCourse } from '../../domain/plan.ts';
import type { TimelineEntry } from '../../domain/scenario.ts';
import { shortDate } from '../../messages/dates.ts';
import { messageStateName } from '../../messages/overview.ts';
import { reasonLine } from '../../messages/refusals.ts';
import { consequenceLine } from '../../messages/timeline/consequences.ts';
import { timelineText } from '../../messages/timeline.ts';
import { capital } from '../../messages/words.ts';
import type { MessageView } from '../../services/read.ts';
import type { NumberedEvent } from './state.ts';

/** What went on though a rule advised against it or could not be shown to be kept, unless it has been withdrawn since. */
export function deviationsView(events: readonly NumberedEvent[]) {
  const withdrawn = new Set(events.flatMap(({ event }) => (event.type === 'EventWithdrawn' ? [event.event] : [])));
  return events.flatMap(({ number, event }) =>
    'deviations' in event && event.deviations && event.deviations.length > 0 && !withdrawn.has(number)
      ? [
          {
            on: shortDate(event.on),
            text: textOf(event),
            reasons: event.deviations.map((reason) => reasonLine(reason, 'da')),
          },
        ]
      : [],
  );
}

/** What should have been done before a course ended and was not: time did not wait for it (S-96). */
export function missingView(courses: readonly CourseView[]) {
  return courses
    .filter(({ missing }) => missing.length > 0)
    .map(({ number, end, missing }) => ({
      heading: courses.length === 1 ? 'Manglede ved slutningen' : `Manglede, da forløb ${number} sluttede`,
      on: shortDate(end),
      reasons: missing.map((reason) => reasonLine(reason, 'da')),
    }));
}

/** What a running course was begun on and has been withdrawn since: nobody is told, so it stands here until it is put right. */
export function missingNowView(courses: readonly PlannedCourse[]) {
  return courses
    .filter((course) => course.missingNow.length > 0)
    .map(({ number, missingNow }) => ({
      heading: courses.length === 1 ? 'Mangler efter en rettelse' : `Mangler i forløb ${number} efter en rettelse`,
      reasons: missingNow.map((reason) => reasonLine(reason, 'da')),
    }));
}

/** What was registered and taken back, and what people must put right because it had been said or reported. */
export function correctionsView(events: readonly NumberedEvent[]) {
  return events.flatMap(({ event }) => {
    if (event.type === 'PhaseTakenBack') return [{ on: shortDate(event.on), text: textOf(event), was: '', toDo: [] }];
    if (event.type !== 'EventWithdrawn') return [];
    const was = events.find(({ number }) => number === event.event)?.event;
    return [
      {
        on: shortDate(event.on),
        text: textOf({ ...event, consequences: [] }),
        was: was ? `${shortDate(was.on)}: ${textOf(was)}` : '',
        toDo: event.consequences.map((consequence) => `${capital(consequenceLine(consequence, 'da'))}.`),
      },
    ];
  });
}

const textOf = (event: NumberedEvent['event']) => timelineText({ kind: 'event', recordedOn: event.on, event }, 'da');

/** Everything that has happened, the newest first. */
export function timelineView(timeline: readonly TimelineEntry[]) {
  return timeline
    .map((entry) => {
      const on = entry.kind === 'event' ? entry.event.on : entry.recordedOn;
      return {
        on: shortDate(on),
        recorded: on === entry.recordedOn ? '' : shortDate(entry.recordedOn),
        text: timelineText(entry, 'da'),
      };
    })
    .reverse();
}

/** The messages about a case, the newest first. */
export function messagesView(messages: readonly MessageView[]) {
  return messages.toReversed().map((message) => ({ on: shortDate(message.aboutOn), text: messageStateName(message) }));
}
