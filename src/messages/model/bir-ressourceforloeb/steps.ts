import type { ModelWords } from '../model-words.ts';
import { shared } from '../shared.ts';

export const steps: ModelWords['steps'] = {
  ...shared.steps,
  preparatoryMeeting: { da: 'forberedende møde', en: 'preparatory meeting' },
  rehabilitationPlan: { da: 'rehabiliteringsplan', en: 'rehabilitation plan' },
  rehabilitationMeeting: { da: 'rehabiliteringsmøde', en: 'rehabilitation meeting' },
  noEffortPossible: {
    da: 'indstilling: ingen virksomhedsrettet indsats mulig endnu',
    en: 'recommendation: no company-based effort possible yet',
  },
  resourceCourse: { da: 'ressourceforløb bevilget', en: 'resource course granted' },
  resourceCourseEnded: { da: 'ressourceforløb slut', en: 'resource course ended' },
  standbyExemption: { da: 'fritagelse, for eksempel standby', en: 'exemption, such as standby' },
  mediatorContact: { da: 'kontakt med jobformidleren', en: 'contact with the job mediator' },
  heldStatutoryTalk: { da: 'afholdt lovpligtig samtale', en: 'statutory talk held' },
  effort: { da: 'indsats eller job', en: 'effort or job' },
  effortEnded: { da: 'indsats eller job slut', en: 'effort or job ended' },
  companyFollowUp: { da: 'opfølgning på virksomheden', en: 'follow-up at the company' },
  vitasAgreement: { da: 'aftale i VITAS', en: 'agreement in VITAS' },
  caseReview: { da: 'gennemgang af sagen', en: 'review of the case' },
  jobChallenges: {
    da: 'borgerens udfordringer i forhold til job',
    en: "the citizen's challenges in relation to a job",
  },
  stepUpMeeting: { da: 'step up-møde', en: 'step-up meeting' },
  stepUpPlan: { da: 'plan efter step up-mødet', en: 'plan from the step-up meeting' },
  healthAdvice: { da: 'sundhedsfaglig rådgivning', en: 'health advice' },
  certificate: { da: 'lægeattest', en: 'certificate' },
};

export const sections: ModelWords['sections'] = {
  citizensOwnView: { da: 'Borgerens eget syn', en: "The citizen's own view" },
  preparatoryPart: { da: 'Forberedende del', en: 'Preparatory part' },
  recommendation: { da: 'Indstilling', en: 'Recommendation' },
  whyNotStarted: {
    da: 'Hvorfor de anviste indsatser ikke er begyndt',
    en: 'Why the recommended efforts have not started',
  },
  effortsWithDates: { da: 'Indsatser, og hvornår de begynder', en: 'Efforts and when they begin' },
};

export const recurring: ModelWords['recurring'] = {
  weeklyContact: { da: 'Ugentlig kontakt med jobformidleren', en: 'Weekly contact with the job mediator' },
  stepUp: { da: 'Step up hver sjette måned', en: 'Step-up every six months' },
};
