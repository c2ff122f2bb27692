import { parseCivilDate } from '../calendar/civil-date.ts';
import type { FactValue, FactValues } from '../facts.ts';
import { type Reason, type RuleId, reason } from '../rule.ts';
import { agrees } from './spells.ts';
import type { Field } from './steps.ts';

/** Everything that is wrong with the values of a registration; empty when it is complete and sound. */
export function faultsOf(
  step: string,
  fields: Readonly<Record<string, Field>>,
  values: FactValues,
  rule: RuleId,
): Reason[] {
  const unknown = Object.keys(values).filter((name) => !Object.hasOwn(fields, name));
  const faults = unknown.map((field) => reason('fieldUnknown', rule, { step, field }));
  for (const [field, expected] of Object.entries(fields)) {
    const value = values[field];
    const by = expected.rule ?? rule;
    if (value === undefined || (expected.mustHold && holdsNothing(value))) {
      if (isRequired(expected, values)) faults.push(reason('fieldMissing', by, { step, field }));
    } else if (!isSound(expected, value, values) || !agrees(values, expected.onlyWhen))
      faults.push(reason('fieldWrong', by, { step, field }));
  }
  return faults;
}

const isRequired = ({ required, requiredWhen }: Field, values: FactValues): boolean =>
  requiredWhen ? agrees(values, requiredWhen) : required !== false;

const holdsNothing = (value: FactValue): boolean => value === false || (Array.isArray(value) && value.length === 0);

/** The id of a note, a person or a company: never a text. */
const ID = /^[\w.:-]{1,64}$/;

const isBefore = (value: string, first: string | undefined, values: FactValues): boolean =>
  first !== undefined && typeof values[first] === 'string' && value < values[first];

function isSound(field: Field, value: FactValue, values: FactValues): boolean {
  switch (field.type) {
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && value >= (field.atLeast ?? 0);
    case 'date':
      return (
        typeof value === 'string' && parseCivilDate(value) !== undefined && !isBefore(value, field.notBefore, values)
      );
    case 'note':
    case 'staff':
    case 'company':
      return typeof value === 'string' && ID.test(value);
    case 'choice':
      return typeof value === 'string' && field.of.includes(value);
    case 'codes':
      return (
        Array.isArray(value) &&
        value.every((code: string) => field.of.includes(code)) &&
        (!field.all || field.of.every((code) => value.includes(code)))
      );
  }
}
