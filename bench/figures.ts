/** A figure with its spread: the median of the legs, and the smallest and largest of them. */
export interface Figure {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** One line of a table: the same thing measured on the product and on the bare workflow (or another yardstick). */
export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly product: Figure;
  readonly bare?: Figure;
  /** In words, with the figure that was to be reached. */
  readonly aim?: string;
  /** Also a bar in the chart of ratios. */
  readonly plotted?: boolean;
}

export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

/** A curve for the page: what stands on its axes, and one series per line. */
export interface Curve {
  /** Also the name of its file. */
  readonly name: string;
  readonly x: string;
  readonly y: string;
  readonly series: readonly Series[];
}

export interface Measure {
  /** As in the list of measures: P3. */
  readonly id: string;
  readonly title: string;
  /** What was done, with its sizes: one line. */
  readonly how: string;
  /** What the yardstick in the column `bare` is. */
  readonly yardstick: string;
  readonly rows: readonly Row[];
  readonly curves?: readonly Curve[];
}

export const one = (value: number): Figure => ({ median: value, low: value, high: value });

export function figureOf(values: readonly number[]): Figure {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return { median, low: sorted[0]!, high: sorted.at(-1)! };
}

/** The smallest value that so great a part (0 to 1) of the values does not exceed. */
export function quantile(values: readonly number[], part: number): number {
  if (values.length === 0) throw new Error('Expected values, found none');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))]!;
}

export const ratioOf = ({ product, bare }: Row): number | undefined =>
  bare && bare.median > 0 ? product.median / bare.median : undefined;

/** Three significant digits, thousands apart. */
export const digits = (value: number): string =>
  value.toLocaleString('en', { maximumSignificantDigits: Math.abs(value) >= 1000 ? 4 : 3 });

const spread = ({ median, low, high }: Figure): string =>
  low === high ? digits(median) : `${digits(median)} (${digits(low)} – ${digits(high)})`;

/** A measure as lines for the terminal. */
export function table({ id, title, how, yardstick, rows }: Measure): string {
  const cells = rows.map((row) => {
    const ratio = ratioOf(row);
    return [
      row.what,
      `${spread(row.product)} ${row.unit}`,
      row.bare ? spread(row.bare) : '',
      ratio === undefined ? '' : `× ${digits(ratio)}`,
      row.aim ?? '',
    ];
  });
  const head = ['', 'overgang', yardstick, 'ratio', 'aim'];
  const widths = head.map((name, column) =>
    Math.max(...[head, ...cells].map((row) => row[column]!.length), name.length),
  );
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd();
  return [`${id} ${title}`, `  ${how}`, line(head), ...cells.map(line), ''].join('\n');
}
