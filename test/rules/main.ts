import { parseArgs } from 'node:util';
import { linesOf } from './print.ts';
import { readTable } from './table.ts';

const USAGE = `npm run rules -- [options]
  (none)       every rule of docs/rules.md: where it lives and which tests name it
  --json       the same as JSON
  --prove      switches off one gate, duty or refusal after the other and shows that a test turns red
  --only TEXT  with --prove: only switches whose name has the text in it, such as S-19 or followUp`;

function asked() {
  try {
    return parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        prove: { type: 'boolean', default: false },
        only: { type: 'string', default: '' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exit(2);
  }
}

const { json, prove, only, help } = asked();
if (help) console.log(USAGE);
else if (prove) {
  const { proof } = await import('./prove.ts');
  try {
    process.exitCode = (await proof(only, console.log)) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
} else {
  const table = readTable();
  if (json) console.log(JSON.stringify(table, null, 1));
  else for (const line of linesOf(table, process.stdout.columns ?? 120)) console.log(line);
  process.exitCode = table.problems.length === 0 ? 0 : 1;
}
