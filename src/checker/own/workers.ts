import type { ProgrammeModel } from '../../domain/programme.ts';
import { nothing, type Shown, type ToldCase, within } from './figure.ts';
import { ownNumber } from './settings.ts';
import { courseAt } from './status.ts';

/** K-19, G-29, G-30: a part for each CTI worker who has somebody in a course; the value is the share within the limit. */
export function workersTold(cases: readonly ToldCase[], model: ProgrammeModel, today: string): Shown {
  const open = cases.filter(({ told }) => told.archivedOn === null);
  const byWorker = Map.groupBy(open, ({ told }) => workerOf(told.given));
  const workers = [...byWorker].flatMap(([key, own]) => {
    const weights = own.flatMap((one) => weightOf(one, model, today) ?? []);
    if (key === null || weights.length === 0) return [];
    const load = weights.reduce((sum, weight) => sum + weight, 0);
    const limits = own.map(({ told }) => told.programme!.settings.loadWarningPercent);
    return [{ key, value: load, counts: own.map((one) => within(one)), isHigh: isAbove(load, Math.min(...limits)) }];
  });
  const notHigh = workers.filter(({ isHigh }) => !isHigh);
  return {
    ...nothing('share'),
    parts: workers.map(({ key, value, counts }) => ({ key, value, counts })),
    value: workers.length === 0 ? null : notHigh.length / workers.length,
    of: workers.length,
    counts: notHigh.flatMap(({ counts }) => counts),
    countsNot: workers
      .filter(({ isHigh }) => isHigh)
      .flatMap(({ counts }) => counts.map((ref) => ({ ...ref, why: 'overLimit' as const }))),
  };
}

const workerOf = (given: ToldCase['told']['given']): string | null =>
  given.findLast((one) => one.function === 'ctiWorker')?.staffId ?? null;

/** One of so many citizens whom a worker is expected to have; nothing where no number is set. */
function weightOf({ told }: ToldCase, model: ProgrammeModel, today: string): number | undefined {
  const course = courseAt(told, model, today);
  if (!course) return undefined;
  const { citizensPerWorker: each } = model.legalBases.find(({ code }) => code === course.legalBasis)!;
  const number = typeof each === 'number' ? each : ownNumber(each, told.programme!.settings);
  return number === null ? 0 : 1 / number;
}

/** To a millionth: sums of tenths and fifteenths are not exact. */
const isAbove = (load: number, percent: number) => Math.round(load * 1e6) > Math.round(percent * 1e4);
