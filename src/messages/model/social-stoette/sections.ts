import type { ModelWords } from '../model-words.ts';

/** The headings of the model's documents. */
export const sections: ModelWords['sections'] = {
  // The one plan
  purpose: { da: 'Fælles formål', en: 'Common purpose' },
  citizensGoals: { da: 'Borgerens egne mål', en: "The citizen's own goals" },
  resources: { da: 'Ressourcer', en: 'Resources' },
  barriers: { da: 'Barrierer', en: 'Barriers' },
  supportNeeds: { da: 'Støttebehov', en: 'Support needs' },
  supportAtWorkplace: { da: 'Støtte til at være på en arbejdsplads', en: 'Support to be at a workplace' },
  measures: { da: 'Indsatser og tilbud', en: 'Measures and offers' },
  network: {
    da: 'Netværk, som borgeren har sagt ja til at inddrage',
    en: 'Network that the citizen agreed to involve',
  },
  followUp: { da: 'Opfølgning og tilpasning', en: 'Follow-up and adjustment' },
  // The CV
  profile: { da: 'Om mig', en: 'About me' },
  experience: { da: 'Erfaring', en: 'Experience' },
  education: { da: 'Uddannelse og kurser', en: 'Education and courses' },
  skills: { da: 'Det kan jeg', en: 'Skills' },
  // The work agreement
  workplace: { da: 'Arbejdsplads', en: 'Workplace' },
  hours: { da: 'Timetal', en: 'Hours' },
  tasks: { da: 'Arbejdsopgaver', en: 'Tasks' },
  healthConsiderations: { da: 'Skånehensyn', en: 'Health considerations' },
  subGoals: { da: 'Delmål for progression', en: 'Sub-goals for progression' },
  agreedFollowUp: { da: 'Aftale om opfølgning', en: 'Agreement on follow-up' },
  aids: { da: 'Hjælpemidler og personlig assistance', en: 'Aids and personal assistance' },
  // The handover plan, with the long-term plan for retention
  whatCitizenDoes: { da: 'Det gør borgeren selv', en: 'What the citizen does' },
  whomToContact: { da: 'Hvem borgeren kan kontakte', en: 'Whom the citizen can contact' },
  supporters: { da: 'Hvem der støtter på længere sigt', en: 'Who supports in the long term' },
  crisesAndRelapses: { da: 'Kriser og tilbagefald', en: 'Crises and relapses' },
  goalsFromHere: { da: 'Mål herfra', en: 'Goals from here' },
  continuedSupport: { da: 'Støtte, der fortsætter', en: 'Support that continues' },
  companyMentor: { da: 'Virksomhedsmentorens opgave', en: 'The task of the company mentor' },
};
