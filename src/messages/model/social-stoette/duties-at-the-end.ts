import type { ModelWords, Said } from '../model-words.ts';

const decideSupport: Said = {
  da: 'Træf beslutning om støtten efter forløbet, og registrér, hvem der tager over.',
  en: 'Decide on the support after the course and register who takes over.',
};
const courseHasStopped: Said = {
  da: 'Et forløb i kommunen er stoppet før tid.',
  en: 'A course in the municipality has stopped early.',
};
export const theEnd: ModelWords['duties'] = {
  handoverPlan: {
    name: { da: 'overdragelsesplan', en: 'handover plan' },
    todo: {
      da: 'Lav overdragelsesplanen sammen med borgeren.',
      en: 'Make the handover plan together with the citizen.',
    },
  },
  anchorHandoverPlan: {
    name: { da: 'forankring af overdragelsesplanen', en: 'anchoring of the handover plan' },
    todo: {
      da: 'Få bekræftet, at de, der skal støtte borgeren bagefter, kender planen og er med på den, og registrér det.',
      en: 'Have those who will support the citizen afterwards confirm that they know and share the plan, and register it.',
    },
  },
  summonClosingMeeting: {
    name: { da: 'indkaldelse til afsluttende møde', en: 'summons to the closing meeting' },
    todo: { da: 'Indkald alle til det afsluttende møde.', en: 'Summon everybody to the closing meeting.' },
  },
  closingMeeting: {
    name: { da: 'afsluttende møde', en: 'closing meeting' },
    todo: {
      da: 'Hold det afsluttende møde, og registrér, hvem der var med.',
      en: 'Hold the closing meeting and register who was there.',
    },
  },
  continuedNeed: {
    name: { da: 'behov for støtte bagefter', en: 'need for support afterwards' },
    todo: {
      da: 'Vurdér sammen, om borgeren har brug for støtte efter forløbet, og registrér svaret.',
      en: 'Judge together whether the citizen needs support after the course, and register the answer.',
    },
  },
  decideSocialSupport: {
    name: { da: 'beslutning om støtte fra socialforvaltningen', en: 'decision on support by the social services' },
    todo: decideSupport,
  },
  decideMentorSupport: {
    name: { da: 'beslutning om støtte fra jobcenteret', en: 'decision on support by the job centre' },
    todo: decideSupport,
  },
  endGrant: {
    name: { da: 'afgørelse om, at bevillingen slutter', en: 'decision that the grant ends' },
    todo: {
      da: 'Bevillingen har ingen slutdato. Træf afgørelse om, hvornår den slutter, og registrér den.',
      en: 'The grant has no end date. Decide when it ends, and register the decision.',
    },
  },
  jobConsultantGoesOn: {
    name: { da: 'jobkonsulentens indsats fortsætter', en: 'the job consultant goes on' },
    news: {
      coming: { da: 'Forløbet slutter {on}.', en: 'The course ends {on}.' },
      past: { da: 'Forløbet sluttede {on}.', en: 'The course ended {on}.' },
    },
    todo: {
      da: 'Din egen indsats fortsætter. Aftal den næste kontakt med borgeren.',
      en: 'Your own effort goes on. Arrange the next contact with the citizen.',
    },
  },
};

export const whenThingsChange: ModelWords['duties'] = {
  describeRefusal: {
    name: { da: 'beskrivelse af en mulig afbrydelse', en: 'description of a possible interruption' },
    todo: {
      da: 'Skriv kort, hvorfor forløbet måske stopper, send det, og registrér det.',
      en: 'Write briefly why the course may stop, send it, and register it.',
    },
  },
  decideOnRefusal: {
    name: { da: 'beslutning om en mulig afbrydelse', en: 'decision on a possible interruption' },
    todo: {
      da: 'Drøft den mulige afbrydelse med dem, der skal høres, og beslut, hvad der skal ske.',
      en: 'Discuss the possible interruption with those who must be heard, and decide what is to happen.',
    },
    outside: {
      da: 'Et forløb i kommunen, som borgeren har sagt nej til, venter på en beslutning.',
      en: 'A course in the municipality to which the citizen has said no waits for a decision.',
    },
  },
  decideOnInterruption: {
    name: { da: 'afbrydelse, der overvejes', en: 'interruption under consideration' },
    todo: {
      da: 'Send beskrivelsen, og drøft afbrydelsen med alle, der skal høres. Beslut så, hvad der skal ske.',
      en: 'Send the description and discuss the interruption with everybody who must be heard. Then decide what is to happen.',
    },
    outside: {
      da: 'En mulig afbrydelse af et forløb i kommunen venter på en beslutning.',
      en: 'A possible interruption of a course in the municipality waits for a decision.',
    },
  },
  describeNo: {
    name: { da: 'beskrivelse af borgerens nej', en: "description of the citizen's no" },
    todo: {
      da: 'Borgeren har sagt nej til tilbuddet. Skriv kort hvorfor, send det, og registrér det.',
      en: 'The citizen has said no to the offer. Write briefly why, send it, and register it.',
    },
  },
  decideOnNo: {
    name: { da: 'beslutning efter borgerens nej', en: "decision after the citizen's no" },
    todo: {
      da: 'Drøft borgerens nej med dem, der skal høres, og beslut, hvad der skal ske.',
      en: "Discuss the citizen's no with those who must be heard, and decide what is to happen.",
    },
    outside: {
      da: 'Et tilbud i kommunen, som borgeren har sagt nej til, venter på en beslutning.',
      en: 'An offer in the municipality to which the citizen has said no waits for a decision.',
    },
  },
  tellOfExclusion: {
    name: { da: 'orientering om udtrækningen', en: 'information about the draw' },
    todo: {
      da: 'Giv evaluator besked om, at borgeren er udelukket ved udtrækningen.',
      en: 'Tell the evaluator that the citizen is excluded at the draw.',
    },
    outside: {
      da: 'En borger i kommunen er udelukket ved udtrækningen.',
      en: 'A citizen in the municipality is excluded at the draw.',
    },
  },
  describeExitToStar: {
    name: { da: 'beskrivelse til STAR', en: 'description for STAR' },
    todo: {
      da: 'Send STAR en kort beskrivelse af, hvorfor forløbet er stoppet.',
      en: 'Send STAR a short description of why the course has stopped.',
    },
    outside: courseHasStopped,
  },
  describeExitToSocialstyrelsen: {
    name: { da: 'beskrivelse til Socialstyrelsen', en: 'description for Socialstyrelsen' },
    todo: {
      da: 'Send Socialstyrelsen en kort beskrivelse af, hvorfor forløbet er stoppet.',
      en: 'Send Socialstyrelsen a short description of why the course has stopped.',
    },
    outside: courseHasStopped,
  },
  deleteInResults: {
    name: { da: 'sletning i Rambøll Results', en: 'deletion in Rambøll Results' },
    todo: {
      da: 'Slet borgerens oplysninger i Rambøll Results.',
      en: "Delete the citizen's data in Rambøll Results.",
    },
  },
  askAboutDeletion: {
    name: { da: 'spørgsmål om sletning', en: 'question about deletion' },
    todo: {
      da: 'Spørg projektlederen, om borgerens oplysninger skal slettes.',
      en: "Ask the project leader whether the citizen's data must be deleted.",
    },
  },
  findNewJobMatch: {
    name: { da: 'nyt jobmatch', en: 'new job match' },
    todo: {
      da: 'Jobbet er ophørt, og forløbet går videre. Find et nyt job sammen med borgeren.',
      en: 'The job has come to an end and the course goes on. Find a new job together with the citizen.',
    },
  },
  reportInclusion: {
    name: { da: 'indberetning af ny borger', en: 'report of a new citizen' },
    todo: {
      da: 'Indberet borgerens CPR-nummer til Socialstyrelsen.',
      en: "Report the citizen's CPR number to Socialstyrelsen.",
    },
    outside: {
      da: 'En ny borger er kommet med i kommunen.',
      en: 'A new citizen has been included in the municipality.',
    },
  },
  tellOfExemption: {
    name: { da: 'orientering om fritagelse for planer', en: 'information about exemption from plans' },
    todo: {
      da: 'Orientér evaluator om, at kommunen er fritaget for planerne.',
      en: 'Inform the evaluator that the municipality is exempt from the plans.',
    },
    outside: {
      da: 'Kommunen er fritaget for sektorplaner.',
      en: 'The municipality is exempt from sector plans.',
    },
  },
  tellOfLostWorker: {
    name: { da: 'orientering om en medarbejder, der er stoppet', en: 'information about a worker who has left' },
    todo: {
      da: 'Kontakt Socialstyrelsen, så en ny medarbejder kan blive uddannet.',
      en: 'Contact Socialstyrelsen so that a new worker can be trained.',
    },
    outside: {
      da: 'En uddannet medarbejder i kommunen er stoppet.',
      en: 'A trained worker in the municipality has left.',
    },
  },
  tellOfNewWorker: {
    name: { da: 'ny medarbejder i forløbet', en: 'a new worker in the course' },
    news: {
      coming: { da: 'Forløbet får en ny medarbejder {on}.', en: 'The course gets a new worker {on}.' },
      past: { da: 'Forløbet fik en ny medarbejder {on}.', en: 'The course got a new worker {on}.' },
    },
    todo: {
      da: 'Den nye medarbejder fortæller borgeren det. Alle datoer står ved magt.',
      en: 'The new worker tells the citizen. Every date stands.',
    },
  },
  replaceCtiWorker: {
    name: { da: 'ny medarbejder', en: 'new worker' },
    todo: {
      da: 'Find en uddannet medarbejder, der kan tage over, og tilknyt den nye til forløbet.',
      en: 'Find a trained worker who can take over, and assign the new one to the course.',
    },
  },
};
