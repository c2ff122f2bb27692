import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar/civil-date.ts';
import type { CprNumber } from '../../src/domain/cpr.ts';
import { newestProgramme, PROGRAMME_IDS } from '../../src/domain/programmes/index.ts';
import type { Figure } from '../../src/domain/reports/content.ts';
import { filingPeriods } from '../../src/domain/reports/filing.ts';
import { columnsOf, fillReport } from '../../src/domain/reports/filled.ts';
import { columnName, filledFigureName } from '../../src/messages/filled-words.ts';
import { caseSheet, figureSheet, publicSheet, type Sheet } from '../../src/messages/report-sheets.ts';
import { figureName, reportColumnName } from '../../src/messages/report-words.ts';
import { capital } from '../../src/messages/words.ts';
import { csvOf, xlsxOf } from '../../src/services/report-files.ts';
import { CASES, grouped, model, report, resolved } from '../domain/reports/transition-cases.ts';

const { settings } = resolved();
const period = filingPeriods(report.filing, settings, addDays(settings.projectEndsOn!, 1))[2]!;
const cases = CASES.map((state, index) => ({ id: `case-${state.citizenId}`, state: grouped(state, index + 1) }));
const filled = fillReport(report, period, { today: addDays(period.last, 1), model, settings, cases });
const cprs = new Map(cases.map(({ id }, index) => [id, `610190000${index}` as CprNumber]));
const sheet = caseSheet(report, filled, cprs);

const readCsv = (bytes: Buffer) =>
  parse(bytes, { bom: true, delimiter: ';', record_delimiter: '\r\n' }) as unknown as string[][];

describe('a report written out', () => {
  it('C-19: has the five fields of each citizen, as a file that Danish Excel opens right', () => {
    const bytes = csvOf(sheet);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.toString().split('\r\n').at(-1)).toBe('');
    expect(readCsv(bytes)).toEqual([
      ['CPR-nummer', 'Opstartsdato', 'Afslutningsdato', 'Delmålgruppe', 'Gennemført'],
      ['610190-0000', '15-04-2024', '', '1', ''],
      ['610190-0001', '31-05-2024', '30-11-2024', '2', 'ja'],
      ['610190-0002', '01-06-2024', '', '3', ''],
      ['610190-0003', '10-03-2024', '20-08-2024', '4', 'nej'],
    ]);
  });

  it('is the same in a workbook, where a CPR number is a text and a day is a day', async () => {
    const book = await readXlsxFile(await xlsxOf([sheet, figureSheet(filled)]));
    expect(book.map((one) => one.sheet)).toEqual(['Forløb', 'Tal']);
    const day = (on: string) => new Date(`${on}T00:00:00Z`);
    expect(book[0]!.data.slice(0, 3)).toEqual([
      ['CPR-nummer', 'Opstartsdato', 'Afslutningsdato', 'Delmålgruppe', 'Gennemført'],
      ['610190-0000', day('2024-04-15'), null, '1', null],
      ['610190-0001', day('2024-05-31'), day('2024-11-30'), '2', 'ja'],
    ]);
    expect(book[1]!.data.slice(0, 4)).toEqual([
      ['Tal', 'Gruppe', 'Antal', 'Ud af', 'Andel i procent', 'Mål i procent', 'Nået'],
      ['Forløb', 'Alle', 4, null, null, null, null],
      ['Afsluttede', 'Alle', 2, 4, 50, null, null],
      ['Gennemførte', 'Alle', 1, 2, 50, null, null],
    ]);
  });

  it('runs no formula and has decimal commas, whatever a text begins with', async () => {
    const nasty: Sheet = {
      name: 'Tal',
      headings: ['A', 'B'],
      rows: [
        ['=1+1', 66.7],
        ['@SUM(A1)', -1],
        ['+4520', 0],
      ],
    };
    expect(readCsv(csvOf(nasty)).slice(1)).toEqual([
      ["'=1+1", '66,7'],
      ["'@SUM(A1)", '-1'],
      ["'+4520", '0'],
    ]);
    const [book] = await readXlsxFile(await xlsxOf([nasty]));
    expect(book!.data.slice(1)).toEqual([
      ['=1+1', 66.7],
      ['@SUM(A1)', -1],
      ['+4520', 0],
    ]);
  });

  it('says to the public how many, without groups of fewer than five and without a citizen', () => {
    const figure = (group: string | null, count: number): Figure => ({
      ...{ id: 'courses', group, count, of: null, percent: null, isMet: null },
    });
    const figures = [figure(null, 40), figure('1', 3), figure('2', 7), figure('', 30)];
    const sheetOfAll = publicSheet({ ...filled, figures });
    expect(sheetOfAll.rows).toEqual([
      ...[
        ['Forløb', 'Alle', 40],
        ['Forløb', '1', 'skjult'],
        ['Forløb', '2', 'skjult'],
        ['Forløb', 'Ikke oplyst', 30],
      ],
    ]);
    expect(csvOf(sheetOfAll).toString()).not.toMatch(/case-|0101|2024/);
  });

  it('has Danish and English words for every column and figure of every programme', () => {
    for (const id of PROGRAMME_IDS) {
      const programme = newestProgramme(id)!;
      for (const rule of programme.reports?.filter(({ filing }) => filing) ?? []) {
        const own = resolved().settings;
        const figures = fillReport(rule, period, {
          ...{ today: period.last, model: programme, cases: [], settings: programme.variants.standard ?? own },
        }).figures;
        const columns = columnsOf(rule).map((column) => column.id);
        for (const column of columns) expect(columnName(column)).not.toBe(capital(column));
        for (const figure of figures) expect(filledFigureName(figure)).not.toContain(figure.id);
      }
    }
    expect(Object.keys(reportColumnName.en)).toEqual(Object.keys(reportColumnName.da));
    expect(Object.keys(figureName.en)).toEqual(Object.keys(figureName.da));
  });
});
