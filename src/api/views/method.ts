import { checklistHeading, pointText, tickLine } from '../../messages/checklists.ts';
import { itemLine, itemName, scoreLine, versionLine } from '../../messages/fidelity.ts';
import type { MethodSupport } from '../../services/fidelity.ts';

/** Method material on the page of a case; null where there is none. The newest course comes first, this phase's list alone is open. */
export function methodView({ meters, checklists }: MethodSupport) {
  if (meters.length + checklists.length === 0) return null;
  return {
    meters: meters.toReversed().map((meter) => ({
      heading: meters.length > 1 ? `CTI-forløb ${meter.course}` : '',
      score: scoreLine(meter),
      version: versionLine(meter),
      rows: meter.items.map((item) => ({
        name: itemName(item.id, 'da') ?? item.id,
        text: itemLine(item, 'da'),
        isQuiet: item.value === null || item.weight === 0,
      })),
    })),
    checklists: checklists.map((list) => ({
      heading: checklistHeading(list),
      isOpen: list.isCurrent,
      points: list.points.map((point) => `${pointText(point)}: ${tickLine(point)}`),
    })),
  };
}
