import type { Caseload } from '../domain/caseload.ts';
import type { LegalBasis } from '../domain/course.ts';
import type { Forecast, ForecastWeek } from '../domain/forecast.ts';
import { shortDate } from './dates.ts';
import { legalBasisShortName } from './words.ts';

interface Shown extends Forecast {
  readonly name: string;
}

/** Danish lines: each worker with what is late, and the weeks ahead with duties and caseload. */
export function forecastLines({
  workers,
  whatIf,
}: {
  readonly workers: readonly Shown[];
  readonly whatIf: Shown | null;
}): string[] {
  if (workers.length === 0 && !whatIf) return ['Ingen har noget foran sig.'];
  return [
    ...workers.flatMap((worker) => workerLines(worker, worker.name)),
    ...(whatIf ? workerLines(whatIf, `${whatIf.name}, hvis de nye forløb tages`) : []),
  ];
}

function workerLines({ overdue, weeks }: Shown, heading: string): string[] {
  const late = overdue.length === 0 ? '' : ` · ${overdue.length} over tiden`;
  return [`${heading}${late}`, ...weeks.map((week) => `  ${weekLine(week)}`)];
}

/** "Uge 32 (03-08-2026): 4 opgaver · sagstal 0,80: 3 efter § 85, 5 efter § 31 b". */
export function weekLine({ week, from, duties, caseload }: ForecastWeek): string {
  return `Uge ${week} (${shortDate(from)}): ${dutyCount(duties.length)}${caseload ? ` · ${loadText(caseload)}` : ''}`;
}

export const dutyCount = (count: number): string => `${count} ${count === 1 ? 'opgave' : 'opgaver'}`;

/** "sagstal 0,80: 3 efter § 85, 5 efter § 31 b". */
export function loadText({ load, isHigh, limit, inCourse, inContact }: Caseload): string {
  const bases = Object.entries(inCourse).map(
    ([basis, count]) => `${count} efter ${legalBasisShortName.da[basis as LegalBasis]}`,
  );
  const contact = inContact > 0 ? [`${inContact} i kontaktetablering`] : [];
  const parts = [...bases, ...contact].join(', ') || 'ingen i forløb';
  return `sagstal ${decimal(load)}: ${parts}${isHigh ? ` – over grænsen ${decimal(limit)} (K-19)` : ''}`;
}

const decimal = (number: number) => number.toFixed(2).replace('.', ',');
