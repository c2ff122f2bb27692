import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from './failure.ts';
import type { ImportFlags } from './import-file.ts';
import { withInstallation } from './with-installation.ts';

export function addImport(program: Command): void {
  program
    .command('import')
    .description("take in the evaluator's list of drawn citizens, after a dry run; can be repeated, nothing is doubled")
    .argument('<file>', 'CSV with semicolons, UTF-8, dates dd-mm-yyyy, and headings of which "cpr" is needed')
    .option('--municipality <code>', 'three digits', '101')
    .option('--programme <id>', 'the intervention model', 'social-stoette')
    .option('--variant <name>', 'pilot or rollout', 'rollout')
    .option('--draw <name>', 'name of the draw: a citizen is taken in once for each', '1')
    .option('--dry-run', 'only say what would happen')
    .option('--yes', 'do not ask after the dry run')
    .option('--errors <file>', 'where lines with errors are listed (default: import-errors-FILE beside the file)')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON, without asking')
    .addHelpText(
      'after',
      `
Columns: cpr, navn, lovhjemmel (SEL § 85, SEL § 82 b, LAB § 31 b), startdato, bevillingsdato, vurderingsdato,
borger_orienteret, cti_orienteret, jobmatch, cti_medarbejder (e-mail). All but cpr may be missing or empty.
Exit code 1 when lines have errors; the good lines are taken in all the same.`,
    )
    .action(async (file: string, flags: ImportFlags) => {
      if (!/^\d{3}$/.test(flags.municipality))
        throw new UsageError(`--municipality ${flags.municipality}: expected three digits, such as 101`);
      const path = resolve(file);
      if (flags.errors && resolve(flags.errors) === path)
        throw new UsageError('--errors names the list itself: choose another file.');
      const bytes = await readFile(path); // before anything is started for it
      const { importFile } = await import('./import-file.ts'); // prompts and CSV, which no other command needs
      await withInstallation(flags, (operations) => importFile(operations, { path, bytes }, flags));
    });
}
