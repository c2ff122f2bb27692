import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ProgrammeModel } from '../../src/domain/programme.ts';
import { newestProgramme } from '../../src/domain/programmes/index.ts';
import { readCatalogue } from './catalogue.ts';
import { dutyName, gateName, missingName, presentName, refusalName, refusalOfAnyName } from './off/names.ts';
import { type Refusal, refusalsOf } from './refusals.ts';

/** One thing that can be off, and by which name the tests note that they came across it. */
export interface Switch {
  readonly name: string;
  /** Undefined where it is the rule of whatever step is meant. */
  readonly rule: string | undefined;
  readonly metAs: string;
}

/** Everything that can be off in the core as it stands and in the newest version of each programme. */
export function readSwitches(): Switch[] {
  const folder = fileURLToPath(new URL('../../src/domain/programmes/', import.meta.url));
  const models = globSync('*/index.ts', { cwd: folder })
    .map((path) => path.replace(/[\\/].*$/, ''))
    .sort()
    .map((id) => {
      const model = newestProgramme(id);
      if (!model) throw new Error(`Expected the folder ${id} to hold the programme of that name, found none`);
      return model;
    });
  const switches = [...models.flatMap(switchesOf), ...refusalsOf(models).map(refusalSwitch)];
  const known = new Set(readCatalogue().map(({ id }) => id));
  const strange = switches.find(({ rule }) => rule !== undefined && !known.has(rule));
  if (strange) throw new Error(`Expected rules of docs/rules.md, found ${strange.name}`);
  return switches;
}

function switchesOf({ id, gates, duties, steps }: ProgrammeModel): Switch[] {
  const plain = (name: string, rule: string): Switch => ({ name, rule, metAs: name });
  return [
    ...gates.map((gate, index) => ({ ...plain(gateName(id, gate, index), gate.rule), metAs: refusalName(gate) })),
    ...steps
      .filter(({ participants = [] }) => participants.length > 0)
      .map((step) => plain(presentName(id, step), step.participantsRule ?? step.rule)),
    ...duties.map((duty) => plain(dutyName(id, duty), duty.rule)),
    ...duties.filter(({ missingAtEnd }) => missingAtEnd).map((duty) => plain(missingName(id, duty), duty.rule)),
  ];
}

function refusalSwitch({ code, rule }: Refusal): Switch {
  const name = rule === undefined ? refusalOfAnyName(code) : refusalName({ code, rule });
  return { name, rule, metAs: name };
}
