import { birRessourceforloeb } from './bir-ressourceforloeb/index.ts';
import { ctiOvergang } from './cti-overgang/index.ts';
import type { Customs } from './customs.ts';
import { socialStoette } from './social-stoette/index.ts';

const CUSTOMS: readonly Customs[] = [socialStoette, ctiOvergang, birRessourceforloeb];

/** The programmes of which a cohort can be lived. */
export const LIVED_PROGRAMMES: readonly string[] = CUSTOMS.map(({ programme }) => programme);

/** Throws for a programme that nobody has written customs for. */
export function customsOf(programme: string): Customs {
  const customs = CUSTOMS.find((one) => one.programme === programme);
  if (!customs) throw new Error(`Expected customs of ${programme}, found those of ${LIVED_PROGRAMMES.join(', ')}`);
  return customs;
}
