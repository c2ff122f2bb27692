import type { ModelWords } from '../model-words.ts';
import { handOverDuties, shared } from '../shared.ts';
import { duties } from './duties.ts';
import { fields } from './fields.ts';
import { sections } from './sections.ts';
import { exits, steps, transitions } from './steps.ts';

/** The words of social støtte i overgang til og fastholdelse i job. */
export const socialStoetteWords: ModelWords = {
  name: {
    da: 'Social støtte i overgang til og fastholdelse i job',
    en: 'Social support in the transition to and retention in a job',
  },
  ...{ steps, fields, sections, exits, transitions },
  duties: { ...duties, ...handOverDuties },
  recurring: {
    contactByPhase: { da: 'Kontakt med CTI-medarbejderen efter fase', en: 'Contact with the CTI worker by phase' },
  },
  reports: {
    stops: { da: 'Pauser, afbrydelser og udtræden', en: 'Pauses, interruptions and exits' },
    ...shared.reports,
  },
};
