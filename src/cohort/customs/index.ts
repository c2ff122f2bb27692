import { birRessourceforloeb } from './bir-ressourceforloeb/index.ts';
import { ctiImplementering } from './cti-implementering/index.ts';
import { ctiOvergang } from './cti-overgang/index.ts';
import { type Customs, isAboutOrganisations } from './customs.ts';
import { implementeringsstoette } from './implementeringsstoette/index.ts';
import { projekt } from './projekt/index.ts';
import { socialStoette } from './social-stoette/index.ts';

const CUSTOMS: readonly Customs[] = [
  ...[socialStoette, ctiOvergang, birRessourceforloeb],
  ...[implementeringsstoette, ctiImplementering, projekt],
];

/** The programmes of which a cohort can be lived. */
export const LIVED_PROGRAMMES: readonly string[] = CUSTOMS.map(({ programme }) => programme);

/** Those of them whose cases are about an organisation: of a municipality each fate is lived once. */
export const OF_ORGANISATIONS: readonly string[] = LIVED_PROGRAMMES.filter(isAboutOrganisations);

/** Throws for a programme that nobody has written customs for. */
export function customsOf(programme: string): Customs {
  const customs = CUSTOMS.find((one) => one.programme === programme);
  if (!customs) throw new Error(`Expected customs of ${programme}, found those of ${LIVED_PROGRAMMES.join(', ')}`);
  return customs;
}
