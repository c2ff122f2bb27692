import type { Language } from './language.ts';

interface ProblemText {
  readonly title: string;
  /** What to do about it. */
  readonly cure: string;
}

/** Every way the API can say no, with its HTTP status (RFC 9110, RFC 6585), in Danish and English. */
export const PROBLEMS = {
  bodyUnreadable: {
    status: 400,
    da: { title: 'Indholdet kan ikke læses.', cure: 'Send gyldig JSON i UTF-8.' },
    en: { title: 'The body cannot be read.', cure: 'Send valid JSON in UTF-8.' },
  },
  idempotencyKeyMissing: {
    status: 400,
    da: {
      title: 'Idempotency-Key mangler eller er ikke et UUID.',
      cure: 'Send et nyt UUID for hver ny registrering, og det samme, når du gentager den.',
    },
    en: {
      title: 'Idempotency-Key is missing or is not a UUID.',
      cure: 'Send a new UUID for each new registration, and the same when you repeat it.',
    },
  },
  signInNeeded: {
    status: 401,
    da: {
      title: 'Det vides ikke, hvem der spørger.',
      cure: 'Log ind, eller send en gyldig API-nøgle eller et token som Bearer.',
    },
    en: { title: 'It is not known who asks.', cure: 'Sign in, or send a valid API key or token as a bearer token.' },
  },
  signInUnavailable: {
    status: 503,
    da: { title: 'Kommunens log ind svarer ikke.', cure: 'Prøv igen om lidt.' },
    en: { title: 'The identity provider does not answer.', cure: 'Try again in a while.' },
  },
  notFromOwnPage: {
    status: 403,
    da: {
      title: 'Forespørgslen kom fra en fremmed side.',
      cure: 'Brug Overgangs egne sider, eller send et token i stedet for en cookie.',
    },
    en: {
      title: 'The request came from a foreign page.',
      cure: 'Use the pages of Overgang, or send a token instead of a cookie.',
    },
  },
  notAllowed: {
    status: 403,
    da: { title: 'Din rolle giver ikke adgang til dette.', cure: 'Spørg den, der tildeler roller i kommunen.' },
    en: { title: 'Your role does not give access to this.', cure: 'Ask whoever assigns roles in the municipality.' },
  },
  notResponsible: {
    status: 403,
    da: {
      title: 'Du kan ikke godkende dokumentet.',
      cure: 'Bed den, der har ansvaret for det i forløbet, eller teamlederen om at godkende det.',
    },
    en: {
      title: 'You cannot approve the document.',
      cure: 'Ask whoever is responsible for it in the trajectory, or the team leader, to approve it.',
    },
  },
  notFound: {
    status: 404,
    da: { title: 'Det findes ikke, eller du har ikke adgang til det.', cure: 'Kontrollér adressen og id’et.' },
    en: { title: 'It does not exist, or you have no access to it.', cure: 'Check the address and the id.' },
  },
  methodNotAllowed: {
    status: 405,
    da: { title: 'Det kan adressen ikke bruges til.', cure: 'Brug en af de metoder, som Allow nævner.' },
    en: { title: 'The address cannot be used for this.', cure: 'Use one of the methods that Allow names.' },
  },
  refused: {
    status: 409,
    da: { title: 'En regel siger nej.', cure: 'Se de enkelte grunde, og hvad der kan gøres ved dem.' },
    en: { title: 'A rule says no.', cure: 'See each reason and what can be done about it.' },
  },
  accessNotNeeded: {
    status: 409,
    da: {
      title: 'Du har allerede adgang til forløbet.',
      cure: 'Åbn forløbet som ellers. Der er ikke brug for nødadgang.',
    },
    en: {
      title: 'You have access to the trajectory already.',
      cure: 'Open the trajectory as usual. No emergency access is needed.',
    },
  },
  documentIncomplete: {
    status: 409,
    da: { title: 'Dokumentet er ikke færdigt.', cure: 'Udfyld det, der mangler, og godkend den nye version.' },
    en: { title: 'The document is not complete.', cure: 'Fill in what is missing, and approve the new version.' },
  },
  cprTaken: {
    status: 409,
    da: {
      title: 'Nummeret hører til en anden borger i kommunen.',
      cure: 'Kontrollér nummeret. Er borgeren oprettet to gange, så bed systemadministratoren om hjælp.',
    },
    en: {
      title: 'The number belongs to another citizen of the municipality.',
      cure: 'Check the number. If the citizen has been registered twice, ask the system administrator for help.',
    },
  },
  emailTaken: {
    status: 409,
    da: {
      title: 'En anden medarbejder i kommunen har den e-mailadresse.',
      cure: 'Kontrollér adressen. Find den anden i listen over medarbejdere.',
    },
    en: {
      title: 'Another member of staff of the municipality has that e-mail address.',
      cure: 'Check the address. Find the other one in the list of staff.',
    },
  },
  stateHasChanged: {
    status: 412,
    da: { title: 'Forløbet er ændret, siden du læste det.', cure: 'Læs det igen, og gentag, hvis det stadig passer.' },
    en: { title: 'The trajectory has changed since you read it.', cure: 'Read it again, and repeat if it still fits.' },
  },
  versionIsOld: {
    status: 412,
    da: {
      title: 'Der er en nyere version end den, du har læst.',
      cure: 'Læs den nyeste, og gentag, hvis ændringen stadig passer.',
    },
    en: {
      title: 'There is a newer version than the one you read.',
      cure: 'Read the newest, and repeat if the change still fits.',
    },
  },
  bodyTooLarge: {
    status: 413,
    da: { title: 'Indholdet er for stort.', cure: 'Send mindre ad gangen.' },
    en: { title: 'The body is too large.', cure: 'Send less at a time.' },
  },
  mediaTypeUnknown: {
    status: 415,
    da: { title: 'Indholdets type kan ikke bruges.', cure: 'Send application/json.' },
    en: { title: 'The type of the body cannot be used.', cure: 'Send application/json.' },
  },
  requestInvalid: {
    status: 422,
    da: { title: 'Noget i forespørgslen er forkert.', cure: 'Se felterne herunder.' },
    en: { title: 'Something in the request is wrong.', cure: 'See the fields below.' },
  },
  keyReused: {
    status: 422,
    da: {
      title: 'Idempotency-Key er brugt før til noget andet.',
      cure: 'Send et nyt UUID, hvis det er en ny registrering.',
    },
    en: {
      title: 'Idempotency-Key has been used before for something else.',
      cure: 'Send a new UUID if this is a new registration.',
    },
  },
  versionMissing: {
    status: 428,
    da: {
      title: 'Det mangler, hvilken version du ændrer.',
      cure: 'Læs det først, og send dets ETag i If-Match.',
    },
    en: {
      title: 'It is missing which version you change.',
      cure: 'Read it first, and send its ETag in If-Match.',
    },
  },
  tooManyRequests: {
    status: 429,
    da: { title: 'Der er for mange forespørgsler.', cure: 'Vent så mange sekunder, som Retry-After siger.' },
    en: { title: 'There are too many requests.', cure: 'Wait for as many seconds as Retry-After says.' },
  },
  fault: {
    status: 500,
    da: { title: 'Noget gik galt hos os.', cure: 'Prøv igen om lidt. Oplys requestId, hvis det bliver ved.' },
    en: { title: 'Something went wrong on our side.', cure: 'Try again soon. Give the requestId if it goes on.' },
  },
  notRecordedYet: {
    status: 503,
    da: {
      title: 'Registreringen er ikke gemt endnu.',
      cure: 'Gentag den med samme Idempotency-Key: den virker kun én gang.',
    },
    en: {
      title: 'The registration has not been stored yet.',
      cure: 'Repeat it with the same Idempotency-Key: it takes effect once.',
    },
  },
} as const satisfies Readonly<Record<string, { status: number } & Record<Language, ProblemText>>>;

export type ProblemCode = keyof typeof PROBLEMS;
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];
