import type { Command } from 'commander';
import { addDays } from '../domain/calendar/civil-date.ts';
import { checklistLines } from '../messages/checklists.ts';
import { courseMeterLines, teamMeterLines } from '../messages/fidelity.ts';
import { programmeName } from '../messages/model/index.ts';
import type { MethodSupport, PlaceFidelity } from '../services/fidelity.ts';
import { UsageError } from './failure.ts';
import { readTrajectoryId } from './trajectory-id.ts';
import { readWeeks } from './weeks.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

interface FidelityOptions extends DirectoryOptions {
  readonly weeks: string;
  readonly json?: boolean;
}

export function addFidelity(program: Command): void {
  program
    .command('fidelity')
    .description('how near to the method a case is, with its checklists; without an id how near a team is')
    .argument('[id]', 'id of the trajectory (see overgang list)')
    .option('--weeks <number>', 'a team is looked at over so many weeks back from today', '13')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON')
    .action(async (id: string | undefined, { weeks, json, ...options }: FidelityOptions) => {
      const days = 7 * readWeeks(weeks);
      const trajectoryId = id === undefined ? undefined : readTrajectoryId(id);
      await withInstallation(options, async (operations) => {
        if (trajectoryId === undefined) {
          const { today } = await operations.today();
          const places = await operations.teamFidelity({ from: addDays(today, -days), last: addDays(today, -1) });
          console.log(json ? JSON.stringify(places, null, 2) : teamLines(places).join('\n'));
          return;
        }
        const support = (await operations.show({ trajectoryId }))?.support;
        if (!support)
          throw new UsageError(`There is no trajectory with the id ${id}. overgang list shows those there are.`);
        console.log(json ? JSON.stringify(support, null, 2) : caseLines(support).join('\n'));
      });
    });
}

function caseLines({ meters, checklists }: MethodSupport): string[] {
  if (meters.length + checklists.length === 0) return ['Indsatsen har hverken metodemåler eller tjekliste.'];
  return [
    ...(meters.length > 0 ? ['Metodefidelitet:'] : []),
    ...meters.flatMap(courseMeterLines),
    ...checklistLines(checklists),
  ];
}

function teamLines(places: readonly PlaceFidelity[]): string[] {
  if (places.length === 0) return ['Der er ingen forløb med en metodemåler.'];
  return places.flatMap(({ municipality, programme, meter }) => [
    `Kommune ${municipality}, ${programmeName(programme, 'da')}: ${meter.courses} forløb`,
    ...teamMeterLines(meter).map((line) => `  ${line}`),
  ]);
}
