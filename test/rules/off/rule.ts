// Stands in for src/domain/rule.ts: notes which reasons are given at all.
import { type Reason, type RefusalCode, type RuleId, reason as really } from '../../../src/domain/rule.ts';
import { refusalName, refusalOfAnyName } from './names.ts';
import { cameAcross } from './switchboard.ts';

export * from '../../../src/domain/rule.ts';

export function reason(code: RefusalCode, rule: RuleId, params?: Reason['params']): Reason {
  cameAcross(refusalName({ rule, code }));
  cameAcross(refusalOfAnyName(code));
  return really(code, rule, params);
}
