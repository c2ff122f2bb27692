import type { Said } from './model-words.ts';

/** Points of the checklists, in our own words. A municipality puts its own in their place. */
export const checklistPoints: Readonly<Record<string, Said>> = {
  // Before the course
  ctiExplained: { da: 'forløbet er forklaret for borgeren', en: 'the course was explained to the citizen' },
  wishesNoted: {
    da: 'borgerens ønsker til kontakt og støtte er skrevet ned',
    en: 'the wishes of the citizen for contact and support are written down',
  },
  basisKnown: { da: 'hjemmel og længde er kendt', en: 'legal basis and length are known' },
  consentsAsked: { da: 'samtykker er talt igennem', en: 'consents were talked through' },
  standInMet: { da: 'borgeren har mødt afløseren', en: 'the citizen has met the stand-in' },
  // Phase 1
  needsMapped: { da: 'behov og ressourcer er kortlagt', en: 'needs and resources are mapped' },
  tiesAssessed: { da: 'båndene i netværket er vurderet', en: 'the ties of the network are assessed' },
  nowAndLater: {
    da: 'planen siger, hvad der er nu, og hvad der kan vente',
    en: 'the plan says what is for now and what can wait',
  },
  focusChosen: { da: 'et til tre fokusområder er valgt', en: 'one to three focus areas are chosen' },
  offersBegun: {
    da: 'de valgte tilbud er kontaktet og begyndt',
    en: 'the chosen offers were contacted and have begun',
  },
  statusBeforePhase2: {
    da: 'fælles status før fase 2 er holdt, og den nye rolle er forklaret',
    en: 'the joint status before phase 2 was held and the new role explained',
  },
  // Phase 2
  activitiesJudged: {
    da: 'hver aktivitet er vurderet: fortsæt, justér eller stop',
    en: 'each activity was judged: go on, adjust or stop',
  },
  planReviewed: { da: 'planen er set igennem igen', en: 'the plan was looked through again' },
  gapsListed: { da: 'huller i netværket er skrevet op', en: 'gaps in the network are listed' },
  tasksToHandOver: {
    da: 'det er aftalt, hvem der overtager hvilke opgaver',
    en: 'it is agreed who takes over which tasks',
  },
  supportersKnowTasks: { da: 'hver støtteperson kender sin opgave', en: 'each supporter knows the task' },
  statusBeforePhase3: {
    da: 'fælles status før fase 3 er holdt, og borgeren er forberedt på slutningen',
    en: 'the joint status before phase 3 was held and the citizen is prepared for the end',
  },
  // Phase 3
  furtherSupportAgreed: {
    da: 'støtten efter forløbet er aftalt senest en måned før slut',
    en: 'the support after the course was agreed no later than a month before the end',
  },
  longTermPlan: { da: 'den langsigtede plan er skrevet', en: 'the long-term plan is written' },
  furtherNeedSettled: { da: 'behovet for mere støtte er afklaret', en: 'the need of further support is settled' },
  supportersAlone: {
    da: 'støttepersonerne har prøvet at støtte alene',
    en: 'the supporters have tried to support alone',
  },
  lookedBack: { da: 'forløbet er set igennem sammen', en: 'the course was looked back upon together' },
  lastTalk: { da: 'den sidste samtale på tomandshånd er holdt', en: 'the last talk face to face was held' },
  closingNote: { da: 'det afsluttende notat er skrevet', en: 'the closing note is written' },
  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [
      `own${index + 1}`,
      { da: `kommunens eget punkt ${index + 1}`, en: `point ${index + 1} of the municipality` },
    ]),
  ),
};
