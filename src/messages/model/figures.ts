import type { Said } from './model-words.ts';

/** What a figure is called, and exactly what it counts. */
export interface FigureWords {
  readonly name: Said;
  readonly definition: Said;
}

const ofTheList = (da: string, en: string): FigureWords => ({
  name: { da: `${da} af listen`, en: `${en} of the list` },
  definition: {
    da: `Andelen af alle borgere på listen, udtrukne som indskrevne, hvor det er sket: ${da}.`,
    en: `The share of all citizens on the list, drawn or enrolled, of whom it has happened: ${en}.`,
  },
});

/** The words of every figure, by its id: one id means the same in all programmes. */
export const FIGURE_WORDS: Readonly<Record<string, FigureWords>> = {
  placesTaken: {
    name: { da: 'pladser i brug', en: 'places taken' },
    definition: {
      da: 'Borgere, der har holdt opstartsmøde og ikke er udtrådt, mod de pladser kommunen har fået.',
      en: 'Citizens who have begun and have not left, against the places that the municipality was granted.',
    },
  },
  citizensReached: {
    name: { da: 'borgere nået', en: 'citizens reached' },
    definition: {
      da: 'Borgere, der er begyndt i indsatsen, også de udtrådte, mod det antal kommunen venter.',
      en: 'Citizens who have begun, those who have left included, against the number that the municipality expects.',
    },
  },
  citizensCompleted: {
    name: { da: 'borgere med gennemført forløb', en: 'citizens with a completed course' },
    definition: {
      da: 'Borgere med mindst ét gennemført forløb mod det antal kommunen venter.',
      en: 'Citizens with at least one completed course, against the number that the municipality expects.',
    },
  },
  plansOfTheList: ofTheList('fælles handleplan aftalt', 'joint plan agreed'),
  underSel85OfTheList: ofTheList('bevilling efter § 85', 'grant under section 85'),
  underSel82bOfTheList: ofTheList('bevilling efter § 82 b', 'grant under section 82 b'),
  underLab31bOfTheList: ofTheList('bevilling efter § 31 b', 'grant under section 31 b'),
  ordinaryHoursOfTheList: ofTheList('ordinære timer i projektperioden', 'ordinary hours within the project'),
  ordinaryHours: {
    name: { da: 'ordinære timer om ugen', en: 'ordinary hours a week' },
    definition: {
      da: 'Gennemsnittet måned for måned for de borgere, der er registreret timer for i måneden. Løntimer i fleksjob tæller med; praktiktimer gør ikke. Ikke registreret er ikke nul.',
      en: 'The mean, month by month, over the citizens of whom hours were registered in the month. Paid hours in a fleksjob count, hours of practice do not. Not registered is not nought.',
    },
  },
  pausesTold: {
    name: { da: 'pauser meddelt', en: 'pauses told' },
    definition: {
      da: 'Andelen af pauser og tilbagekomster, som den, kommunen skal fortælle det til, har hørt om.',
      en: 'The share of pauses and returns that whoever is to hear of them has been told.',
    },
  },
  participantsReported: {
    name: { da: 'deltagere indberettet', en: 'participants reported' },
    definition: {
      da: 'Andelen af inkluderede borgere, der er indberettet til Socialstyrelsen.',
      en: 'The share of included citizens who have been registered with Socialstyrelsen.',
    },
  },
  casesByStatus: {
    name: { da: 'forløb efter tilstand', en: 'cases by status' },
    definition: { da: 'Alle forløb, som de står i dag.', en: 'All cases, as they stand today.' },
  },
  coursesStarted: {
    name: { da: 'begyndte forløb pr. måned', en: 'courses begun by month' },
    definition: {
      da: 'CTI-forløb efter den måned, fase 1 begyndte i. En ny start tæller som et nyt forløb.',
      en: 'Courses by the month in which phase 1 began. A restart is a new course.',
    },
  },
  coursesEnded: {
    name: { da: 'afsluttede forløb pr. måned', en: 'courses ended by month' },
    definition: {
      da: 'CTI-forløb efter den måned, de sluttede i, uanset hvordan.',
      en: 'Courses by the month in which they ended, whatever the outcome.',
    },
  },
  coursesByPhase: {
    name: { da: 'forløb i gang efter fase', en: 'running courses by phase' },
    definition: {
      da: 'Forløb, der ikke er slut, efter den fase de er i; forløb på pause er talt med.',
      en: 'Courses that have not ended, by the phase they are in; paused ones included.',
    },
  },
  coursesByLegalBasis: {
    name: { da: 'forløb efter hjemmel', en: 'courses by legal basis' },
    definition: {
      da: 'Alle begyndte forløb efter den hjemmel, de er bevilget efter. Hjemlen er ikke i sig selv et mål for succes.',
      en: 'All courses that have begun, by the legal basis of the grant. It is no measure of success in itself.',
    },
  },
  outcomes: {
    name: { da: 'forløb efter udfald', en: 'courses by outcome' },
    definition: {
      da: 'Alle begyndte forløb: gennemført, afbrudt, startet forfra, udtrådt, eller endnu i gang eller på pause.',
      en: 'All courses that have begun: completed, interrupted, started over, left, or still running or paused.',
    },
  },
  pausesByReason: {
    name: { da: 'pauser efter årsag', en: 'pauses by reason' },
    definition: { da: 'Alle pauser, der er begyndt, efter deres årsag.', en: 'All pauses that have begun, by reason.' },
  },
  exits: {
    name: { da: 'udtrådte efter årsag', en: 'exits by reason' },
    definition: { da: 'Borgere, der er udtrådt af indsatsen.', en: 'Citizens who have left the programme.' },
  },
  registrations: {
    name: { da: 'registreringer efter trin', en: 'registrations by step' },
    definition: {
      da: 'Alt, hvad der er registreret i forløbene, trin for trin.',
      en: 'Everything that has been registered in the cases, step by step.',
    },
  },
  deviations: {
    name: { da: 'afvigelser efter regel', en: 'deviations by rule' },
    definition: {
      da: 'Hvad der er gjort på trods af en anbefaling, og hvad der manglede ved et forløbs slutning, efter regel.',
      en: 'What was done against advice with a reason, and what was missing when a course ended, by rule.',
    },
  },
  phaseTimeliness: {
    name: { da: 'faseskift på datoen', en: 'phase changes on their date' },
    definition: {
      da: 'Andelen af faseskift og afslutninger, der er gennemført på selve datoen. Dem, hvor datoen først blev kendt bagefter, er ikke regnet med.',
      en: 'The share of phase changes and ends that were carried out on the very date. Where the date became known only later they are left out.',
    },
  },
  contactEstablishment: {
    name: { da: 'kontaktetableringens længde', en: 'length of contact establishment' },
    definition: {
      da: 'Dage fra det første møde til fase 1, median. Dem, der endnu venter, er ikke regnet med.',
      en: 'Days from the first meeting to phase 1, median. Those who are still waiting are left out.',
    },
  },
  startUpToJobMatch: {
    name: { da: 'fra opstartsmøde til jobmatch', en: 'from start-up meeting to job match' },
    definition: {
      da: 'Dage fra opstartsmøde til det første jobmatch, median. Job fra før opstartsmødet og borgere uden jobmatch er ikke regnet med.',
      en: 'Days from the start-up meeting to the first job match, median. Jobs from before it, and citizens without one, are left out.',
    },
  },
  firstContact: {
    name: { da: 'fra start til første kontakt', en: 'from start to first contact' },
    definition: {
      da: 'Dage fra ressourceforløbets start til den første kontakt, median.',
      en: 'Days from the start of the resource course to the first contact, median.',
    },
  },
  meetingsWithAll: {
    name: { da: 'møder med alle, der skal være med', en: 'meetings with all who must be there' },
    definition: {
      da: 'Andelen af opstartsmøder og afsluttende møder, hvor ingen manglede. Et møde, hvor en manglede, gælder som ikke holdt.',
      en: 'The share of start-up and closing meetings at which nobody was missing. A meeting at which somebody was counts as not held.',
    },
  },
  handoverInTime: {
    name: { da: 'overdragelsesplaner før slut', en: 'handover plans before the end' },
    definition: {
      da: 'Andelen af gennemførte forløb med en overdragelsesplan senest dagen før slut.',
      en: 'The share of completed courses with a handover plan no later than the day before the end.',
    },
  },
  decisionsInTime: {
    name: { da: 'afgørelser i tide', en: 'decisions in time' },
    definition: {
      da: 'Andelen af nødvendige afgørelser om støtte bagefter, der er truffet senest dagen før slut.',
      en: 'The share of needed decisions on later support that were made no later than the day before the end.',
    },
  },
  fallingContact: {
    name: { da: 'kontakt, der falder fase for fase', en: 'contact that falls by phase' },
    definition: {
      da: 'Andelen af gennemførte forløb, hvor borgeren havde færre kontakter pr. aktiv dag i fase 2 end i fase 1, og færre i fase 3 end i fase 2. Forløb uden registreret kontakt er ikke regnet med.',
      en: 'The share of completed courses with fewer contacts for each active day in phase 2 than in phase 1, and fewer in phase 3 than in phase 2. Courses without any registered contact are left out.',
    },
  },
  withinCaseload: {
    name: { da: 'medarbejdere inden for sagstallet', en: 'workers within their caseload' },
    definition: {
      da: 'Andelen af medarbejdere med forløb, hvis belastning ikke er over grænsen. Kontaktetablering tæller ikke med.',
      en: 'The share of workers with courses whose load is not above the limit. Contact establishment does not count.',
    },
  },
  deadlinesMet: {
    name: { da: 'frister, der blev overholdt', en: 'deadlines that were met' },
    definition: {
      da: 'Andelen af frister for ansøgning, svar, møder, regnskaber og rapporter, hvor opgaven var gjort senest på fristens dag.',
      en: 'The share of deadlines of applications, answers, meetings, accounts and reports by which the task had been done.',
    },
  },
  nothingOverdue: {
    name: { da: 'forløb uden noget over tiden', en: 'cases with nothing overdue' },
    definition: {
      da: 'Andelen af åbne forløb uden opgaver, der er så længe over tiden, at lederen skal se dem.',
      en: 'The share of open cases without tasks so long overdue that the leader is to see them.',
    },
  },
  requirement1: {
    name: { da: 'resultatkrav 1', en: 'result requirement 1' },
    definition: {
      da: 'Andelen af målgruppen, der i kvartalet har været i en af de indsatser, som kravet tæller.',
      en: 'The share of the target group that was in an effort that counts, within the quarter.',
    },
  },
  requirement2: {
    name: { da: 'resultatkrav 2', en: 'result requirement 2' },
    definition: {
      da: 'Som krav 1, men uden praktik og løntilskud.',
      en: 'As requirement 1, but without practice and wage subsidy.',
    },
  },
};
