import type { Consequence } from '../../domain/events.ts';
import { longDate } from '../dates.ts';
import type { Language } from '../language.ts';
import { dutyWords, kindOfDuty } from '../model/index.ts';

/** What had been said on the strength of something that was not so: "fase 2 var meldt ud til 15. marts 2026, nu 30. marts 2026". */
export function consequenceLine({ kind, about, saidOf, nowOn }: Consequence, language: Language): string {
  const words = WORDS[language];
  const what = kindOfDuty(about);
  const name = dutyWords(what)?.name[language] ?? words.task;
  const now = nowOn ? words.now(longDate(nowOn, language)) : words.never;
  switch (kind) {
    case 'phaseAnnounced':
      return `${words.announced(what.replace('phase-', ''), longDate(saidOf, language))}, ${now}`;
    case 'endAnnounced':
      return `${words.ended(longDate(saidOf, language))}, ${now}`;
    case 'reminderSent':
      return `${words.reminded(name, longDate(saidOf, language))}, ${now}`;
    case 'outsideTold':
      return words.told(name);
  }
}

interface Words {
  readonly announced: (phase: string, on: string) => string;
  readonly ended: (on: string) => string;
  readonly reminded: (duty: string, on: string) => string;
  readonly told: (duty: string) => string;
  readonly now: (on: string) => string;
  readonly never: string;
  readonly task: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  da: {
    announced: (phase, on) => `fase ${phase} var meldt ud til ${on}`,
    ended: (on) => `forløbets slutning var meldt ud til ${on}`,
    reminded: (duty, on) => `der er mindet om ${duty} med datoen ${on}`,
    told: (duty) => `nogen uden for sagen har fået besked: ${duty}`,
    now: (on) => `nu ${on}`,
    never: 'som ikke gælder længere',
    task: 'en opgave',
  },
  en: {
    announced: (phase, on) => `phase ${phase} had been announced for ${on}`,
    ended: (on) => `the end of the course had been announced for ${on}`,
    reminded: (duty, on) => `people were reminded of ${duty} with the date ${on}`,
    told: (duty) => `somebody outside the case has been told: ${duty}`,
    now: (on) => `now ${on}`,
    never: 'which no longer holds',
    task: 'a task',
  },
};
