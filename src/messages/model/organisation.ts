import type { ModelWords } from './model-words.ts';
import { shared } from './shared.ts';

/** Words of what several programmes have whose cases are about an organisation. */
export const organisation = {
  steps: {
    application: { da: 'ansøgning', en: 'application' },
    applicationAnswered: { da: 'svar på ansøgningen', en: 'answer to the application' },
    supportPeriod: { da: 'aftalt støtteperiode', en: 'agreed period of support' },
    implementationPlan: { da: 'implementeringsplan', en: 'implementation plan' },
    statusMeeting: { da: 'statusmøde', en: 'status meeting' },
    ctiTraining: { da: 'CTI-uddannelse', en: 'CTI training' },
    supervision: { da: 'supervision', en: 'supervision' },
  },
  fields: {
    from: shared.fields.from,
    until: shared.fields.until,
    note: shared.fields.note,
    planNote: shared.fields.planNote,
    isAccepted: { name: { da: 'imødekommet', en: 'accepted' } },
    citizensExpected: { name: { da: 'forventet antal borgere', en: 'expected number of citizens' } },
    anchoringNote: { name: { da: 'langsigtet forankring', en: 'long-term anchoring' } },
    meetingForm: {
      name: { da: 'mødeform', en: 'form of the meeting' },
      choices: {
        virtual: { da: 'virtuelt', en: 'virtual' },
        local: { da: 'hos kommunen', en: 'at the municipality' },
      },
    },
    criteriaNote: { name: { da: 'succeskriterier til næste gang', en: 'success criteria until next time' } },
    lastCriteriaReviewed: {
      name: { da: 'kriterierne fra sidste gang er gennemgået', en: 'the criteria of last time were gone through' },
    },
    employees: { name: { da: 'antal medarbejdere', en: 'number of employees' } },
    sharedWithBoard: { name: { da: 'viden er delt med styrelsen', en: 'knowledge shared with the board' } },
  },
  duties: {
    application: {
      name: { da: 'ansøgning', en: 'application' },
      todo: { da: 'Send ansøgningen ind, og registrér den.', en: 'Send in the application, and register it.' },
    },
    applicationAnswered: {
      name: { da: 'svar på ansøgningen', en: 'answer to the application' },
      todo: { da: 'Registrér svaret på ansøgningen.', en: 'Register the answer to the application.' },
    },
    implementationPlan: {
      name: { da: 'implementeringsplan', en: 'implementation plan' },
      todo: {
        da: 'Lav implementeringsplanen, og registrér den.',
        en: 'Draw up the implementation plan, and register it.',
      },
    },
    comingMeeting: {
      name: { da: 'kommende møde', en: 'coming meeting' },
      ofMeeting: { da: 'kommende {meeting}', en: 'coming {meeting}' },
      todo: { da: 'Hold mødet, og registrér det.', en: 'Hold the meeting, and register it.' },
    },
    supportEnds: {
      name: { da: 'støtteperioden slutter', en: 'the period of support ends' },
      news: {
        coming: { da: 'Støtteperiodens sidste dag er {on}.', en: 'The last day of the support is {on}.' },
        past: { da: 'Støtteperiodens sidste dag var {on}.', en: 'The last day of the support was {on}.' },
      },
      todo: { da: 'Aftal, hvordan arbejdet går videre.', en: 'Agree how the work goes on.' },
    },
  },
} as const satisfies Partial<ModelWords>;
