import type { ModelWords } from '../model-words.ts';
import { organisation } from '../organisation.ts';
import { handOverDuties, shared } from '../shared.ts';

/** The words of implementeringsstøtte. */
export const implementeringsstoetteWords: ModelWords = {
  name: { da: 'Implementeringsstøtte', en: 'Implementation support' },
  steps: {
    ...organisation.steps,
    implementationTeam: { da: 'implementeringsteam', en: 'implementation team' },
    steeringGroup: { da: 'styregruppe', en: 'steering group' },
    methodManual: { da: 'metodemanual', en: 'method manual' },
    leadershipMeeting: { da: 'ledelsesmøde', en: 'leadership meeting' },
    telephoneMeeting: { da: 'telefonmøde', en: 'telephone meeting' },
    workflowAnalysis: { da: 'arbejdsgangsanalyse', en: 'workflow analysis' },
    projectLeaderMeeting: { da: 'projektledermøde', en: 'project-leader meeting' },
    networkMeeting: { da: 'netværksmøde', en: 'network meeting' },
    advisoryMeeting: { da: 'møde med rådgivningsteamet', en: 'meeting with the advisory team' },
    anchoringMeeting: { da: 'forankringsmøde', en: 'anchoring meeting' },
    groupMembership: { da: 'medlem af en gruppe', en: 'member of a group' },
    sparringGroup: { da: 'sparringsgruppe', en: 'sparring group' },
    sparringMeeting: { da: 'møde i sparringsgruppen', en: 'meeting of the sparring group' },
    trainTheTrainer: { da: 'egne undervisere uddannet', en: 'own trainers trained' },
    investmentModelTraining: { da: 'undervisning i SØM', en: 'training in the socio-economic investment model' },
    crossDisciplinaryMeeting: { da: 'tværfagligt møde', en: 'cross-disciplinary meeting' },
    firstCitizens: { da: 'de første borgere får støtte', en: 'the first citizens receive support' },
  },
  fields: {
    ...organisation.fields,
    signedForSocial: {
      name: { da: 'underskrevet for det sociale område', en: 'signed for the social area' },
    },
    signedForEmployment: {
      name: { da: 'underskrevet for beskæftigelsesområdet', en: 'signed for the employment area' },
    },
    targetGroupSize: { name: { da: 'målgruppens størrelse', en: 'size of the target group' } },
    referredBy: {
      name: { da: 'henvises efter', en: 'referred under' },
      choices: {
        employmentAct: { da: 'beskæftigelsesindsatsloven', en: 'the employment act' },
        socialServicesAct: { da: 'serviceloven', en: 'the social services act' },
      },
    },
    recruitmentNote: { name: { da: 'hvordan borgerne findes', en: 'how citizens are recruited' } },
    timeSetAsideNote: {
      name: { da: 'tid til uddannelse, supervision og sparring', en: 'time for training, supervision and sparring' },
    },
    implementationTrack: { name: { da: 'med i implementeringssporet', en: 'in the implementation track' } },
    trainingTrack: { name: { da: 'med i uddannelsessporet', en: 'in the training track' } },
    ctiWorkers: { name: { da: 'antal CTI-medarbejdere i teamet', en: 'number of CTI workers in the team' } },
    socialMembers: { name: { da: 'medlemmer fra det sociale område', en: 'members from the social area' } },
    employmentMembers: {
      name: { da: 'medlemmer fra beskæftigelsesområdet', en: 'members from the employment area' },
    },
    introducedToTeam: { name: { da: 'gennemgået med teamet', en: 'introduced to the team' } },
    cprReportingShown: {
      name: { da: 'indberetning af deltagere er gennemgået', en: 'reporting of participants was shown' },
    },
    host: {
      name: { da: 'vært', en: 'host' },
      choices: {
        thisMunicipality: { da: 'kommunen selv', en: 'the municipality itself' },
        otherMunicipality: { da: 'en anden kommune', en: 'another municipality' },
        nationalBoard: { da: 'styrelsen', en: 'the national board' },
      },
    },
    hasSocialSupportExperience: {
      name: { da: 'erfaring fra socialpædagogisk støtte', en: 'experience from social-pedagogical support' },
    },
    hasMentorExperience: { name: { da: 'erfaring som mentor', en: 'experience as mentors' } },
    inGroup: {
      name: { da: 'gruppe', en: 'group' },
      choices: {
        implementationTeam: { da: 'implementeringsteam', en: 'implementation team' },
        steeringGroup: { da: 'styregruppe', en: 'steering group' },
        sparringGroup: { da: 'sparringsgruppe', en: 'sparring group' },
      },
    },
    member: { name: { da: 'medlem', en: 'member' } },
    leftOn: { name: { da: 'sidste dag som medlem', en: 'last day as a member' } },
    members: { name: { da: 'antal medlemmer', en: 'number of members' } },
    'sparringMeeting.agenda': {
      name: { da: 'emner', en: 'topics' },
      choices: {
        methods: { da: 'metoder', en: 'methods' },
        professionalChallenges: { da: 'faglige udfordringer', en: 'professional challenges' },
        useOfModel: { da: 'brug af modellen', en: 'use of the model' },
        uniformEffort: { da: 'en ensartet indsats', en: 'a uniform effort' },
        competence: { da: 'kompetencer', en: 'competence' },
      },
    },
    trainers: { name: { da: 'antal egne undervisere', en: 'number of own trainers' } },
    companyConsultantInvolved: {
      name: { da: 'virksomhedskonsulenten er inddraget', en: 'the company consultant is involved' },
    },
    citizens: { name: { da: 'antal borgere', en: 'number of citizens' } },
  },
  sections: {},
  duties: {
    ...handOverDuties,
    ...organisation.duties,
    leadershipMeeting: {
      name: { da: 'ledelsesmøde', en: 'leadership meeting' },
      todo: {
        da: 'Deltag i ledelsesmødet sammen med chef og faglig leder, og registrér det.',
        en: 'Take part in the leadership meeting with head and professional leader, and register it.',
      },
    },
    implementationTeam: {
      name: { da: 'implementeringsteam', en: 'implementation team' },
      todo: { da: 'Sæt teamet, og registrér det.', en: 'Put the team together, and register it.' },
    },
    steeringGroup: {
      name: { da: 'styregruppe', en: 'steering group' },
      todo: {
        da: 'Nedsæt en styregruppe med deltagere fra begge områder.',
        en: 'Set up a steering group with members from both areas.',
      },
    },
    workflowAnalysis: {
      name: { da: 'arbejdsgangsanalyse', en: 'workflow analysis' },
      todo: {
        da: 'Lav analysen af arbejdsgangene inden mødet.',
        en: 'Make the analysis of the workflows before the meeting.',
      },
    },
    firstCitizens: {
      name: { da: 'de første borgere', en: 'the first citizens' },
      todo: {
        da: 'Registrér, når de første borgere har fået støtte.',
        en: 'Register when the first citizens have received support.',
      },
    },
    anchoringMeeting: {
      name: { da: 'forankringsmøde', en: 'anchoring meeting' },
      todo: {
        da: 'Deltag i forankringsmødet, og registrér det.',
        en: 'Take part in the anchoring meeting, and register it.',
      },
    },
    advisoryMeeting: {
      name: { da: 'månedens møde med rådgivningsteamet', en: "the month's meeting with the advisory team" },
      todo: { da: 'Hold mødet, og registrér det.', en: 'Hold the meeting, and register it.' },
    },
    sparringGroup: {
      name: { da: 'sparringsgruppe', en: 'sparring group' },
      todo: { da: 'Nedsæt en sparringsgruppe, og registrér den.', en: 'Set up a sparring group, and register it.' },
    },
    sparringMeeting: {
      name: { da: 'møde i sparringsgruppen', en: 'meeting of the sparring group' },
      todo: { da: 'Hold mødet, og registrér det.', en: 'Hold the meeting, and register it.' },
    },
    sparringMissed: {
      name: { da: 'fire uger uden sparring', en: 'four weeks without sparring' },
      news: {
        coming: { da: 'De fire uger er slut {on}.', en: 'The four weeks are over {on}.' },
        past: {
          da: 'De fire uger sluttede {on} uden registreret møde.',
          en: 'The four weeks ended {on} without a registered meeting.',
        },
      },
      todo: { da: 'Har gruppen mødtes, så registrér det.', en: 'If the group has met, register it.' },
    },
    advisoryMeetingMissed: {
      name: { da: 'måned uden møde med rådgivningsteamet', en: 'month without a meeting with the advisory team' },
      news: {
        coming: { da: 'Måneden er slut {on}.', en: 'The month is over {on}.' },
        past: {
          da: 'Måneden sluttede {on} uden registreret møde.',
          en: 'The month ended {on} without a registered meeting.',
        },
      },
      todo: { da: 'Har I holdt mødet, så registrér det.', en: 'If you have met, register it.' },
    },
  },
  recurring: {
    advisoryMeetings: { da: 'Møder med rådgivningsteamet', en: 'Meetings with the advisory team' },
    sparringMeetings: { da: 'Møder i sparringsgruppen', en: 'Meetings of the sparring group' },
  },
  reports: { management: shared.reports.management },
  exits: {},
  transitions: {},
};
