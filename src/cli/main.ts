import { Command } from 'commander';
import { addDoctor } from './doctor.ts';
import { reportFailure } from './failure.ts';
import { addImport } from './import.ts';
import { addPlan } from './plan.ts';
import { addShow } from './show.ts';
import { addSimulate } from './simulate.ts';
import { addSteer } from './steer.ts';

const program = new Command('overgang')
  .description('Uret for tidsbegrænsede sociale indsatser: faser på dagen, datoer med begrundelse, intet tabt.')
  .configureHelp({ sortSubcommands: false })
  .showHelpAfterError('(overgang --help viser kommandoerne)');

for (const add of [addPlan, addImport, addSimulate, addShow, addSteer, addDoctor]) add(program);

await program.parseAsync().catch(reportFailure);
