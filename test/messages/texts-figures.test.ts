import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { FigureRule } from '../../src/domain/model/figures.ts';
import { newestProgramme, PROGRAMME_IDS } from '../../src/domain/programmes/index.ts';
import type { Figure } from '../../src/domain/reports/figure.ts';
import { publicFigure } from '../../src/domain/reports/public.ts';
import type { StopRow } from '../../src/domain/reports/stops.ts';
import { figureDefinition, figureLine, publicFigureLine, stopLine, whyNotName } from '../../src/messages/figures.ts';
import { LANGUAGES } from '../../src/messages/language.ts';
import { FIGURE_WORDS } from '../../src/messages/model/figures.ts';
import { faults } from './readable.ts';

const figures: FigureRule[] = PROGRAMME_IDS.flatMap((id) =>
  (newestProgramme(id)!.reports ?? []).flatMap((report) => (report.kind === 'figures' ? report.figures : [])),
);
const refs = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ trajectoryId: `t-${index}`, about: null }));
const aFigure = (more: Partial<Figure>): Figure => ({
  ...{ id: 'handoverInTime', rule: 'S-93', shows: 'share', value: 0.75, of: 8, estimate: null },
  ...{ counts: refs(6), countsNot: [], leftOut: [], parts: [] },
  ...more,
});

describe('figures in words (G-60)', () => {
  it.each(LANGUAGES)('every figure of every programme has a name and a definition of its own (%s)', (language) => {
    const ids = [...new Set(figures.map(({ id }) => id))];
    expect(ids.length).toBeGreaterThan(20);
    for (const id of ids) {
      expect(FIGURE_WORDS[id], id).toBeDefined();
      expect(faults(FIGURE_WORDS[id]!.name[language], language)).toEqual([]);
      expect(faults(figureDefinition(id, language)!, language)).toEqual([]);
    }
    const definitions = ids.map((id) => figureDefinition(id, language));
    expect(new Set(definitions).size).toBe(ids.length);
    for (const name of Object.values(whyNotName[language])) expect(faults(name, language)).toEqual([]);
  });

  it('is defined on the page about figures, by the rule that asks for it', () => {
    const page = readFileSync(new URL('../../docs/figures.md', import.meta.url), 'utf8');
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    for (const { id, shows } of figures)
      expect(
        rows.some((row) => row.startsWith(`| \`${id}\` | ${figureDefinition(id, 'en')} | ${shows} |`)),
        id,
      ).toBe(true);
    expect(rows.length).toBe(new Set(figures.map(({ id }) => id)).size);
  });

  it.each([
    [aFigure({}), 'Overdragelsesplaner før slut: 6 af 8 = 75,0 %'],
    [aFigure({ estimate: 0.5 }), 'Overdragelsesplaner før slut: 6 af 8 = 75,0 %, skøn 50,0 %'],
    [aFigure({ value: null, of: 0, counts: [] }), 'Overdragelsesplaner før slut: kan ikke opgøres'],
    [
      aFigure({ leftOut: [{ trajectoryId: 't-9', about: null, why: 'notDue' }] }),
      'Overdragelsesplaner før slut: 6 af 8 = 75,0 % (1 ikke regnet med)',
    ],
    [aFigure({ id: 'placesTaken', shows: 'reached', value: 7, of: 20 }), 'Pladser i brug: 7 af 20'],
    [aFigure({ id: 'placesTaken', shows: 'reached', value: 7, of: null }), 'Pladser i brug: 7, intet skøn'],
    [
      aFigure({ id: 'startUpToJobMatch', shows: 'days', value: 34.5, of: 6 }),
      'Fra opstartsmøde til jobmatch: median 34,5 dage (6)',
    ],
    [
      aFigure({
        id: 'pausesByReason',
        shows: 'parts',
        value: 3,
        of: 3,
        parts: [{ key: 'illness', value: 3, counts: refs(3) }],
      }),
      'Pauser efter årsag: sygdom 3',
    ],
    [
      aFigure({
        ...{ id: 'ordinaryHours', shows: 'hours', value: 4.5, of: 2 },
        parts: [
          { key: '2026-03', value: 4.5, counts: refs(2) },
          { key: '2026-04', value: null, counts: [] },
        ],
      }),
      'Ordinære timer om ugen: 2026-03 4,5, 2026-04 – timer',
    ],
  ])('%# are said with their denominator', (figure, text) => {
    expect(figureLine(figure, 'da')).toBe(text);
  });

  it('say for the public where something is hidden', () => {
    expect(publicFigureLine(publicFigure(aFigure({})), 'da')).toBe('Overdragelsesplaner før slut: under 5 af 8');
    const many = aFigure({ value: 0.5, of: 20, counts: refs(10) });
    expect(publicFigureLine(publicFigure(many), 'da')).toBe('Overdragelsesplaner før slut: 10 af 20 = 50,0 %');
  });

  it('S-82: a stop is said with who has been told and who has not', () => {
    const row: StopRow = {
      ...{ trajectoryId: 't-1', kind: 'pause', course: 1, on: date('2026-03-03'), until: null, reason: 'illness' },
      told: [
        { party: 'EVALUATOR', what: 'began', on: null },
        { party: 'STAR', what: 'reasons', on: date('2026-03-04') },
      ],
    };
    expect(stopLine(row, 'da')).toBe(
      'Pause 03-03-2026 – nu: sygdom · meddelt evaluator: mangler · årsager sendt STAR: 04-03-2026',
    );
  });
});
