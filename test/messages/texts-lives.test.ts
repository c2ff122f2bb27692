import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { explain } from '../../src/domain/explain.ts';
import { noticesFor } from '../../src/domain/notices.ts';
import { plan } from '../../src/domain/plan.ts';
import { LANGUAGES } from '../../src/messages/language.ts';
import { noticeText } from '../../src/messages/notices.ts';
import { dutyDueLine, dutyName, dutyTodo } from '../../src/messages/overview.ts';
import { receiptLine } from '../../src/messages/receipts.ts';
import { timelineLines, timelineText } from '../../src/messages/timeline.ts';
import { eventName } from '../../src/messages/words.ts';
import { anyStory } from './any-story.ts';
import { faults } from './readable.ts';

const onTime = { late: false, link: 'https://overgang.example/forloeb/0195' };

describe('what people read', () => {
  it('is clean whatever happens in a case: timeline, messages and receipts, in both languages', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyStory, ({ timeline, state }) => {
        const events = timeline.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []));
        for (const { type } of events) seen.add(type);
        const notices = noticesFor(state, events);
        const today = date('2027-12-31');
        const { duties, transitions } = plan(today, state);
        const receipts = [...transitions, ...duties].map(({ id }) => explain(today, state, id)!);
        const listed = duties.flatMap((duty) => [dutyName(duty), dutyTodo(duty), dutyDueLine(duty, today)]);
        expect([...transitions.map((one) => dutyName(one)), ...listed].flatMap((text) => faults(text, 'da'))).toEqual(
          [],
        );
        for (const language of LANGUAGES) {
          const texts = [
            ...timeline.map((entry) => timelineText(entry, language)),
            ...receipts.map((receipt) => receiptLine(receipt, language)),
            ...notices.flatMap(({ body, on }) => {
              const { subject, text } = noticeText(body, on, onTime, language);
              return [subject, ...text.replace(onTime.link, '-').trimEnd().split('\n\n')];
            }),
          ];
          expect(texts.flatMap((text) => faults(text, language))).toEqual([]);
          expect(timelineLines(timeline, language)).toHaveLength(timeline.length);
        }
      }),
      { seed: 20_261_124, numRuns: 200 },
    );
    // A story of answered commands holds no refused signal, and one of a citizen no organisation.
    const unseen = Object.keys(eventName.da).filter((type) => !seen.has(type));
    expect(unseen.sort()).toEqual(['CommandRefused', 'OrganisationEnrolled']);
  });
});
