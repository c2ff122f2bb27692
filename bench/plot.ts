import { type Curve, digits, type Measure, ratioOf } from './figures.ts';

/** Readable on white and on black: the lines keep their colours, text and axes follow the reader's scheme. */
const STYLE = `<style>
  text { font: 13px system-ui, sans-serif; fill: #333 } .faint { fill: #666 } .axis { stroke: #999 } .grid { stroke: #ddd }
  @media (prefers-color-scheme: dark) { text { fill: #ddd } .faint { fill: #aaa } .axis { stroke: #777 } .grid { stroke: #333 } }
</style>`;
const COLOURS = ['#3b82c4', '#d9730d', '#2f9e6e'] as const;
const WIDTH = 720;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = (x: number, y: number, words: string, more = '') =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escaped(words)}</text>`;
const line = (x1: number, y1: number, x2: number, y2: number, kind: string) =>
  `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" class="${kind}"/>`;
const svg = (height: number, title: string, parts: readonly string[]) =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    STYLE,
    ...parts,
    '</svg>\n',
  ].join('\n');

/** The round number (1, 2 or 5 and zeros) by which an axis up to `most` is divided into at most six parts. */
function stepOf(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most / 6));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => most / step <= 6)!;
}

/** A curve with one line per series and a legend above. */
export function plotCurve({ x, y, series }: Curve): string {
  const [left, top, right, bottom] = [70, 30 + 20 * series.length, WIDTH - 20, 380];
  const points = series.flatMap((one) => one.points);
  const [mostX, mostY] = [Math.max(...points.map(([at]) => at)), Math.max(...points.map(([, value]) => value))];
  const atX = (value: number) => left + (value / mostX) * (right - left);
  const atY = (value: number) => bottom - (value / mostY) * (bottom - top);
  const steps = (most: number) => {
    const step = stepOf(most);
    return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
  };
  return svg(bottom + 50, `${y} over ${x}`, [
    ...steps(mostY).flatMap((value) => [
      line(left, atY(value), right, atY(value), 'grid'),
      text(left - 8, atY(value) + 4, digits(value), 'text-anchor="end" class="faint"'),
    ]),
    ...steps(mostX).map((value) => text(atX(value), bottom + 18, digits(value), 'text-anchor="middle" class="faint"')),
    line(left, bottom, right, bottom, 'axis'),
    text((left + right) / 2, bottom + 40, x, 'text-anchor="middle"'),
    text(left, top - 10, y),
    ...series.flatMap(({ name, points }, index) => [
      `<polyline fill="none" stroke="${COLOURS[index]}" stroke-width="2" points="${points.map(([at, value]) => `${atX(at).toFixed(1)},${atY(value).toFixed(1)}`).join(' ')}"/>`,
      `<rect x="${right - 250}" y="${8 + 20 * index}" width="14" height="4" fill="${COLOURS[index]}"/>`,
      text(right - 230, 14 + 20 * index, name),
    ]),
  ]);
}

/** What each figure of the product is beside the bare workflow's, 1 being the same; the bar becomes orange above `dear`. */
export function plotRatios(measures: readonly Measure[], dear = 1.15): string {
  const bars = measures.flatMap(({ id, rows }) =>
    rows.flatMap((row) => {
      const ratio = ratioOf(row);
      return row.plotted && ratio !== undefined ? [{ name: `${id} ${row.what} (${row.unit})`, ratio }] : [];
    }),
  );
  const [left, right, top, height] = [350, WIDTH - 60, 34, 26];
  const most = Math.max(2, ...bars.map(({ ratio }) => ratio));
  const at = (ratio: number) => left + (ratio / most) * (right - left);
  const bottom = top + bars.length * height;
  return svg(bottom + 16, 'Ratios to the bare workflow', [
    text(at(1), 18, 'bare = 1', 'text-anchor="middle" class="faint"'),
    ...bars.flatMap(({ name, ratio }, index) => {
      const y = top + index * height;
      return [
        text(left - 10, y + 13, name, 'text-anchor="end"'),
        `<rect x="${left}" y="${y}" width="${(at(ratio) - left).toFixed(1)}" height="17" fill="${COLOURS[ratio > dear ? 1 : 0]}"/>`,
        text(Math.max(at(ratio), at(1)) + 6, y + 13, digits(ratio), 'class="faint"'),
      ];
    }),
    line(at(1), top - 8, at(1), bottom, 'axis'),
  ]);
}
