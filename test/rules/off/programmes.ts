// Stands in for src/domain/programmes/index.ts: the models without the gate, duty or participants that are off.
import type { DutyRule } from '../../../src/domain/model/duties.ts';
import type { ModelStep } from '../../../src/domain/model/steps.ts';
import type { ProgrammeModel } from '../../../src/domain/programme.ts';
import { newestProgramme as reallyNewest, programmeOf as reallyOf } from '../../../src/domain/programmes/index.ts';
import { dutyName, gateName, missingName, presentName } from './names.ts';
import { cameAcross, isOff } from './switchboard.ts';

/** Whatever else there is of them, as it really is. */
export * from '../../../src/domain/programmes/index.ts';

export function newestProgramme(...asked: Parameters<typeof reallyNewest>): ProgrammeModel | undefined {
  const model = reallyNewest(...asked);
  return model && switched(model);
}

export const programmeOf = (...asked: Parameters<typeof reallyOf>): ProgrammeModel => switched(reallyOf(...asked));

const models = new Map<ProgrammeModel, ProgrammeModel>();

function switched(model: ProgrammeModel): ProgrammeModel {
  const known = models.get(model);
  if (known) return known;
  const { id, gates, duties, steps } = model;
  const made = {
    ...model,
    gates: gates.filter((gate, index) => !isOff(gateName(id, gate, index))),
    duties: duties.filter((duty) => !isOff(dutyName(id, duty))).map((duty) => switchedDuty(id, duty)),
    steps: steps.map((step) => switchedStep(id, step)),
  };
  models.set(model, made);
  return made;
}

function switchedDuty(programme: string, duty: DutyRule): DutyRule {
  const { missingAtEnd, ...rest } = duty;
  const kept = isOff(missingName(programme, duty)) ? rest : duty;
  // A duty's date is asked for only where there is one of its kind.
  return noticing(kept, 'due', [dutyName(programme, duty), missingName(programme, duty)]);
}

const switchedStep = (programme: string, step: ModelStep): ModelStep =>
  noticing(isOff(presentName(programme, step)) ? { ...step, participants: [] } : step, 'participants', [
    presentName(programme, step),
  ]);

/** The same, but it is noted when a property is read. */
function noticing<T extends object>(original: T, property: keyof T, names: readonly string[]): T {
  const value = original[property];
  return Object.defineProperty({ ...original }, property, {
    enumerable: true,
    get: () => {
      for (const name of names) cameAcross(name);
      return value;
    },
  });
}
