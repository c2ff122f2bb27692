import { Argument, type Command } from 'commander';
import { newestProgramme, PROGRAMME_IDS } from '../domain/programmes/index.ts';
import type { Language } from '../messages/language.ts';
import { programmeName } from '../messages/model/index.ts';
import { programmeLines } from '../messages/programme.ts';
import { languageOption } from './language-option.ts';
import { addMove } from './move-programme.ts';

interface ShowOptions {
  readonly json?: boolean;
  readonly lang: Language;
}

export function addProgramme(program: Command): void {
  const programme = program
    .command('programme')
    .description('show the intervention models, and move running cases to their newest version');
  addMove(programme);
  programme
    .command('list')
    .description('every programme by its id')
    .addOption(languageOption())
    .action(({ lang }: Pick<ShowOptions, 'lang'>) => {
      for (const id of PROGRAMME_IDS) console.log(`${id}  ${programmeName(id, lang)}`);
    });
  programme
    .command('show')
    .description('a model as a person would draw it: steps, phases, what comes again, tasks, demands and reports')
    .addArgument(new Argument('<id>', 'the programme').choices(PROGRAMME_IDS))
    .option('--json', 'the whole model in JSON')
    .addOption(languageOption())
    .action((id: string, { json, lang }: ShowOptions) => {
      const model = newestProgramme(id)!;
      console.log(json ? JSON.stringify(model, null, 2) : programmeLines(model, lang).join('\n'));
    });
}
