import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { TimelineEntry } from '../domain/scenario.ts';
import { shortDate } from './dates.ts';
import type { Language } from './language.ts';
import { danish } from './timeline/danish.ts';
import { english } from './timeline/english.ts';
import { refusedText } from './timeline/parts.ts';

/** What an entry says, on one line and without its dates. */
export function timelineText(entry: TimelineEntry, language: Language): string {
  return entry.kind === 'refusal'
    ? refusedText(entry.command.type, entry.refusal, language)
    : (language === 'da' ? danish : english)(entry.event);
}

/** A whole timeline with the date on which each thing happened and, where it differs, when it was recorded. */
export function timelineLines(entries: readonly TimelineEntry[], language: Language): string[] {
  const dated = entries.map((entry) => {
    const happenedOn = happened(entry);
    const recorded =
      happenedOn === entry.recordedOn ? '' : ` (${RECORDED[language]} ${shortDate(entry.recordedOn, language)})`;
    return { when: shortDate(happenedOn, language) + recorded, text: timelineText(entry, language) };
  });
  const width = Math.max(0, ...dated.map(({ when }) => when.length));
  return dated.map(({ when, text }) => `${when.padEnd(width)}  ${text}`);
}

const RECORDED = { da: 'registreret', en: 'recorded' } as const satisfies Record<Language, string>;

const happened = (entry: TimelineEntry): CivilDate => (entry.kind === 'event' ? entry.event.on : entry.recordedOn);
