import type { CadenceRule } from '../../domain/model/cadences.ts';
import type { ReviewRule } from '../../domain/model/reviews.ts';
import type { ProgrammeModel } from '../../domain/programme.ts';
import type { Told } from '../told/told.ts';
import { checkpointsTold } from './checkpoints.ts';
import { isSet, periodsTold } from './periods.ts';

/** Days from the first to the last, both included. */
interface Days {
  readonly from: string;
  readonly last: string;
}

/** A case that is archived counts as it stood until then. */
const living = (told: Told): Told => ({ ...told, archivedOn: null });
const until = ({ archivedOn }: Told, today: string): string =>
  archivedOn !== null && archivedOn < today ? archivedOn : today;

interface OwnCadenceFigures {
  staffId: string | null;
  reached: number;
  notReached: number;
  notLogged: number;
  readonly notAsked: Record<string, number>;
  readonly forms: Record<string, number>;
  personalShare: number | null;
}

/** B-25: each worker's periods that lie wholly in some days and are over, counted one by one. */
export function cadenceReported(
  cases: readonly Told[],
  model: ProgrammeModel,
  cadence: CadenceRule,
  { today, from, last }: Days & { readonly today: string },
): OwnCadenceFigures[] {
  const byWorker = new Map<string | null, OwnCadenceFigures>();
  for (const told of cases.filter(({ programme }) => isSet(cadence.onlyIf, programme!.settings))) {
    const end = until(told, today);
    for (const period of periodsTold(living(told), model, cadence, end)) {
      if (period.from < from || period.last > last || period.last >= end) continue;
      const holders = told.given.filter((one) => one.function === cadence.contactBy && one.on <= period.last);
      const staffId = holders.at(-1)?.staffId ?? null;
      const figures = byWorker.get(staffId) ?? newFigures(staffId);
      byWorker.set(staffId, figures);
      if (period.state === 'reached' || period.state === 'notReached' || period.state === 'notLogged')
        figures[period.state]++;
      else add(figures.notAsked, period.notAskedBy!);
      for (const { values } of period.contacts) add(figures.forms, String(values.form ?? 'inPerson'));
    }
  }
  for (const figures of byWorker.values()) {
    const all = Object.values(figures.forms).reduce((sum, one) => sum + one, 0);
    figures.personalShare = all === 0 ? null : (figures.forms.inPerson ?? 0) / all;
  }
  return [...byWorker.values()];
}

const newFigures = (staffId: string | null): OwnCadenceFigures => ({
  ...{ staffId, reached: 0, notReached: 0, notLogged: 0, personalShare: null },
  notAsked: {},
  forms: {},
});

const add = (counts: Record<string, number>, name: string) => {
  counts[name] = (counts[name] ?? 0) + 1;
};

/** B-41: the checkpoints that have been, by how they went. */
export function reviewReported(cases: readonly Told[], model: ProgrammeModel, review: ReviewRule, today: string) {
  const figures = { checkpoints: 0, needless: 0, exempt: {} as Record<string, number>, due: 0, held: 0 };
  for (const told of cases) {
    const end = until(told, today);
    for (const { on, state, why } of checkpointsTold(living(told), model, review, end)) {
      if (on > end || state === 'coming') continue;
      figures.checkpoints++;
      if (state === 'exempt') add(figures.exempt, why!);
      else figures[state]++;
    }
  }
  return figures;
}
