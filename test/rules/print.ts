import type { Place, Row, Table } from './table.ts';

const INDENT = ' '.repeat(22);

/** The table as lines for a terminal of so many columns, a heading above each section. */
export function linesOf({ rows, problems }: Table, columns: number): string[] {
  const lines: string[] = [];
  let [section, part]: (string | undefined)[] = [];
  for (const row of rows) {
    if (row.section !== section) lines.push('', row.section);
    if (row.part && row.part !== part) lines.push('', `  ${row.part}`);
    [section, part] = [row.section, row.part];
    lines.push(...linesOfRow(row, columns));
  }
  if (problems.length > 0) lines.push('', `Not in order: ${problems.length}`, ...problems.map((one) => `  ${one}`));
  return [...lines, '', summary(rows, problems)];
}

function linesOfRow(row: Row, columns: number): string[] {
  const head = `  ${row.id.padEnd(8)}${row.kind}·${row.strength}`.padEnd(INDENT.length);
  const missing = row.mustBeTested ? 'NO TEST NAMES IT' : 'no test';
  const tests = row.tests.length === 0 ? [missing] : row.tests.map(({ file }) => file);
  const variant = row.variant ? [`${INDENT}only in the ${row.variant}`] : [];
  const [first, ...more] = wrapped('', row.code.length === 0 ? ['not in the code'] : row.code.map(placed), columns);
  return [head + first!.slice(INDENT.length), ...more, ...wrapped('tests: ', tests, columns), ...variant];
}

const placed = ({ file, lines }: Place) => `${file}:${lines}`;

/** Items on as few lines as they fit on, never broken themselves. */
function wrapped(label: string, items: readonly string[], columns: number): string[] {
  const lines = [`${INDENT}${label}${items[0]}`];
  for (const item of items.slice(1)) {
    const longer = `${lines.at(-1)}  ${item}`;
    if (longer.length <= columns) lines[lines.length - 1] = longer;
    else lines.push(INDENT + ' '.repeat(label.length) + item);
  }
  return lines;
}

function summary(rows: readonly Row[], problems: readonly string[]): string {
  const count = (is: (row: Row) => boolean) => rows.filter(is).length;
  return [
    `${rows.length} rules`,
    `${count(({ code }) => code.length > 0)} in the code`,
    `${count(({ tests }) => tests.length > 0)} named by a test`,
    `${count((row) => row.mustBeTested)} must be, ${count((row) => row.mustBeTested && row.tests.length === 0)} of them are not`,
    `${problems.length} not in order`,
  ].join(' · ');
}
