import type { ModelWords, Said } from '../model-words.ts';
import { shared } from '../shared.ts';
import { theEnd, whenThingsChange } from './duties-at-the-end.ts';

const tellBeforehand: Said = {
  da: 'Giv borgeren besked, og forbered skiftet.',
  en: 'Tell the citizen and prepare the change.',
};
const beforeTheStart: ModelWords['duties'] = {
  summonStartUpMeeting: {
    name: { da: 'indkaldelse til opstartsmøde', en: 'summons to the start-up meeting' },
    todo: { da: 'Indkald alle til opstartsmødet.', en: 'Summon everybody to the start-up meeting.' },
  },
  startUpMeeting: {
    name: { da: 'opstartsmøde', en: 'start-up meeting' },
    todo: {
      da: 'Hold opstartsmødet, og registrér, hvem der var med, og hvad I aftalte.',
      en: 'Hold the start-up meeting and register who was there and what you agreed.',
    },
  },
  remindCitizenOfMeeting: {
    name: { da: 'mind borgeren om mødet', en: 'remind the citizen of the meeting' },
    ofMeeting: { da: 'mind borgeren om: {meeting}', en: 'remind the citizen of: {meeting}' },
    news: {
      coming: { da: 'Mødet er {on}.', en: 'The meeting is {on}.' },
      past: { da: 'Mødet var {on}.', en: 'The meeting was {on}.' },
    },
    todo: { da: 'Mind borgeren om mødet.', en: 'Remind the citizen of the meeting.' },
  },
  cv: {
    name: { da: 'CV og jobsøgning', en: 'CV and job search' },
    todo: {
      da: 'Gå i gang med CV og jobsøgning sammen med borgeren, og registrér CV’et, når det er lavet.',
      en: 'Begin the CV and the job search with the citizen, and register the CV when it is made.',
    },
  },
  jointActionPlan: {
    name: { da: 'fælles handleplan', en: 'joint action plan' },
    todo: {
      da: 'Lav den fælles handleplan sammen med borgeren og den anden sagsbehandler.',
      en: 'Make the joint action plan together with the citizen and the other caseworker.',
    },
  },
  planCoherence: {
    name: { da: 'sammenhæng mellem planerne', en: 'coherence of the plans' },
    todo: {
      da: 'Kontrollér sammen, at planerne hænger sammen og ikke modsiger hinanden, og registrér det.',
      en: 'Check together that the plans are coherent and do not contradict each other, and register it.',
    },
  },
  findJobMatch: {
    name: { da: 'jobmatch', en: 'job match' },
    todo: {
      da: 'Find et job, der passer, eller aftal med borgeren, hvad der skal til.',
      en: 'Find a job that fits, or agree with the citizen on what it takes.',
    },
  },
  startAfterPractice: {
    name: { da: 'opstart efter praktik', en: 'beginning after the practice placement' },
    todo: {
      da: 'Praktikken slutter. Er borgeren stadig i målgruppen, så indkald til opstartsmødet.',
      en: 'The practice placement ends. If the citizen still belongs to the target group, summon the start-up meeting.',
    },
  },
  contactCtiWorker: {
    name: { da: 'kontakt efter jobmatch', en: 'contact after the job match' },
    todo: {
      da: 'Tag kontakt til hinanden, og aftal, hvordan støtten begynder.',
      en: 'Get in touch with each other and agree on how the support begins.',
    },
  },
  matchMeeting: {
    name: { da: 'møde om jobmatchet', en: 'meeting about the job match' },
    todo: { da: 'Mød borgeren sammen med jobkonsulenten.', en: 'Meet the citizen together with the job consultant.' },
  },
  tellCitizenOfGrant: {
    name: { da: 'besked til borgeren om bevillingen', en: 'telling the citizen of the grant' },
    todo: {
      da: 'Fortæl borgeren, hvad der er bevilget, og hvor længe forløbet varer, og registrér datoen.',
      en: 'Tell the citizen what has been granted and how long the course lasts, and register the date.',
    },
  },
  tellCtiWorkerOfGrant: {
    name: { da: 'besked til medarbejderen om bevillingen', en: 'telling the worker of the grant' },
    todo: {
      da: 'Sørg for, at medarbejderen i forløbet kender bevillingen og forløbets længde, og registrér datoen.',
      en: 'See to it that the worker in the course knows the grant and the length, and register the date.',
    },
  },
  setStartDate: {
    name: { da: 'startdato', en: 'start date' },
    todo: { da: 'Aftal startdatoen, og registrér den.', en: 'Agree on the start date and register it.' },
  },
};

const duringTheCourse: ModelWords['duties'] = {
  ctiGoals: {
    name: { da: 'mål for forløbet', en: 'goals of the course' },
    todo: { da: 'Sæt mål for forløbet sammen med borgeren.', en: 'Set the goals of the course with the citizen.' },
  },
  workAgreement: {
    name: { da: 'arbejdsaftale', en: 'work agreement' },
    todo: {
      da: 'Lav arbejdsaftalen sammen med borgeren og arbejdsgiveren.',
      en: 'Make the work agreement together with the citizen and the employer.',
    },
  },
  followUpWorkAgreement: {
    name: { da: 'opfølgning på arbejdsaftalen', en: 'follow-up of the work agreement' },
    todo: {
      da: 'Følg op på arbejdsaftalen med borgeren og arbejdsgiveren, og justér den, hvis der er brug for det.',
      en: 'Follow up the work agreement with the citizen and the employer, and adjust it if needed.',
    },
  },
  contactByPhase: {
    name: { da: 'kontakt i perioden', en: 'contact in the period' },
    todo: { da: 'Tal med borgeren, og registrér kontakten.', en: 'Talk with the citizen and register the contact.' },
  },
  phase2Notice: {
    name: { da: 'fase 2 nærmer sig', en: 'phase 2 is near' },
    news: {
      coming: { da: 'Fase 2 begynder {on}.', en: 'Phase 2 begins {on}.' },
      past: { da: 'Fase 2 begyndte {on}.', en: 'Phase 2 began {on}.' },
    },
    todo: tellBeforehand,
  },
  phase3Notice: {
    name: { da: 'fase 3 nærmer sig', en: 'phase 3 is near' },
    news: {
      coming: { da: 'Fase 3 begynder {on}.', en: 'Phase 3 begins {on}.' },
      past: { da: 'Fase 3 begyndte {on}.', en: 'Phase 3 began {on}.' },
    },
    todo: tellBeforehand,
  },
  followUp: {
    name: { da: 'opfølgning på forløbet', en: 'follow-up of the course' },
    todo: { da: 'Følg op på forløbet, og registrér opfølgningen.', en: 'Follow the course up and register it.' },
  },
  ...shared.duties,
  considerChange: {
    name: { da: 'behov for ændringer', en: 'need for change' },
    todo: {
      da: 'Tag stilling til, om noget i forløbet skal ændres eller sættes i gang.',
      en: 'Consider whether something in the course must be changed or started.',
    },
  },
  holidayPlan: {
    name: { da: 'ferieplan', en: 'holiday plan' },
    todo: {
      da: 'Aftal med borgeren og kollegerne, hvem der hjælper i ferien.',
      en: 'Agree with the citizen and your colleagues who helps during the holiday.',
    },
  },
  reviewPause: {
    name: { da: 'status på pausen', en: 'how the pause stands' },
    todo: {
      da: 'Tal med borgeren om, hvorvidt pausen stadig er rigtig.',
      en: 'Talk with the citizen about whether the pause is still right.',
    },
  },
  longPause: {
    name: { da: 'lang pause', en: 'long pause' },
    news: {
      coming: { da: 'Pausen er blevet lang.', en: 'The pause has become long.' },
      past: { da: 'Pausen er blevet lang.', en: 'The pause has become long.' },
    },
    todo: {
      da: 'Overvej sammen med borgeren, om forløbet skal fortsætte eller starte forfra.',
      en: 'Consider with the citizen whether the course should go on or start over.',
    },
  },
  tellOfPause: {
    name: { da: 'orientering om pausen', en: 'information about the pause' },
    todo: {
      da: 'Orientér dem uden for sagen, der skal kende pausen og årsagen.',
      en: 'Inform those outside the case who must know of the pause and its reason.',
    },
    outside: { da: 'Et forløb i kommunen er sat på pause.', en: 'A course in the municipality has been paused.' },
  },
  tellOfReturn: {
    name: { da: 'orientering om, at pausen er slut', en: 'information that the pause is over' },
    todo: {
      da: 'Orientér dem uden for sagen, der fik besked om pausen, om, at den er slut.',
      en: 'Inform those outside the case who were told of the pause that it is over.',
    },
    outside: {
      da: 'Et forløb i kommunen er genoptaget efter en pause.',
      en: 'A course in the municipality has been resumed after a pause.',
    },
  },
};

export const duties: ModelWords['duties'] = {
  ...beforeTheStart,
  ...duringTheCourse,
  ...theEnd,
  ...whenThingsChange,
};
