import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import type { Command } from 'commander';
import { NoteRequest } from '../services/requests.ts';
import { UsageError } from './failure.ts';
import { readTrajectoryId } from './trajectory-id.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

interface NoteOptions extends DirectoryOptions {
  readonly json?: boolean;
}

export function addNote(program: Command): void {
  program
    .command('note')
    .description('keep a text about a case, encrypted, and print the id by which a command names it')
    .argument('<id>', 'id of the trajectory (see overgang list)')
    .argument('[file]', 'file with the text; standard input when left out')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON')
    .addHelpText('after', '\nA note that no command has named within a day is removed.')
    .action(async (id: string, file: string | undefined, options: NoteOptions) => {
      const trajectoryId = readTrajectoryId(id);
      const text = file === undefined ? await readAll(process.stdin) : await readFile(resolve(file), 'utf8');
      const request = NoteRequest.safeParse({ trajectoryId, text });
      if (!request.success) throw new UsageError('The note must have from 1 to 20000 characters.');
      await withInstallation(options, async (operations) => {
        const note = await operations.note(request.data);
        if (!note)
          throw new UsageError(`There is no trajectory with the id ${id}. overgang list shows those there are.`);
        console.log(options.json ? JSON.stringify(note) : note.id);
      });
    });
}
