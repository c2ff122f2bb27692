import type { ModelWords } from '../model-words.ts';
import { shared } from '../shared.ts';

export const duties: ModelWords['duties'] = {
  ...shared.duties,
  rehabilitationPlan: {
    name: { da: 'rehabiliteringsplan', en: 'rehabilitation plan' },
    todo: {
      da: 'Lav rehabiliteringsplanen sammen med borgeren.',
      en: 'Make the rehabilitation plan together with the citizen.',
    },
  },
  appointMediator: {
    name: { da: 'jobformidler til borgeren', en: 'job mediator for the citizen' },
    todo: { da: 'Tilknyt den jobformidler, der skal følge borgeren.', en: 'Assign the job mediator for the citizen.' },
  },
  weeklyContact: {
    name: { da: 'ugens kontakt', en: "this week's contact" },
    todo: {
      da: 'Tal med borgeren i denne uge, og registrér kontakten eller forsøget.',
      en: 'Talk with the citizen this week, and register the contact or the attempt.',
    },
  },
  contactMissed: {
    name: { da: 'uge uden kontakt', en: 'week without contact' },
    news: {
      coming: { da: 'Ugen er slut {on}.', en: 'The week is over {on}.' },
      past: {
        da: 'Ugen sluttede {on} uden registreret kontakt.',
        en: 'The week ended {on} without a registered contact.',
      },
    },
    todo: {
      da: 'Har I talt sammen, så registrér det. Ellers få kontakt i den nye uge.',
      en: 'If you have talked, register it. Otherwise make contact in the new week.',
    },
  },
  contactMissedAgain: {
    name: { da: 'flere uger i træk uden kontakt', en: 'several weeks in a row without contact' },
    news: {
      coming: { da: 'Ugen er slut {on}.', en: 'The week is over {on}.' },
      past: {
        da: 'Endnu en uge sluttede {on} uden registreret kontakt.',
        en: 'Another week ended {on} without a registered contact.',
      },
    },
    todo: { da: 'Hør, hvad der skal til for at få kontakt.', en: 'Ask what it takes to make contact.' },
  },
  exemptionEnds: {
    name: { da: 'fritagelsen slutter', en: 'the exemption ends' },
    news: {
      coming: { da: 'Fritagelsens sidste dag er {on}.', en: 'The last day of the exemption is {on}.' },
      past: { da: 'Fritagelsens sidste dag var {on}.', en: 'The last day of the exemption was {on}.' },
    },
    todo: { da: 'Aftal med borgeren, hvornår I tales ved.', en: 'Agree with the citizen when you will talk.' },
  },
  firstFollowUp: {
    name: { da: 'første opfølgning på virksomheden', en: 'first follow-up at the company' },
    todo: {
      da: 'Følg op på virksomheden, registrér det, og meld opgaven gjort.',
      en: 'Follow up at the company, register it and tick the task off.',
    },
  },
  nextFollowUp: {
    name: { da: 'næste opfølgning på virksomheden', en: 'next follow-up at the company' },
    todo: {
      da: 'Følg op på virksomheden, registrér det, og meld opgaven gjort.',
      en: 'Follow up at the company, register it and tick the task off.',
    },
  },
  caseReview: {
    name: { da: 'gennemgang af sagen', en: 'review of the case' },
    todo: {
      da: 'Gå sagen igennem sammen med jobformidleren, og se, om en indsats kan begynde.',
      en: 'Go through the case with the job mediator, and see whether an effort can start.',
    },
  },
  stepUpMeeting: {
    name: { da: 'step up-møde', en: 'step-up meeting' },
    todo: {
      da: 'Indkald til mødet, og hold det sammen med borgeren, jobformidleren og lederen.',
      en: 'Summon the meeting, and hold it together with the citizen, the job mediator and the leader.',
    },
  },
  stepUpPlan: {
    name: { da: 'plan efter step up-mødet', en: 'plan from the step-up meeting' },
    todo: {
      da: 'Skriv planen, så hver indsats, der mangler, har en startdato.',
      en: 'Write the plan, so that every effort that is missing has a start date.',
    },
  },
};
