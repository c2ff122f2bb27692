import type { ModelWords } from '../model-words.ts';
import { handOverDuties, shared } from '../shared.ts';
import { socialStoetteWords } from '../social-stoette/index.ts';

/** What it has in common with social støtte is called the same. */
const { steps, fields, sections, duties, recurring } = socialStoetteWords;
const some = <Words>(table: Readonly<Record<string, Words>>, ...ids: string[]) =>
  Object.fromEntries(ids.map((id) => [id, table[id]!]));

/** The words of CTI for citizens in social vulnerability. */
export const ctiOvergangWords: ModelWords = {
  name: { da: 'CTI for borgere i social udsathed', en: 'CTI for citizens in social vulnerability' },
  steps: {
    ...some(
      steps,
      'contactMeeting',
      'ctiContact',
      'networkMap',
      'supporter',
      'supporterContact',
      'planUnchanged',
      'checklist',
      'ctiGoals',
      'handoverPlan',
      'workerHoliday',
    ),
    vulnerability: { da: 'målgruppe og behov', en: 'target group and need' },
    criticalTransition: { da: 'kritisk overgang', en: 'critical transition' },
    subTargetGroup: { da: 'delmålgruppe', en: 'sub-target group' },
    adaptation: { da: 'tilpasning af støtten', en: 'adaptation of the support' },
    networkInvolved: { da: 'netværk og civilsamfund', en: 'network and civil society' },
  },
  fields: {
    ...some(
      fields,
      'place',
      'form',
      'ctiContact.form',
      'supporterContact.form',
      'focusAreas',
      'tiesRated',
      'supporterNumber',
      'hasTask',
      'points',
      'goals',
      'planNote',
      'from',
      'until',
      'workingDays',
      'note',
      'who',
    ),
    inSocialVulnerability: { name: { da: 'i social udsathed', en: 'in social vulnerability' } },
    targetGroup: {
      name: { da: 'målgruppe', en: 'target group' },
      choices: {
        socialVulnerability: { da: 'borger i social udsathed', en: 'citizen in social vulnerability' },
        greenlandicBackground: { da: 'grønlandsk baggrund', en: 'Greenlandic background' },
        otherCulturalBackground: { da: 'anden kulturel baggrund', en: 'another cultural background' },
      },
    },
    isHomeless: { name: { da: 'i hjemløshed', en: 'in homelessness' } },
    usesSupportSystem: {
      name: { da: 'kan benytte det eksisterende støttesystem', en: 'can use the existing support system' },
    },
    needsShortSupport: {
      name: { da: 'har mest brug for støtte i en kortere overgang', en: 'mainly needs support in a short transition' },
    },
    lifeTransition: {
      name: { da: 'overgang', en: 'transition' },
      choices: {
        release: { da: 'løsladelse', en: 'release from prison' },
        discharge: { da: 'udskrivning', en: 'discharge from hospital' },
        ownHome: { da: 'flytning til egen bolig', en: 'move to a home of their own' },
        fromCare: { da: 'fra anbringelse eller botilbud', en: 'from care or supported housing' },
        newPlace: { da: 'flytning til en ny egn', en: 'move to a new part of the country' },
        otherTransition: { da: 'en anden overgang', en: 'another transition' },
      },
    },
    transitionOn: { name: { da: 'overgangens dato', en: 'date of the transition' } },
    group: { name: { da: 'delmålgruppens nummer', en: 'number of the sub-target group' } },
    adaptedTo: {
      name: { da: 'tilpasset til', en: 'adapted to' },
      choices: {
        language: { da: 'sprog', en: 'language' },
        culture: { da: 'kulturel baggrund', en: 'cultural background' },
        cognition: { da: 'kognitivt niveau', en: 'cognitive level' },
        disability: { da: 'en funktionsnedsættelse', en: 'a disability' },
      },
    },
    'networkInvolved.who': {
      name: { da: 'inddraget', en: 'involved' },
      choices: {
        family: { da: 'familie', en: 'family' },
        friends: { da: 'venner', en: 'friends' },
        volunteers: { da: 'frivillige', en: 'volunteers' },
        associations: { da: 'foreninger', en: 'associations' },
        peers: { da: 'erfaringseksperter', en: 'experts by experience' },
      },
    },
  },
  sections: some(sections, 'whatCitizenDoes', 'whomToContact', 'supporters', 'crisesAndRelapses'),
  duties: {
    ...handOverDuties,
    ...some(
      duties,
      'ctiGoals',
      'contactByPhase',
      'phase2Notice',
      'phase3Notice',
      'reviewPause',
      'holidayPlan',
      'handoverPlan',
    ),
  },
  recurring: some(recurring, 'contactByPhase'),
  reports: {
    ...shared.reports,
    threeMonthly: { da: 'Indberetning hver tredje måned', en: 'Report every third month' },
  },
  exits: {
    movedAway: shared.exits.movedAway,
    death: shared.exits.death,
    withdrew: { da: 'borgeren ønsker ikke at fortsætte', en: 'the citizen does not wish to go on' },
  },
  transitions: { newTransition: { da: 'en ny kritisk overgang', en: 'a new critical transition' } },
};
