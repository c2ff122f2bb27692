import type { PeriodReport } from '../domain/reports/course-rows.ts';
import type { CadenceFigures, ReviewFigures } from '../domain/reports/recurring-overview.ts';
import type { Quarter } from '../domain/reports/rolling-quarters.ts';
import { dayRange } from './dates.ts';
import { counted } from './words.ts';

/** "Januar – marts 2021: 6 i målgruppen · krav 1: 4 = 66,7 %, nået · krav 2: 3 = 50,0 %, intet mål sat". */
export function quarterLine({ from, last, targetGroup, requirements, isInPeriod }: Quarter): string {
  const parts = requirements.map(({ counting, percent, isMet }, index) => {
    const target =
      percent === null
        ? 'intet mål sat'
        : !isInPeriod
          ? 'uden for perioden'
          : isMet
            ? 'nået'
            : `ikke nået (${percent} %)`;
    return `krav ${index + 1}: ${counting.length}${share(counting.length, targetGroup.length)}, ${target}`;
  });
  return [`${dayRange(from, last, 'da')}: ${targetGroup.length} i målgruppen`, ...parts].join(' · ');
}

/** "1. marts – 31. maj 2024: 3 forløb, 1 slut, 1 gennemført · mangler: 2 delmålgrupper". */
export function periodReportLine({ from, last, rows, gaps }: PeriodReport): string {
  const ended = rows.filter(({ endOn }) => endOn !== null).length;
  const completed = rows.filter(({ isCompleted }) => isCompleted).length;
  const missing = gaps.length === 0 ? '' : ` · mangler hos ${counted(gaps.length, 'case', 'da')}`;
  return `${dayRange(from, last, 'da')}: ${counted(rows.length, 'case', 'da')}, ${ended} slut, ${completed} gennemført${missing}`;
}

/** "8 med kontakt, 1 forsøgt, 2 ikke registreret, 3 ikke krævet; personligt 38 %". */
export function cadenceFiguresLine({
  reached,
  notReached,
  notLogged,
  notAsked,
  personalShare,
}: CadenceFigures): string {
  const exempt = total(notAsked);
  const personal = personalShare === null ? '' : `; personligt ${percentage(personalShare)}`;
  return `${reached} med kontakt, ${notReached} forsøgt, ${notLogged} ikke registreret, ${exempt} ikke krævet${personal}`;
}

/** "4 datoer: 1 uden behov, 1 undtaget, 1 holdt, 1 mangler". */
export function reviewFiguresLine({ checkpoints, needless, exempt, due, held }: ReviewFigures): string {
  const exempted = total(exempt);
  return `${checkpoints} ${checkpoints === 1 ? 'dato' : 'datoer'}: ${needless} uden behov, ${exempted} undtaget, ${held} holdt, ${due} mangler`;
}

const total = (counts: Readonly<Partial<Record<string, number>>>) =>
  Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
const share = (count: number, of: number) => (of === 0 ? '' : ` = ${percentage(count / of)}`);
const percentage = (part: number) => `${(part * 100).toFixed(1).replace('.', ',')} %`;
