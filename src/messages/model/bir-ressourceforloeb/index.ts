import type { ModelWords } from '../model-words.ts';
import { shared } from '../shared.ts';
import { duties } from './duties.ts';
import { fields } from './fields.ts';
import { recurring, sections, steps } from './steps.ts';

/** The words of bedre indsats for borgere i ressourceforløb. */
export const birRessourceforloebWords: ModelWords = {
  steps,
  fields,
  sections,
  duties,
  recurring,
  exits: shared.exits,
  transitions: {},
};
