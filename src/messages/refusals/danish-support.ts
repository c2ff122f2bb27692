import type { RefusalText } from './refusal-text.ts';

/** What a programme whose cases are about an organisation says no to. */
export const support = {
  accountsMissing: {
    title: 'Delregnskab og statusrapport er ikke registreret.',
    cure: 'Send regnskab og statusrapport ind, registrér dem, og registrér så udbetalingen.',
  },
  companyConsultantNotInvolved: {
    title: 'Virksomhedskonsulenten er ikke inddraget i mødet.',
    cure: 'Inddrag virksomhedskonsulenten, eller skriv en note om, hvorfor det ikke er muligt.',
  },
  criteriaNotReviewed: {
    title: 'Succeskriterierne fra sidste statusmøde er ikke gennemgået.',
    cure: 'Begynd med kriterierne fra sidste gang, og registrér det.',
  },
  deadlineIsOver: {
    title: 'Fristen er overskredet.',
    cure: 'Det kan ikke sendes ind efter fristen. Kontrollér datoen, eller vent på næste runde.',
  },
  experienceOneSided: {
    title: 'Holdet har ikke erfaring både fra socialpædagogisk støtte og som mentor.',
    cure: 'Sæt et hold med begge slags erfaring, eller skriv en note om, hvorfor det ikke er muligt.',
  },
  extensionNotRequested: {
    title: 'Der er ikke bedt om forlængelse.',
    cure: 'Registrér anmodningen først.',
  },
  implementationGroupMissing: {
    title: 'Implementeringsgruppen er ikke nedsat.',
    cure: 'Nedsæt gruppen med mindst en leder, og registrér den.',
  },
  notPaidByGrant: {
    title: 'Tilskuddet dækker ikke køb af forløb hos anden aktør.',
    cure: 'Tag udgiften ud af regnskabet, eller registrér den som kommunens egen betaling.',
  },
  notPartOfAccounts: {
    title: 'Udgiften hører ikke til i projektets regnskab.',
    cure: 'Tag udgiften ud. En medarbejder tæller kun med, når arbejdet er for projektet.',
  },
  notThroughPortal: {
    title: 'Det skal sendes gennem Tilskudsportalen.',
    cure: 'Send det gennem portalen, og registrér det så.',
  },
  onlyOwnContribution: {
    title: 'Det kan kun være kommunens egen medfinansiering.',
    cure: 'Registrér udgiften som kommunens egen betaling.',
  },
  paidTwice: {
    title: 'Aktiviteten er allerede betalt af andre projektmidler.',
    cure: 'Tag udgiften ud af dette regnskab, eller registrér den som kommunens egen betaling.',
  },
  projectLedElsewhere: {
    title: 'Projektet skal ledes af lederen for ressourceforløb.',
    cure: 'Vælg afdelings- eller teamlederen for ressourceforløb. Er der flere, så vælg en, som har ansvaret for indsatsen.',
  },
  projectNotExtended: {
    title: 'Projektet er ikke forlænget.',
    cure: 'Der er ingen forlængelse at give afkald på. Kontrollér svaret på anmodningen.',
  },
  signatureMissing: {
    title: 'Der mangler underskrift fra ledelsen på begge områder.',
    cure: 'Få underskrift fra direktøren for både det sociale område og beskæftigelsesområdet.',
  },
  subjectNotOfProgramme: {
    title: 'Indsatsen er ikke for den, som sagen skal handle om.',
    cure: 'Vælg en indsats for borgere til en borger, og en indsats for organisationer til en kommune eller et socialt tilbud.',
  },
  supportNotWhole: {
    title: 'Støtten gives kun samlet: organisationen deltager i alle dele.',
    cure: 'Aftal, at organisationen deltager i det hele, og registrér det.',
  },
  telephoneMeetingMissing: {
    title: 'Det indledende telefonmøde er ikke holdt.',
    cure: 'Hold telefonmødet før projektledermødet, og registrér det.',
  },
  tooFewCtiWorkers: {
    title: 'Der er kun en CTI-medarbejder i implementeringsteamet.',
    cure: 'Tag flere med, eller skriv en note om, hvorfor det ikke er muligt.',
  },
} as const satisfies Readonly<Record<string, RefusalText>>;
