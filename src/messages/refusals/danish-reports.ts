import type { RefusalText } from './refusal-text.ts';

/** What stands in the way of approving a report or of handing it in. */
export const reports = {
  reportHasGaps: {
    title: 'Rapporten mangler oplysninger[ om {cases}].',
    cure: 'Få dem registreret i forløbene; rapporten udfylder sig selv. Eller skriv, hvorfor den godkendes uden dem.',
  },
  reportHasNewerVersion: {
    title: 'Der er kommet en nyere version af rapporten.',
    cure: 'Se, hvad der er ændret, og brug den nyeste version.',
  },
  reportIsSettled: {
    title: 'Versionen er allerede godkendt eller låst.',
    cure: 'Du behøver ikke gøre mere. Ændres forløbene, kommer der en ny version af sig selv.',
  },
  reportNotApproved: {
    title: 'Rapporten er ikke godkendt.',
    cure: 'Projektlederen godkender den først; derefter kan den låses som indberettet.',
  },
} as const satisfies Readonly<Record<string, RefusalText>>;
