import { type Despite, type Reason, type RefusalCode, type RuleId, reason } from '../rule.ts';
import { type Condition, holds, type Question } from './conditions.ts';

/** What is about to happen when a gate is asked. A step's moment is `record:` and its id, whatever its kind. */
export type Moment =
  | 'courseStart'
  | 'courseRestart'
  | 'newTransition'
  | `summon:${string}`
  | `record:${string}`
  | `leave:${string}`;

/** Something that must hold before a moment (kind "gate" of the rules catalogue), as data. */
export interface Gate {
  readonly rule: RuleId;
  readonly code: RefusalCode;
  readonly at: readonly Moment[];
  readonly needs: Condition;
  /** Advised: goes on with a written reason and is shown as a deviation. */
  readonly strength: 'must' | 'advised';
  /** Asked only while this holds. */
  readonly when?: Condition;
  /** Facts about the refusal that its sentence names. */
  readonly params?: Reason['params'];
}

export interface GateAnswer {
  /** What forbids it. */
  readonly objections: readonly Reason[];
  /** What is not as advised, and goes on with a written reason. */
  readonly deviations: readonly Reason[];
}

/** What goes on with a written reason is a deviation then; without one it speaks against going on. */
export function unlessExplained(reasons: readonly Reason[], despite: readonly Despite[] = []): GateAnswer {
  const noteOf = ({ code }: Reason) => despite.find((one) => one.code === code)?.noteId;
  return {
    objections: reasons.filter((one) => noteOf(one) === undefined),
    deviations: reasons.flatMap((one) => {
      const noteId = noteOf(one);
      return noteId === undefined ? [] : [{ ...one, params: { ...one.params, noteId } }];
    }),
  };
}

/** Every gate at a moment, asked at once: a refusal names all that is missing (SC-08 g). Pure. */
export function askGates(
  gates: readonly Gate[],
  moment: Moment,
  question: Question,
  despite: readonly Despite[] = [],
): GateAnswer {
  const objections: Reason[] = [];
  const deviations: Reason[] = [];
  for (const gate of gates) {
    if (!gate.at.includes(moment) || isOff(gate.rule, question)) continue;
    if (gate.when && !holds(gate.when, question)) continue;
    if (holds(gate.needs, question)) continue;
    const no = reason(gate.code, gate.rule, gate.params);
    const answer = unlessExplained([no], gate.strength === 'advised' ? despite : []);
    objections.push(...answer.objections);
    deviations.push(...answer.deviations);
  }
  return { objections, deviations };
}

/** Whether the variant leaves a rule out: pilot and roll-out are one model. */
export function isOff(rule: RuleId, { settings }: Pick<Question, 'settings'>): boolean {
  return settings.rulesOff.includes(rule);
}
