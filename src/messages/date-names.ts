import type { OwnTexts } from '../store/own-programmes.ts';
import type { Language } from './language.ts';
import { dutyWords, kindOfDuty } from './model/index.ts';

const WORDS = {
  da: { phase: (number: string) => `fase ${number} begynder`, end: 'forløbet slutter', task: 'opgave' },
  en: { phase: (number: string) => `phase ${number} begins`, end: 'the course ends', task: 'task' },
} as const;

/** What a date of the plan is called, as inside a sentence: a duty, a phase that begins, or the end of a course. */
export function nameOfDate(id: string, language: Language, texts?: OwnTexts): string {
  const words = WORDS[language];
  const kind = kindOfDuty(id);
  const phase = /^phase-(\d)$/.exec(kind)?.[1];
  if (phase) return words.phase(phase);
  return kind === 'end' ? words.end : (dutyWords(kind, texts)?.name[language] ?? words.task);
}
