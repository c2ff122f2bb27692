import type { Authority, JobFunction, OutsideParty, Participant, Recipient } from '../domain/people.ts';
import type { Names } from './words.ts';

export const jobFunctionName = {
  da: {
    ctiWorker: 'CTI-medarbejder',
    jobConsultant: 'jobkonsulent',
    jobCentreCaseworker: 'sagsbehandler (jobcenter)',
    socialCaseworker: 'sagsbehandler (socialforvaltning)',
    personalJobMediator: 'personlig jobformidler',
    jobMediator: 'jobformidler',
    coordinatingCaseworker: 'koordinerende sagsbehandler',
    companyConsultant: 'virksomhedskonsulent',
    municipalProjectLeader: 'projektleder',
  },
  en: {
    ctiWorker: 'CTI worker',
    jobConsultant: 'job consultant',
    jobCentreCaseworker: 'caseworker (job centre)',
    socialCaseworker: 'caseworker (social administration)',
    personalJobMediator: 'personal job mediator',
    jobMediator: 'job mediator',
    coordinatingCaseworker: 'coordinating caseworker',
    companyConsultant: 'company consultant',
    municipalProjectLeader: 'municipal project leader',
  },
} as const satisfies Names<JobFunction>;

/** The one person in the case, as a sentence needs it. */
export const personName = {
  da: {
    citizen: 'borgeren',
    ctiWorker: 'CTI-medarbejderen',
    jobConsultant: 'jobkonsulenten',
    jobCentreCaseworker: 'sagsbehandleren i jobcenteret',
    socialCaseworker: 'sagsbehandleren i socialforvaltningen',
    personalJobMediator: 'den personlige jobformidler',
    jobMediator: 'jobformidleren',
    coordinatingCaseworker: 'den koordinerende sagsbehandler',
    companyConsultant: 'virksomhedskonsulenten',
    municipalProjectLeader: 'projektlederen',
    employer: 'arbejdsgiveren',
    network: 'netværket',
    companyMentor: 'virksomhedsmentoren',
    teamLeader: 'team- eller afdelingslederen',
    healthRepresentative: 'den sundhedsfaglige repræsentant',
    socialAdministration: 'socialforvaltningen',
    familyDepartment: 'familieafdelingen',
    responsibleHead: 'den projektansvarlige chef',
    professionalLeader: 'den faglige leder',
    nationalAdviser: 'styrelsens rådgiver',
    externalTrainer: 'underviseren udefra',
  },
  en: {
    citizen: 'the citizen',
    ctiWorker: 'the CTI worker',
    jobConsultant: 'the job consultant',
    jobCentreCaseworker: 'the caseworker at the job centre',
    socialCaseworker: 'the caseworker in the social administration',
    personalJobMediator: 'the personal job mediator',
    jobMediator: 'the job mediator',
    coordinatingCaseworker: 'the coordinating caseworker',
    companyConsultant: 'the company consultant',
    municipalProjectLeader: 'the municipal project leader',
    employer: 'the employer',
    network: 'the network',
    companyMentor: 'the company mentor',
    teamLeader: 'the team or department leader',
    healthRepresentative: 'the health representative',
    socialAdministration: 'the social administration',
    familyDepartment: 'the family department',
    responsibleHead: 'the responsible head',
    professionalLeader: 'the professional leader',
    nationalAdviser: 'the adviser of the national board',
    externalTrainer: 'the external trainer',
  },
} as const satisfies Names<Participant>;

export const outsidePartyName = {
  da: {
    STAR: 'STAR',
    SOCIALSTYRELSEN: 'Socialstyrelsen',
    MUNICIPAL_PROJECT_LEADER: 'kommunens projektleder',
    EVALUATOR: 'evaluator',
  },
  en: {
    STAR: 'STAR',
    SOCIALSTYRELSEN: 'Socialstyrelsen',
    MUNICIPAL_PROJECT_LEADER: 'the municipal project leader',
    EVALUATOR: 'the evaluator',
  },
} as const satisfies Names<OutsideParty>;

/** Whose task it is, or who a message goes to. */
export const recipientName = {
  da: { ...jobFunctionName.da, ...outsidePartyName.da, teamLeader: 'teamleder' },
  en: { ...jobFunctionName.en, ...outsidePartyName.en, teamLeader: 'team leader' },
} as const satisfies Names<Recipient>;

/** How much a job consultant may decide on behalf of the job centre. */
export const authorityName = {
  da: { none: 'ingen myndighed', part: 'en del af myndigheden', whole: 'hele myndigheden' },
  en: { none: 'no authority', part: 'part of the authority', whole: 'the whole authority' },
} as const satisfies Names<Authority>;
