import type { ModelWords } from '../model-words.ts';
import { duties } from './duties.ts';
import { fields } from './fields.ts';
import { sections } from './sections.ts';
import { exits, steps, transitions } from './steps.ts';

/** The words of social støtte i overgang til og fastholdelse i job. */
export const socialStoetteWords: ModelWords = { steps, fields, sections, duties, recurring: {}, exits, transitions };
