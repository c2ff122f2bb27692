import { checklistPoints } from '../checklist-points.ts';
import type { FieldWords, ModelWords } from '../model-words.ts';
import { shared } from '../shared.ts';

const anotherOf = { da: 'andet', en: 'other' };
const support: FieldWords['choices'] = {
  SEL_85: { da: 'socialpædagogisk støtte (servicelovens § 85)', en: 'social-pedagogical support (section 85)' },
  mentor: { da: 'mentorstøtte', en: 'mentor support' },
};
const jobForms: FieldWords['choices'] = {
  ordinary: { da: 'ordinært job', en: 'ordinary job' },
  companyPractice: { da: 'virksomhedspraktik', en: 'company practice' },
  wageSubsidy: { da: 'løntilskud', en: 'wage subsidy' },
  fleksjob: { da: 'fleksjob', en: 'fleksjob' },
};

const contactForm: FieldWords = {
  name: { da: 'kontaktform', en: 'form of contact' },
  choices: {
    inPerson: { da: 'personligt', en: 'in person' },
    telephone: { da: 'telefon', en: 'telephone' },
    video: { da: 'video', en: 'video' },
    message: { da: 'besked', en: 'message' },
  },
};

export const fields: ModelWords['fields'] = {
  ...shared.fields,
  // The job
  form: { name: { da: 'form', en: 'form' }, choices: jobForms },
  'jobMatch.form': { name: { da: 'ansættelsesform', en: 'form of employment' }, choices: jobForms },
  'weeklyHours.form': { name: { da: 'ansættelsesform', en: 'form of employment' }, choices: jobForms },
  ordinaryHours: {
    name: { da: 'ordinære timer', en: 'ordinary hours' },
    choices: {
      now: { da: 'fra starten', en: 'from the start' },
      prospect: { da: 'udsigt til det', en: 'in prospect' },
      none: { da: 'ingen', en: 'none' },
    },
  },
  noOrdinaryHoursNote: { name: { da: 'hvorfor ikke ordinære timer', en: 'why no ordinary hours' } },
  firstDayOn: { name: { da: 'første arbejdsdag', en: 'first day at work' } },
  beforeInclusion: { name: { da: 'fundet før inklusionen', en: 'found before the inclusion' } },
  practiceHours: { name: { da: 'praktiktimer', en: 'practice hours' } },
  hours: { name: { da: 'timer om ugen', en: 'hours a week' } },
  tasksNote: { name: { da: 'arbejdsopgaver', en: 'tasks' } },
  healthNote: { name: { da: 'skånehensyn', en: 'health considerations' } },
  subGoals: { name: { da: 'antal delmål', en: 'number of sub-goals' } },
  needs: {
    name: { da: 'behov', en: 'needs' },
    choices: {
      aids: { da: 'hjælpemidler', en: 'aids' },
      personalAssistance: { da: 'personlig assistance', en: 'personal assistance' },
      companyMentor: { da: 'virksomhedsmentor', en: 'company mentor' },
      disabilityCompensation: { da: 'handicapkompensation', en: 'disability compensation' },
      other: anotherOf,
    },
  },
  // Inclusion and what the citizen says
  benefit: {
    name: { da: 'ydelse', en: 'benefit' },
    choices: {
      activityReadyCashBenefit: {
        da: 'kontanthjælp, aktivitetsparat',
        en: 'cash benefit, ready for activity',
      },
      other: { da: 'anden ydelse', en: 'another benefit' },
    },
  },
  inResourceCourse: { name: { da: 'i ressourceforløb', en: 'in a resource course' } },
  underAssessment: { name: { da: 'under udredning', en: 'under assessment' } },
  overThirty: { name: { da: 'over 30 år', en: 'over 30 years of age' } },
  unemployedOneYear: { name: { da: 'ledig i mindst et år', en: 'unemployed for at least a year' } },
  selectedBy: {
    name: { da: 'udvalgt af', en: 'selected by' },
    choices: {
      evaluator: { da: 'evaluator', en: 'the evaluator' },
      municipality: { da: 'kommunen', en: 'the municipality' },
    },
  },
  hasPlace: { name: { da: 'der er en ledig plads', en: 'there is a free place' } },
  judgedBy: { name: { da: 'vurderet af', en: 'judged by' } },
  endsOn: { name: { da: 'slutter', en: 'ends' } },
  wishesToTakePart: { name: { da: 'ønsker at deltage', en: 'wishes to take part' } },
  // Meetings
  agenda: {
    name: { da: 'dagsorden', en: 'agenda' },
    choices: {
      project: { da: 'indsatsen', en: 'the effort' },
      dreams: { da: 'drømme og ønsker', en: 'dreams and wishes' },
      resources: { da: 'ressourcer', en: 'resources' },
      skills: { da: 'kompetencer', en: 'skills' },
      experience: { da: 'erfaringer', en: 'experience' },
      network: { da: 'netværk', en: 'network' },
      partners: { da: 'samarbejdspartnere', en: 'partners' },
    },
  },
  cvOn: { name: { da: 'CV og jobsøgning begynder', en: 'CV and job search begin' } },
  registrationsMade: { name: { da: 'nødvendige registreringer foretaget', en: 'necessary registrations made' } },
  timetableAgreed: { name: { da: 'tidsplan aftalt', en: 'timetable agreed' } },
  planResponsible: { name: { da: 'ansvarlig for handleplanen', en: 'responsible for the joint plan' } },
  whereCitizenWished: { name: { da: 'holdt, hvor borgeren ønskede', en: 'held where the citizen wished' } },
  workerInPerson: {
    name: { da: 'CTI-medarbejderen var selv med', en: 'the CTI worker was there in person' },
  },
  remotely: { name: { da: 'med på afstand', en: 'present remotely' } },
  courseExplained: { name: { da: 'forløbet er forklaret', en: 'the course was explained' } },
  everybodyKnowsThePlan: { name: { da: 'alle kender overdragelsesplanen', en: 'everybody knows the handover plan' } },
  // Plans and what goes with them
  mapped: {
    name: { da: 'afdækket', en: 'mapped' },
    choices: {
      resources: { da: 'ressourcer', en: 'resources' },
      barriers: { da: 'barrierer', en: 'barriers' },
      supportNeeds: { da: 'støttebehov', en: 'support needs' },
    },
  },
  citizensGoals: { name: { da: 'antal af borgerens egne mål', en: "number of the citizen's own goals" } },
  supportAtWorkplace: { name: { da: 'støtte på arbejdspladsen indgår', en: 'support at the workplace is part of it' } },
  plan: {
    name: { da: 'plan', en: 'plan' },
    choices: {
      employmentPlan: { da: 'Min Plan', en: 'Min Plan' },
      socialServicesPlan: { da: 'handleplan efter serviceloven', en: 'plan under the Social Services Act' },
    },
  },
  law: {
    name: { da: 'lov', en: 'law' },
    choices: {
      SEL: { da: 'serviceloven', en: 'the Social Services Act' },
      other: { da: 'anden lov', en: 'other law' },
    },
  },
  citizenWishes: { name: { da: 'borgeren ønsker det', en: 'the citizen wishes it' } },
  isEntitled: { name: { da: 'borgeren har ret til det', en: 'the citizen is entitled to it' } },
  decidedOn: { name: { da: 'afgjort', en: 'decided' } },
  purpose: {
    name: { da: 'formål', en: 'purpose' },
    choices: {
      involveNetwork: { da: 'at inddrage netværket', en: 'to involve the network' },
      shareAcrossAuthorities: {
        da: 'at dele oplysninger mellem myndigheder',
        en: 'to share information across authorities',
      },
      tellEvaluator: { da: 'at give oplysninger til evaluator', en: 'to give information to the evaluator' },
    },
  },
  given: { name: { da: 'givet', en: 'given' } },
  who: { name: { da: 'hvem', en: 'who' } },
  kind: { name: { da: 'støtte', en: 'support' }, choices: support },
  jobMediatorRegistered: {
    name: { da: 'den personlige jobformidler er registreret', en: 'personal job mediator registered' },
  },
  threeTalksRegistered: { name: { da: 'de tre samtaler er registreret', en: 'the three talks are registered' } },
  // The course
  focusAreas: { name: { da: 'antal fokusområder', en: 'number of focus areas' } },
  points: { name: { da: 'punkter', en: 'points' }, choices: checklistPoints },
  tiesRated: { name: { da: 'båndenes styrke er vurderet', en: 'strength of the ties was rated' } },
  supporterNumber: { name: { da: 'støttepersonens nummer i planen', en: "the supporter's number in the plan" } },
  hasTask: { name: { da: 'har en opgave fra fase 3', en: 'has a task from phase 3 on' } },
  goals: { name: { da: 'antal mål', en: 'number of goals' } },
  goalsNote: { name: { da: 'målene med borgerens egne ord', en: "the goals in the citizen's own words" } },
  tracks: {
    name: { da: 'spor', en: 'tracks' },
    choices: {
      job: { da: 'job', en: 'job' },
      coping: { da: 'mestring', en: 'coping' },
      network: { da: 'netværk', en: 'network' },
    },
  },
  track: {
    name: { da: 'spor', en: 'track' },
    choices: {
      job: { da: 'job', en: 'job' },
      coping: { da: 'mestring', en: 'coping' },
      network: { da: 'netværk', en: 'network' },
    },
  },
  'ctiContact.form': contactForm,
  'supporterContact.form': contactForm,
  with: { name: { da: 'med', en: 'with' } },
  seenBy: { name: { da: 'set af', en: 'seen by' } },
  workingDays: { name: { da: 'arbejdsdage', en: 'working days' } },
  to: {
    name: { da: 'ændret til', en: 'changed to' },
    choices: {
      fleksjobWageSubsidy: { da: 'fleksjob', en: 'fleksjob' },
      selfSupporting: { da: 'selvforsørgende', en: 'self-supporting' },
      jobLost: { da: 'jobbet er mistet', en: 'the job is lost' },
    },
  },
  // Handover
  whatCitizenDoes: { name: { da: 'hvad borgeren selv gør', en: 'what the citizen does' } },
  whomToContact: { name: { da: 'hvem borgeren kan kontakte', en: 'whom to contact' } },
  crisesAndRelapses: { name: { da: 'kriser og tilbagefald', en: 'crises and relapses' } },
  companyMentorTakesOver: { name: { da: 'en virksomhedsmentor tager over', en: 'a company mentor takes over' } },
  supportersConfirmed: {
    name: { da: 'antal, der har bekræftet deres støtte', en: 'number of supporters who confirmed' },
  },
  isNeeded: { name: { da: 'der er behov', en: 'there is a need' } },
  support: { name: { da: 'støtte', en: 'support' }, choices: support },
  receiver: { name: { da: 'hvem der tager over', en: 'who takes over' } },
  startOn: { name: { da: 'CTI-forløbet begynder', en: 'the CTI course begins' } },
  planOn: { name: { da: 'handleplanen er færdig', en: 'the plan is ready' } },
  jobMatchOn: { name: { da: 'jobmatch senest', en: 'job match by' } },
  closingMeetingOn: { name: { da: 'afsluttende møde', en: 'closing meeting' } },
  receiverIsSocialPedagogue: {
    name: {
      da: 'den, der tager over, er socialpædagogisk medarbejder',
      en: 'who takes over is a social-pedagogical worker',
    },
  },
};
