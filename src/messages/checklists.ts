import type { Checklist, ChecklistPoint } from '../domain/checklists.ts';
import { longDate } from './dates.ts';
import { choiceName } from './model/index.ts';
import { capital } from './words.ts';

/** "Tjekliste for fase 2 (nu)", "Tjekliste før forløbet begynder". */
export const checklistHeading = ({ phase, isCurrent }: Checklist): string =>
  `Tjekliste ${phase === 0 ? 'før forløbet begynder' : `for fase ${phase}`}${isCurrent ? ' (nu)' : ''}`;

/** What a point says: the municipality's words, or those of its code. */
export const pointText = ({ code, text }: ChecklistPoint): string =>
  text ?? capital(choiceName('points', code, 'da', 'checklist') ?? code);

/** "gjort 2. februar 2026", "ikke sat endnu". */
export const tickLine = ({ tickedOn }: ChecklistPoint): string =>
  tickedOn ? `gjort ${longDate(tickedOn, 'da')}` : 'ikke sat endnu';

/** Each checklist with a line for each point and the code by which it is ticked off. */
export const checklistLines = (lists: readonly Checklist[]): string[] =>
  lists.flatMap((list) => [
    `${checklistHeading(list)}:`,
    ...list.points.map((point) => `  [${point.tickedOn ? 'x' : ' '}] ${pointText(point)} (${point.code})`),
  ]);
