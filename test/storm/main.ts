import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { MOMENTS } from './moments.ts';
import { reportOf } from './report.ts';
import { storm } from './storm.ts';

const USAGE = `npm run storm -- [options]
  --kills N      how often a process is shot (default 50)
  --seed S       the same seed aims at the same moments (default: any)
  --lives N      how many citizens' lives are lived at once (default 6)
  --aim MOMENT   every shot at this moment: ${MOMENTS.join(', ')} (default: 4 of 10 at any time)
  --keep FILE    write all evidence there as JSON`;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
    lives: { type: 'string', default: '6' },
    aim: { type: 'string' },
    keep: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [kills, seed, lives] = [values.kills, values.seed, values.lives].map(Number) as [number, number, number];
const aim = MOMENTS.find((moment) => moment === values.aim);
if (
  values.help ||
  (values.aim && !aim) ||
  ![kills, seed, lives].every(Number.isSafeInteger) ||
  kills < 0 ||
  lives < 1
) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => process.exit(130));

const startedAt = Date.now();
console.log(
  `Storm with seed ${seed}: ${kills} shots at a worker, HTTP server, engine or database while ${lives} lives go on.`,
);
const result = await storm({ kills, seed, lives, log: console.log, ...(aim ? { aim } : {}) });
if (values.keep) await writeFile(values.keep, JSON.stringify(result, null, 1));
for (const line of reportOf(result, Date.now() - startedAt)) console.log(line);
process.exit(result.violations.length === 0 ? 0 : 1);
