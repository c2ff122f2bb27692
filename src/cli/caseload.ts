import type { Command } from 'commander';
import type { LegalBasis } from '../domain/course.ts';
import { legalBasisShortName } from '../messages/words.ts';
import type { Caseloads, NamedCaseload } from '../services/caseload.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

export function addCaseload(program: Command): void {
  program
    .command('caseload')
    .description('show how much each CTI worker has, against what one is expected to have')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON')
    .action((options: DirectoryOptions & { json?: boolean }) =>
      withInstallation(options, async (operations) => {
        const loads = await operations.caseload();
        console.log(options.json ? JSON.stringify(loads, null, 2) : caseloadLines(loads).join('\n'));
      }),
    );
}

/** A line for each CTI worker, and one for each municipality with too few who are trained. */
function caseloadLines({ workers, tooFewTrained }: Caseloads): string[] {
  if (workers.length === 0) return ['Ingen CTI-medarbejder har forløb.'];
  const width = Math.max(...workers.map(({ name }) => name.length));
  return [
    ...workers.map((worker) => `${worker.name.padEnd(width)}  ${lineOf(worker)}`),
    ...tooFewTrained.map(
      ({ municipality, trained, needed }) =>
        `Kommune ${municipality}: ${trained} uddannet i CTI, mindst ${needed} skal være det (G-24)`,
    ),
  ];
}

function lineOf({ load, isHigh, inCourse, inContact }: NamedCaseload): string {
  const courses = Object.entries(inCourse).map(
    ([basis, count]) => `${count} efter ${legalBasisShortName.da[basis as LegalBasis]}`,
  );
  const parts = [
    courses.join(', ') || 'ingen i forløb',
    ...(inContact > 0 ? [`${inContact} i kontaktetablering`] : []),
  ];
  const warning = isHigh ? '  over det forventede (G-29, G-30)' : '';
  return `${load.toFixed(2).replace('.', ',')}  ${parts.join(' · ')}${warning}`;
}
