import { Command } from 'commander';
import { addAbsence } from './absence.ts';
import { addAudit } from './audit.ts';
import { addCaseload } from './caseload.ts';
import { addClock } from './clock.ts';
import { addCohort } from './cohort.ts';
import { addDoctor } from './doctor.ts';
import { reportFailure } from './failure.ts';
import { addFidelity } from './fidelity.ts';
import { addForecast } from './forecast.ts';
import { addImport } from './import.ts';
import { addKey } from './key.ts';
import { addMove } from './move.ts';
import { addPlan } from './plan.ts';
import { addProgramme } from './programme.ts';
import { addRegister } from './register.ts';
import { addReport } from './report.ts';
import { addReports } from './reports.ts';
import { addSettings } from './settings.ts';
import { addShow } from './show.ts';
import { addSimulate } from './simulate.ts';
import { addSteer } from './steer.ts';
import { readVersion } from './version.ts';

const program = new Command('overgang')
  .description(
    'The clock for time-limited social interventions: phases on their day, every date with its reason, nothing lost.\n' +
      'What concerns a citizen is written in Danish; --lang en gives English where there is a choice.',
  )
  .version(readVersion())
  .exitOverride()
  .showHelpAfterError('(overgang --help shows the commands, overgang COMMAND --help the options)')
  .addHelpText(
    'after',
    `
The data directory is .overgang beside the code, or --data-dir, or OVERGANG_DATA_DIR. While npm start runs on it, commands
go through the running installation; otherwise they start engine and store for as long as they take.
Exit codes: 0 done, 1 refused or failed, 2 used wrongly, 130 interrupted. Errors go to standard error.`,
  );

const ADDERS = [
  addPlan,
  addImport,
  addSimulate,
  addCohort,
  addShow,
  addSteer,
  addRegister,
  addProgramme,
  addAbsence,
  addSettings,
  addMove,
  addCaseload,
  addForecast,
  addReport,
  addReports,
  addFidelity,
  addKey,
  addAudit,
  addClock,
  addDoctor,
];
for (const add of ADDERS) add(program);

/** Ends at once, after the last words have been written: what a failed command left going must not keep the process. */
function fail(error: unknown): void {
  reportFailure(error);
  process.stderr.write('', () => process.exit());
}

// Whoever reads our answer may have had enough (overgang list | head).
process.stdout.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? process.exit() : fail(error)));
process.on('uncaughtException', fail);

await program.parseAsync().catch(fail);
