import type { ModelWords } from '../model-words.ts';
import { shared } from '../shared.ts';

const anotherOf = { da: 'andet', en: 'other' };
const healthAdvisers = {
  generalPractitioner: { da: 'praktiserende læge', en: 'general practitioner' },
  healthCoordinator: {
    da: 'sundhedskoordinator fra klinisk funktion',
    en: 'health coordinator of the clinical function',
  },
  municipalHealthPerson: { da: 'sundhedsperson ansat i kommunen', en: 'health person employed by the municipality' },
};

export const fields: ModelWords['fields'] = {
  ...shared.fields,
  // Towards the resource course, and out of it
  template: {
    name: { da: 'skabelon', en: 'template' },
    choices: {
      newTemplate: { da: 'den nye skabelon', en: 'the new template' },
      otherTemplate: { da: 'en anden, godkendt skabelon', en: 'another, approved template' },
    },
  },
  sameConsultant: {
    name: { da: 'samme virksomhedskonsulent som før', en: 'same company consultant as before' },
  },
  because: {
    name: { da: 'på grund af', en: 'because of' },
    choices: {
      treatment: { da: 'behandling', en: 'treatment' },
      otherOffer: { da: 'andre tilbud', en: 'other offers' },
      other: anotherOf,
    },
  },
  validUntil: { name: { da: 'gælder til og med', en: 'valid until' } },
  externalActor: { name: { da: 'varetages af anden aktør', en: 'carried out by an external actor' } },
  lastOn: { name: { da: 'sidste dag', en: 'last day' } },
  newBenefit: {
    name: { da: 'ny forsørgelse', en: 'new income' },
    choices: {
      fleksjobWageSubsidy: { da: 'flekslønstilskud', en: 'fleksjob wage subsidy' },
      selfSupporting: { da: 'selvforsørgende', en: 'self-supporting' },
      vocationalRehabilitation: { da: 'revalideringsydelse', en: 'vocational rehabilitation benefit' },
      cashBenefit: { da: 'kontanthjælp', en: 'cash benefit' },
      disabilityPension: { da: 'førtidspension', en: 'disability pension' },
    },
  },
  exemptRule: {
    name: { da: 'regel', en: 'rule' },
    choices: {
      standby: { da: 'standby', en: 'standby' },
      otherRule: { da: 'en anden regel', en: 'another rule' },
    },
  },
  // Contact
  'mediatorContact.form': {
    name: { da: 'kontaktform', en: 'form of contact' },
    choices: {
      inPerson: { da: 'personligt', en: 'in person' },
      telephone: { da: 'telefon', en: 'telephone' },
      video: { da: 'video', en: 'video' },
      message: { da: 'sms eller anden besked', en: 'text or other message' },
    },
  },
  isReached: { name: { da: 'fik kontakt', en: 'contact was made' } },
  aboutEmploymentPlan: { name: { da: 'tog udgangspunkt i Min Plan', en: 'started from Min Plan' } },
  aboutJob: { name: { da: 'med fokus på job', en: 'with focus on a job' } },
  // Efforts and employment
  effortKind: {
    name: { da: 'indsats', en: 'effort' },
    choices: {
      companyPractice: { da: 'virksomhedspraktik', en: 'company practice' },
      wageSubsidy: { da: 'løntilskud', en: 'wage subsidy' },
      fleksjob: { da: 'fleksjob', en: 'fleksjob' },
      ordinaryHours: { da: 'ordinære løntimer', en: 'ordinary paid hours' },
      suEntitledEducation: { da: 'uddannelse med ret til SU', en: 'education with a right to SU' },
      selfSupportingWork: { da: 'selvforsørget beskæftigelse', en: 'self-supporting employment' },
      otherEducation: { da: 'anden uddannelse', en: 'other education' },
      vocationalRehabilitation: { da: 'revalidering', en: 'vocational rehabilitation' },
      otherEffort: { da: 'en anden indsats', en: 'another effort' },
    },
  },
  purposeNote: { name: { da: 'formål med praktikken', en: 'purpose of the practice placement' } },
  paidHours: {
    name: { da: 'lønnede timer', en: 'paid hours' },
    choices: {
      combined: { da: 'samtidig', en: 'at the same time' },
      afterwards: { da: 'bagefter', en: 'afterwards' },
      no: { da: 'nej', en: 'no' },
    },
  },
  isPublic: { name: { da: 'offentlig arbejdsgiver', en: 'public employer' } },
  followUpForm: {
    name: { da: 'opfølgningens form', en: 'form of the follow-up' },
    choices: {
      atTheCompany: { da: 'på virksomheden', en: 'at the company' },
      byTelephone: { da: 'telefon', en: 'by telephone' },
    },
  },
  startsOn: { name: { da: 'begynder', en: 'starts' } },
  // The step-up effort
  challenges: {
    name: { da: 'udfordringer', en: 'challenges' },
    choices: {
      health: { da: 'helbred', en: 'health' },
      social: { da: 'sociale forhold', en: 'social circumstances' },
      family: { da: 'familie', en: 'family' },
      other: anotherOf,
    },
  },
  networkWished: { name: { da: 'ønsker netværket med', en: 'wishes the network to be there' } },
  networkInvited: { name: { da: 'netværket er inviteret', en: 'the network has been invited' } },
  recommendationDiscussed: {
    name: { da: 'indstillingen er drøftet', en: 'the recommendation was discussed' },
  },
  healthRepresentative: {
    name: { da: 'sundhedsfaglig repræsentant', en: 'health representative' },
    choices: healthAdvisers,
  },
  datedEfforts: { name: { da: 'antal indsatser med startdato', en: 'number of efforts with a start date' } },
  everyEffortDated: {
    name: { da: 'alle anviste indsatser har en startdato', en: 'every recommended effort has a start date' },
  },
  adviceFrom: { name: { da: 'rådgivning fra', en: 'advice from' }, choices: healthAdvisers },
  certificateKind: {
    name: { da: 'attest', en: 'certificate' },
    choices: {
      medical: { da: 'lægeattest', en: 'medical certificate' },
      specialist: { da: 'speciallægeattest', en: 'specialist certificate' },
    },
  },
  issuedBy: {
    name: { da: 'udstedt af', en: 'issued by' },
    choices: {
      generalPractitioner: { da: 'praktiserende læge', en: 'general practitioner' },
      clinicalFunction: { da: 'klinisk funktion', en: 'clinical function' },
    },
  },
};
