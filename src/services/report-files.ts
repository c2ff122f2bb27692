import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';
import type { Sheet, SheetCell } from '../messages/report-sheets.ts';

/**
 * A table that Danish Excel opens right by a double click: UTF-8 with a mark, semicolons, CRLF, days as dd-mm-yyyy, decimal
 * commas, and nothing that would be run as a formula.
 */
export function csvOf({ headings, rows }: Sheet): Buffer {
  const text = stringify([headings, ...rows], {
    ...{ bom: true, delimiter: ';', record_delimiter: 'windows', escape_formulas: true },
    cast: {
      number: (value) => ({ value: String(value).replace('.', ','), escape_formulas: false }), // may be less than nothing
      date: (value) => value.toISOString().slice(0, 10).split('-').reverse().join('-'),
    },
  });
  return Buffer.from(text, 'utf8');
}

const WIDTH = 20;

/** A workbook with typed cells: texts stay texts, so that a number keeps its zero and nothing is a formula; days are days. */
export async function xlsxOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const book = sheets.map(({ name, headings, rows }) => ({
    ...{ sheet: name, stickyRowsCount: 1, columns: headings.map(() => ({ width: WIDTH })) },
    data: [headings.map(heading), ...rows.map((row) => row.map(typed))] as SheetData,
  }));
  return writeXlsxFile(book).toBuffer();
}

const heading = (value: string): Cell => ({ value, type: String, fontWeight: 'bold' });

function typed(cell: SheetCell): Cell {
  if (cell === null) return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (cell instanceof Date) return { value: cell, type: Date, format: 'dd-mm-yyyy' };
  return { value: cell, type: String };
}
