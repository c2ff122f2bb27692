/** What each switch is called, in the proof and in the tests that run with it. */
export const gateName = (programme: string, { rule, code }: Coded, index: number): string =>
  `gate ${rule} ${code} (${programme} ${index + 1})`;
export const dutyName = (programme: string, duty: Named): string => `duty ${duty.rule} ${duty.id} (${programme})`;
export const missingName = (programme: string, duty: Named): string => `missing ${duty.rule} ${duty.id} (${programme})`;
export const presentName = (programme: string, { id, rule, participantsRule = rule }: Attended): string =>
  `present ${participantsRule} ${id} (${programme})`;
export const refusalName = ({ rule, code }: Coded): string => `refusal ${rule} ${code}`;
/** A refusal that names the rule of whatever step, duty or exit is meant. */
export const refusalOfAnyName = (code: string): string => `refusal ${code} of any step`;

interface Named {
  readonly id: string;
  readonly rule: string;
}
interface Attended extends Named {
  readonly participantsRule?: string;
}
interface Coded {
  readonly rule: string;
  readonly code: string;
}
