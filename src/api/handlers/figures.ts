import type { z } from 'zod';
import { addDays } from '../../domain/calendar/civil-date.ts';
import type { Figure } from '../../domain/reports/figure.ts';
import { figureDefinition, figureLine, figureName, publicFigureLine, stopLine } from '../../messages/figures.ts';
import type { Language } from '../../messages/language.ts';
import { recurringName, reportName } from '../../messages/model/index.ts';
import { publicReports } from '../../services/public-reports.ts';
import { type PlaceReports, type Report, readReports } from '../../services/reports.ts';
import type { ServiceDeps } from '../../services/services.ts';
import { reachOf } from '../access/policy.ts';
import type { figures } from '../contract/figures.ts';
import type { Handler } from '../http/router.ts';

type Own = { readonly [Id in keyof typeof figures]: Handler<(typeof figures)[Id]> };
type Body = z.input<typeof figures.readFigures.answer.schema>;

const USUAL_WEEKS = 13;

/** A municipality's figures of a programme: for those who may see its cases by their ids, and for the public. */
export function figureHandlers(deps: Pick<ServiceDeps, 'db' | 'clock'>): Own {
  const { clock } = deps;

  /** Undefined where the municipality has nobody in the programme. */
  async function reportsOf(municipality: string, programme: string, weeks: number): Promise<PlaceReports | undefined> {
    const today = clock.today();
    const days = { from: addDays(today, -7 * weeks), last: addDays(today, -1) };
    return (await readReports(deps, { programme, municipality, ...days }))[0];
  }

  return {
    async readFigures({ query: { programme, weeks } }, { actor, language }) {
      const place = await reportsOf(actor.municipality, programme, weeks);
      const seesWorkers = reachOf(actor, 'caseload.read') !== undefined;
      const reports = place?.reports ?? [];
      const ofKind = <Kind extends Report['kind']>(kind: Kind) =>
        reports.filter((one): one is Extract<Report, { kind: Kind }> => one.kind === kind);
      const body = {
        today: clock.today(),
        figures: ofKind('figures').map(({ id, figures: all }) => ({
          ...{ id, name: nameOf(id) },
          figures: all.map((one) => figureView(one, language, seesWorkers)),
        })),
        stops: ofKind('stops').map(({ id, rows, gaps }) => ({
          ...{ id, name: nameOf(id), gaps },
          rows: rows.map((row) => ({ ...row, inWords: stopLine(row, 'da') })),
        })),
        cadences: (place?.cadences ?? []).map((one) => ({
          ...{ id: one.id, name: recurringName(one.id, 'da') ?? '' },
          figures: one.figures.map((own) => (seesWorkers ? own : { ...own, staffId: null, name: null })),
        })),
        reviews: (place?.reviews ?? []).map((one) => ({ ...one, name: recurringName(one.id, 'da') ?? '' })),
      };
      // Readonly arrays; the schema looks at each on the way out.
      return { body: body as unknown as Body, trajectories: place?.trajectories ?? [] };
    },

    async readPublicFigures({ query: { programme } }, { actor, language }) {
      const place = await reportsOf(actor.municipality, programme, USUAL_WEEKS);
      const [shown] = place ? publicReports([place]) : [];
      const reports = (shown?.reports ?? []).map(({ id, figures: all }) => ({
        ...{ id, name: nameOf(id) },
        figures: all.map(({ days, figure }) => ({
          ...figure,
          ...{ name: figureName(figure.id, language), inWords: publicFigureLine(figure, language) },
          ...{ from: days?.from ?? null, last: days?.last ?? null, parts: [...figure.parts] },
        })),
      }));
      return { body: { today: clock.today(), reports } };
    },
  };
}

const nameOf = (report: string) => reportName(report, 'da') ?? '';

/** A share has parts where it is told by worker: they are for those who may see each one's caseload. */
const figureView = (figure: Figure, language: Language, seesWorkers: boolean) => ({
  ...figure,
  name: figureName(figure.id, language),
  definition: figureDefinition(figure.id, language) ?? null,
  inWords: figureLine(figure, language),
  parts: figure.shows === 'share' && !seesWorkers ? [] : figure.parts,
});
