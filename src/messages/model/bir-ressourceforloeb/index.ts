import type { ModelWords } from '../model-words.ts';
import { handOverDuties, shared } from '../shared.ts';
import { duties } from './duties.ts';
import { fields } from './fields.ts';
import { recurring, sections, steps } from './steps.ts';

/** The words of bedre indsats for borgere i ressourceforløb. */
export const birRessourceforloebWords: ModelWords = {
  name: { da: 'Bedre indsats for borgere i ressourceforløb', en: 'Better effort for citizens in resource courses' },
  steps,
  fields,
  sections,
  duties: { ...duties, ...handOverDuties },
  recurring,
  reports: {
    management: shared.reports.management,
    resultRequirements: { da: 'Resultatkrav 1 og 2', en: 'Result requirements 1 and 2' },
  },
  exits: shared.exits,
  transitions: {},
};
