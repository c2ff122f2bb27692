import { cpus, loadavg } from 'node:os';
import { coursesOnPaper, floorLoop, plansOfTrajectories, REFERENCE, wholeTrajectories } from './core.ts';
import { type Comparison, checksum, compare } from './measure.ts';

const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 0 });

function line({ name, unit, median, slowest, fastest, ratio }: Comparison): string {
  return [
    `  ${name}`,
    `    ${number(median.perSecond)} ${unit === 'trajectory' ? 'trajectories' : `${unit}s`}/s (${number(slowest)} – ${number(fastest)})`,
    `    ${median.cpuMs.toFixed(4)} CPU-ms per ${unit}`,
    `    ratio to the floor ${ratio.toPrecision(2)}`,
  ].join('\n');
}

console.log(
  [
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, load ${loadavg()[0]!.toFixed(1)}`,
    `Median (and spread) of 5 rounds of A B B A. A trajectory: ${REFERENCE.commands} commands, 8 pauses, 4 transitions, ${REFERENCE.instants} local midnights.`,
    '',
  ].join('\n'),
);
const trajectories = compare(wholeTrajectories, floorLoop);
console.log(['P9a', line(trajectories.candidate), line(trajectories.yardstick), ''].join('\n'));
for (const candidate of [coursesOnPaper, plansOfTrajectories])
  console.log(line(compare(candidate, floorLoop).candidate));
console.log(`\nchecksum ${checksum()}`);
