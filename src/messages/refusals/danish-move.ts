import type { RefusalText } from './refusal-text.ts';

/** Why a case does not go over to another version or other settings of its programme. */
export const move = {
  programmeIsAnother: {
    title: 'Forløbet kan kun flyttes til en ny udgave af sin egen indsats og variant.',
    cure: 'Vælg forløb i den indsats, der er kommet i en ny udgave.',
  },
  programmeIsOlder: {
    title: 'Forløbet kører allerede på en nyere udgave.',
    cure: 'Lad forløbet blive, hvor det er: der flyttes kun fremad.',
  },
  programmeIsTheSame: {
    title: 'Forløbet følger allerede denne udgave og disse indstillinger.',
    cure: 'Der er intet at flytte.',
  },
  programmeLosesLegalBasis: {
    title: 'Den nye udgave kender ikke lovhjemlen i forløbet[: {legalBasis}].',
    cure: 'Lad forløbet blive på sin egen udgave, til det er slut.',
  },
  programmeLosesStep: {
    title: 'Den nye udgave kender ikke noget, der er registreret i forløbet[: {step}].',
    cure: 'Lad forløbet blive på sin egen udgave, til det er slut.',
  },
} as const satisfies Readonly<Record<string, RefusalText>>;
