import type { ModelWords } from '../model-words.ts';
import { organisation } from '../organisation.ts';
import { handOverDuties, shared } from '../shared.ts';

/** The words of the organisation's side of the 2024 CTI roll-out. */
export const ctiImplementeringWords: ModelWords = {
  name: { da: 'CTI: organisationens deltagelse', en: 'CTI: the organisation’s part' },
  steps: {
    ...organisation.steps,
    implementationGroup: { da: 'implementeringsgruppe', en: 'implementation group' },
    programmeKickOffMeeting: { da: 'organisationens opstartsmøde', en: 'kick-off meeting of the organisation' },
    leadershipNetworkMeeting: { da: 'møde i ledelsesnetværket', en: 'meeting of the leadership network' },
  },
  fields: {
    ...organisation.fields,
    round: {
      name: { da: 'runde', en: 'round' },
      choices: {
        firstRound: { da: 'første runde', en: 'first round' },
        secondRound: { da: 'anden runde', en: 'second round' },
      },
    },
    citizensPerWorker: { name: { da: 'borgere pr. medarbejder', en: 'citizens per worker' } },
    recoveryNote: { name: { da: 'recovery og borgerinddragelse', en: 'recovery and citizen involvement' } },
    barriersNote: { name: { da: 'barrierer og drivkræfter', en: 'barriers and driving forces' } },
    leadersInvolvedNote: {
      name: { da: 'ledelsens inddragelse før, under og efter', en: 'involvement of leaders before, during and after' },
    },
    takesPartInSupport: {
      name: { da: 'deltager i implementeringsstøtten', en: 'takes part in the implementation support' },
    },
    takesPartInNetwork: { name: { da: 'deltager i netværksmøder', en: 'takes part in network meetings' } },
    takesPartInDocumentation: { name: { da: 'deltager i dokumentationen', en: 'takes part in the documentation' } },
    members: { name: { da: 'antal medlemmer', en: 'number of members' } },
    organisationDiscussed: { name: { da: 'organiseringen er drøftet', en: 'the organisation was discussed' } },
    planBegun: { name: { da: 'planen er påbegyndt', en: 'the plan was begun' } },
    leaders: { name: { da: 'antal ledere', en: 'number of leaders' } },
  },
  sections: {},
  duties: {
    ...handOverDuties,
    ...organisation.duties,
    implementationGroup: {
      name: { da: 'implementeringsgruppe', en: 'implementation group' },
      todo: { da: 'Nedsæt gruppen med mindst en leder.', en: 'Set up the group with at least one leader.' },
    },
    programmeKickOffMeeting: {
      name: { da: 'organisationens opstartsmøde', en: 'kick-off meeting of the organisation' },
      todo: {
        da: 'Hold opstartsmødet med styrelsen, og registrér det.',
        en: 'Hold the kick-off meeting with the board, and register it.',
      },
    },
    statusMeeting: {
      name: { da: 'månedens statusmøde', en: "the month's status meeting" },
      todo: { da: 'Hold statusmødet, og registrér det.', en: 'Hold the status meeting, and register it.' },
    },
    statusMeetingMissed: {
      name: { da: 'måned uden statusmøde', en: 'month without a status meeting' },
      news: {
        coming: { da: 'Måneden er slut {on}.', en: 'The month is over {on}.' },
        past: {
          da: 'Måneden sluttede {on} uden registreret statusmøde.',
          en: 'The month ended {on} without a registered status meeting.',
        },
      },
      todo: { da: 'Har I holdt mødet, så registrér det.', en: 'If you have met, register it.' },
    },
  },
  recurring: { statusMeetings: { da: 'Statusmøder', en: 'Status meetings' } },
  reports: { management: shared.reports.management },
  exits: {},
  transitions: {},
};
