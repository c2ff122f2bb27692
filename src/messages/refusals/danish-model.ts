import type { RefusalText } from './refusal-text.ts';

/** What a model says no to: target group, people, meetings, plans, registrations, duties and leaving. */
export const model = {
  changeWithoutReason: {
    title: 'En anden har allerede opgaven[ som {function}].',
    cure: 'Skriv en note om, hvorfor der skiftes, og registrér igen.',
  },
  citizenHasRefused: {
    title: 'Borgeren har sagt nej til CTI.',
    cure: 'Beskriv og drøft afbrydelsen, og tag stilling til, hvad der skal ske. Var det en fejl, så træk afslaget tilbage. Har borgeren ombestemt sig, så registrér det nye svar.',
  },
  closingMeetingMissing: {
    title: 'Det afsluttende møde er ikke holdt.',
    cure: 'Hold mødet med alle, og registrér det.',
  },
  closingTooEarly: {
    title: 'Det afsluttende møde kan først holdes i fase 3.',
    cure: 'Vent til fase 3, eller registrér mødet som en kontakt.',
  },
  combinationAdvisedAgainst: {
    title: 'Den samme medarbejder bør ikke varetage begge funktioner for en borger[: {function} og {other}].',
    cure: 'Vælg en anden medarbejder, eller skriv en note om, hvorfor det er nødvendigt her.',
  },
  consentMissing: {
    title: 'Borgeren har ikke givet samtykke til at inddrage andre[: {who}].',
    cure: 'Spørg borgeren, registrér samtykket, og gentag registreringen. Eller lad være med at inddrage dem.',
  },
  contactMeetingsMissing: {
    title: 'Borgeren og CTI-medarbejderen har ikke mødt hinanden et par gange mellem opstartsmødet og startdatoen.',
    cure: 'Registrér kontaktmøderne, eller skriv en note om, hvorfor CTI-forløbet starter uden dem.',
  },
  continuedNeedUnanswered: {
    title: 'Det er ikke vurderet, om borgeren har brug for støtte bagefter.',
    cure: 'Begge sagsbehandlere vurderer det sammen. Registrér svaret.',
  },
  courseNotBegun: {
    title: 'Det kan først registreres, når CTI-forløbet er begyndt[: {step}].',
    cure: 'Kontrollér datoen. Før startdatoen er der kun møder og kontakter.',
  },
  ctiWorkerMissing: {
    title: 'Der er ikke tilknyttet en CTI-medarbejder.',
    cure: 'Tilknyt en CTI-uddannet medarbejder.',
  },
  ctiWorkerNotTrained: {
    title: 'Det er ikke registreret, at CTI-medarbejderen var uddannet i CTI[; uddannelsen er fra den {trained}].',
    cure: 'Få uddannelsen registreret i kommunens medarbejderliste, og tilknyt medarbejderen igen. Eller vælg en anden.',
  },
  ctiWorkerTrainedElsewhere: {
    title: 'CTI-medarbejderen er uddannet i CTI et andet sted end i projektet.',
    cure: 'Lad medarbejderen deltage i projektets uddannelse, eller vælg en anden.',
  },
  decisionMissing: {
    title: 'Der er ikke truffet beslutning om støtten bagefter.',
    cure: 'Træf beslutningen, og registrér, hvem der tager over.',
  },
  drawIsOver: {
    title: 'Borgeren kan kun ekskluderes ved udtrækningen, og opstartsmødet er holdt eller CTI-forløbet er i gang.',
    cure: 'Sæt CTI-forløbet på pause, eller vælg en anden årsag. Skal det afbrydes, så beskriv og drøft det først.',
  },
  dutyAlreadyDone: {
    title: 'Opgaven er allerede gjort[: {duty}].',
    cure: 'Du behøver ikke gøre mere. Var den ikke gjort, så træk registreringen tilbage.',
  },
  dutyDoneByDeed: {
    title: 'Opgaven kan ikke meldes gjort i sig selv[: {duty}].',
    cure: 'Registrér det, der er sket. Så er opgaven gjort.',
  },
  dutyUnknown: {
    title: 'Forløbet har ingen opgave med det navn.',
    cure: 'Åbn forløbet igen, og vælg opgaven i listen.',
  },
  eventNotWithdrawable: {
    title: 'Den registrering kan ikke trækkes tilbage.',
    cure: 'Vælg en registrering, som nogen har lavet i forløbet. Det, der følger af datoerne, retter sig selv.',
  },
  exitNotInVariant: {
    title: 'Den måde at udtræde på findes ikke i jeres udgave af indsatsen[: {why}].',
    cure: 'Vælg en af de andre årsager i listen.',
  },
  exitUnknown: {
    title: 'Indsatsen kender ikke den årsag til at udtræde.',
    cure: 'Vælg en årsag i listen.',
  },
  fieldMissing: {
    title: 'Registreringen mangler en oplysning[: {field}].',
    cure: 'Udfyld den, og registrér igen.',
  },
  fieldUnknown: {
    title: 'Registreringen har en oplysning, der ikke hører til.',
    cure: 'Fjern den, eller skriv den i en note.',
  },
  fieldWrong: {
    title: 'En oplysning i registreringen kan ikke bruges[: {field}].',
    cure: 'Vælg blandt de svar, der er, og kontrollér tal og datoer. Skal der svares ja, så gør det færdigt først.',
  },
  fskmTicksMissing: {
    title: 'Det er ikke registreret, at borgeren har en personlig jobformidler og har haft de tre samtaler.',
    cure: 'Registrér begge dele, eller skriv en note om, hvorfor CTI-forløbet starter uden.',
  },
  functionUnknown: {
    title: 'Indsatsen har ingen med den funktion.',
    cure: 'Vælg en af de funktioner, som indsatsen har.',
  },
  handoverPlanMissing: {
    title: 'Der er ingen overdragelsesplan.',
    cure: 'Lav planen sammen med borgeren, og registrér den.',
  },
  handoverPlanTooEarly: {
    title: 'Overdragelsesplanen hører til i fase 3.',
    cure: 'Vent til fase 3, eller skriv en note om, hvorfor planen laves nu.',
  },
  inclusionMissing: {
    title: 'Det er ikke registreret, at borgeren er på kontanthjælp som aktivitetsparat.',
    cure: 'Registrér inklusionen. Får borgeren en anden ydelse, kan borgeren ikke deltage.',
  },
  inResourceCourse: {
    title: 'Borgeren er i ressourceforløb og kan ikke deltage.',
    cure: 'Registrér en ny inklusion, hvis det ikke er rigtigt længere.',
  },
  jobConsultantMissing: {
    title: 'Der er ikke tilknyttet en jobkonsulent.',
    cure: 'Tilknyt en jobkonsulent.',
  },
  meetingBeforeTransition: {
    title: 'Opstartsmødet ligger før den nye kritiske overgang.',
    cure: 'Kontrollér datoen. Ved en ny kritisk overgang startes der forfra: hold et nyt opstartsmøde, og registrér det.',
  },
  meetingInPast: {
    title: 'Mødet kan ikke lægges på en dag, der er gået[: {on}].',
    cure: 'Vælg en senere dag. Er mødet allerede holdt, så registrér det som holdt.',
  },
  meetingIsSummoned: {
    title: 'Mødet er allerede indkaldt.',
    cure: 'Flyt det, hvis det skal være en anden dag, eller aflys det først.',
  },
  meetingNotSummoned: {
    title: 'Mødet er ikke indkaldt.',
    cure: 'Indkald til mødet. Er det allerede holdt, så kan det ikke flyttes eller aflyses.',
  },
  noContinuedNeed: {
    title: 'Det er ikke vurderet, at borgeren har brug for støtte bagefter.',
    cure: 'Registrér vurderingen først. Er der intet behov, skal der ikke besluttes støtte.',
  },
  noPlaceLeft: {
    title: 'Der er ingen ledig plads i projektet.',
    cure: 'Vent, til en plads bliver ledig, og registrér inklusionen igen.',
  },
  noteUnknown: {
    title: 'Der er ingen note med det id til denne borger.',
    cure: 'Skriv noten først, og brug det id, som den får.',
  },
  notInTargetGroup: {
    title: 'Det er ikke registreret, at borgeren er over 30 år og har været ledig i mindst et år.',
    cure: 'Kontrollér begge dele, og registrér inklusionen igen.',
  },
  notPreparedTogether: {
    title: 'Mødet er ikke forberedt i fællesskab[; der mangler {who}].',
    cure: 'Tilknyt begge sagsbehandlere, forbered mødet sammen, og angiv dem begge.',
  },
  notSelectedByEvaluator: {
    title: 'Borgeren er ikke udtrukket af evaluator.',
    cure: 'Vent på udtrækningen. Kommunen udvælger ikke selv deltagere.',
  },
  participantMissing: {
    title: 'En, der skal stå bag registreringen, er ikke med[: {who}].',
    cure: 'Gør det sammen, angiv alle, og registrér igen.',
  },
  planAfterJobStart: {
    title:
      'Borgeren havde allerede et job, og opstartsmøde og handleplan er ikke registreret før den første arbejdsdag.',
    cure: 'Kontrollér datoerne, og registrér jobmatchet med den første arbejdsdag, hvis den mangler. Er jobbet begyndt, kan CTI kun starte ved en ny kritisk overgang.',
  },
  planChangeUnexplained: {
    title: 'Der er allerede en fælles handleplan, og det er ikke skrevet, hvorfor den ændres.',
    cure: 'Skriv en note med begrundelsen, og registrér den nye plan igen. Var den første en fejl, så træk den tilbage.',
  },
  planMissing: {
    title: 'Der er ingen fælles handleplan før startdatoen.',
    cure: 'Lav planen sammen med borgeren, og registrér den.',
  },
  planNotAnchored: {
    title: 'Overdragelsesplanen er ikke forankret hos dem, der støtter borgeren bagefter.',
    cure: 'Få bekræftet, at de kender planen, og registrér det.',
  },
  practiceRunsToItsEnd: {
    title: 'En praktik, der var i gang ved udtrækningen, skal som udgangspunkt køre til ende.',
    cure: 'Lad den løbe, eller skriv en note om de særlige grunde til at afbryde den.',
  },
  programmeIsLeft: {
    title: 'Borgeren er udtrådt[ den {on}].',
    cure: 'Er det en fejl, så træk udtrædelsen tilbage. Ellers skal borgeren indskrives på ny.',
  },
  reasonablenessMissing: {
    title: 'Rimelighedskravet er ikke kontrolleret.',
    cure: 'Jobkonsulenten kontrollerer det og registrerer datoen.',
  },
  receiverIsCtiWorker: {
    title: 'CTI-medarbejderen kan ikke fortsætte med støtten bagefter.',
    cure: 'Vælg en anden medarbejder.',
  },
  receiverNotSocialPedagogue: {
    title: 'Støtten bagefter skal gives af en socialpædagogisk medarbejder.',
    cure: 'Vælg en socialpædagogisk medarbejder, og angiv det.',
  },
  sanctionForbidden: {
    title: 'Der kan ikke bruges sanktioner, når CTI er bevilget efter serviceloven.',
    cure: 'Registrér ikke en sanktion. Vil borgeren ikke deltage, så registrér det.',
  },
  secondCompany: {
    title: 'Borgeren har allerede en arbejdsaftale med en anden virksomhed.',
    cure: 'Saml timerne ét sted, eller skriv en note om, hvorfor der er brug for flere.',
  },
  standInAtFirstMeeting: {
    title: 'Det er ikke registreret, at CTI-medarbejderen selv var med til opstartsmødet og ikke en afløser.',
    cure: 'Angiv, at CTI-medarbejderen selv var med. Var det afløseren, så skriv en note om hvorfor.',
  },
  standInEndsBeforeItBegins: {
    title: 'Afløserens sidste dag[, den {until},] ligger før den første[, den {from}].',
    cure: 'Vælg en senere sidste dag.',
  },
  standInIsTheWorker: {
    title: 'Afløseren er CTI-medarbejderen selv.',
    cure: 'Vælg en anden uddannet medarbejder.',
  },
  startUpMeetingMissing: {
    title: 'Opstartsmødet er ikke holdt før startdatoen.',
    cure: 'Hold mødet med alle til stede, og registrér det.',
  },
  stepUnknown: {
    title: 'Indsatsen har ikke det trin.',
    cure: 'Vælg et trin i listen.',
  },
  transitionUnknown: {
    title: 'Indsatsen kender ikke den slags kritisk overgang.',
    cure: 'Vælg en overgang i listen.',
  },
  // Again and again, and without a timed course
  certificateFromElsewhere: {
    title: 'Attesten kommer ikke fra den rette.',
    cure: 'En lægeattest kommer fra den praktiserende læge, en speciallægeattest fra klinisk funktion.',
  },
  challengesMissing: {
    title: 'Det er ikke registreret, hvad borgeren selv oplever som udfordringer i forhold til job.',
    cure: 'Spørg borgeren, og registrér svaret. Det afgør, hvem der skal med til mødet.',
  },
  commandNotInProgramme: {
    title: 'Indsatsen har ikke noget forløb med faser.',
    cure: 'Registrér det som et af indsatsens egne trin.',
  },
  companyConsultantChanged: {
    title: 'Virksomhedskonsulenten er ikke den samme som på det forberedende møde.',
    cure: 'Lad så vidt muligt den samme deltage, eller skriv en note om, hvorfor det ikke kunne lade sig gøre.',
  },
  consultantNotPrepared: {
    title: 'En virksomhedskonsulent har ikke deltaget i noget forberedende møde med borgeren.',
    cure: 'Hold et forberedende møde med virksomhedskonsulenten, og registrér det.',
  },
  healthAdviserNotAllowed: {
    title: 'Sundhedsfaglig rådgivning kan kun komme fra sundhedskoordinatoren eller den praktiserende læge.',
    cure: 'Bed en af dem om at deltage eller rådgive. En sundhedsperson, der er ansat i kommunen, kan ikke.',
  },
  healthRepresentativeMissing: {
    title: 'Borgeren oplever helbredet som en hindring, og der var ingen sundhedsfaglig repræsentant med.',
    cure: 'Hold mødet igen med sundhedskoordinatoren eller den praktiserende læge.',
  },
  jobMediatorMissing: {
    title: 'Der er ikke tilknyttet en jobformidler.',
    cure: 'Tilknyt den jobformidler, der skal følge borgeren fra start til slut.',
  },
  judgementMissing: {
    title: 'Det er ikke registreret, hvem der har vurderet, at borgeren har gavn af indsatsen, og hvorfor.',
    cure: 'Registrér inklusionen igen med, hvem der har vurderet det, og en begrundelse.',
  },
  networkNotInvited: {
    title: 'Borgeren ønsker sit netværk med, og det er ikke registreret, at netværket blev inviteret.',
    cure: 'Invitér netværket. Er det sket, så registrér mødet igen med et ja til det.',
  },
  projectIsOver: {
    title: 'Projektperioden er slut.',
    cure: 'Kontrollér datoen. Er perioden forlænget, så få den rettet i kommunens indstillinger.',
  },
  resourceCourseMissing: {
    title: 'Der er ikke registreret noget ressourceforløb.',
    cure: 'Registrér ressourceforløbet med den dag, det er bevilget fra.',
  },
  templateNotApproved: {
    title: 'Kommunen har ikke lov til at bruge en anden skabelon til rehabiliteringsplanen.',
    cure: 'Brug den nye skabelon, eller få godkendelsen skrevet ind i kommunens indstillinger.',
  },
  cooperationAgreementMissing: {
    title: 'Tilbuddet har ikke nogen samarbejdsaftale med en kommune.',
    cure: 'Få aftalen skrevet ind i indstillingerne, og registrér igen.',
  },
  criticalTransitionMissing: {
    title: 'Der er ikke registreret nogen kritisk overgang.',
    cure: 'Registrér overgangen og dens dato.',
  },
  homelessElsewhere: {
    title: 'Borgeren er i hjemløshed, og indsatsen er ikke for borgere i hjemløshed.',
    cure: 'Henvis borgeren til de indsatser, der er for borgere i hjemløshed.',
  },
  needsMoreThanTransition: {
    title: 'Borgeren har tilsyneladende brug for mere end støtte i en kortere overgang.',
    cure: 'Overvej en anden indsats, eller skriv en note om, hvorfor forløbet begynder alligevel.',
  },
  notInOwnList: {
    title: 'Det står ikke på jeres egen liste[: {field}].',
    cure: 'Vælg noget fra listen, eller få listen udvidet i indstillingerne.',
  },
  vulnerabilityMissing: {
    title: 'Det er ikke registreret, at borgeren er i social udsathed.',
    cure: 'Registrér målgruppe og behov.',
  },
} as const satisfies Readonly<Record<string, RefusalText>>;
