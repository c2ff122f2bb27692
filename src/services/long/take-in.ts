import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { type RowError, readCitizenList } from '../citizen-list.ts';
import { openImporter } from '../import.ts';
import type { ServiceDeps } from '../services.ts';
import type { OrderOf } from './requests.ts';
import type { Started, Work } from './work.ts';

/** The lines of a list, each taken in by itself: those with errors are said, the others go in. */
export async function takeIn(
  deps: ServiceDeps,
  { municipality, created_at }: Started,
  { list, programme, variant, draw, dryRun }: OrderOf<'import'>,
): Promise<Work> {
  // The day of the request: a line that is done again after midnight is the same line.
  const on = civilDateAt(created_at.getTime());
  const importer = await openImporter(deps, { municipality, programme, variant, draw, on });
  const { rows, errors } = readCitizenList(Buffer.from(list));
  const byLine = new Map(rows.map((row) => [row.line, row]));
  return {
    async plan() {
      const faulty = Map.groupBy(errors, ({ line }) => line);
      return [
        ...[...faulty].map(([position, wrong]) => ({ position, trajectoryId: null, reasons: reasonsIn(wrong) })),
        ...rows.filter(({ line }) => !faulty.has(line)).map(({ line }) => ({ position: line, trajectoryId: null })),
      ];
    },

    async perform({ position }) {
      const tried = importer.tryOut(byLine.get(position)!);
      const known = tried.before?.id ?? null;
      if (tried.trial.errors.length > 0)
        return { position, trajectoryId: known, reasons: reasonsIn(tried.trial.errors) };
      if (dryRun) return { position, trajectoryId: known, reasons: [] };
      const { id, errors: late } = await importer.takeIn(tried);
      return { position, trajectoryId: id || null, reasons: reasonsIn(late) };
    },
  };
}

const reasonsIn = (errors: readonly RowError[]) => errors.map(({ why }) => why);
