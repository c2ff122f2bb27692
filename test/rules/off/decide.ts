// Stands in for src/domain/decide.ts, whose answer to a repeated command is no verdict.
import { repeated as really } from '../../../src/domain/decide.ts';
import { isLeftOut } from './switchboard.ts';

export * from '../../../src/domain/decide.ts';

export function repeated(...asked: Parameters<typeof really>): ReturnType<typeof really> {
  const answer = really(...asked);
  return answer && 'refusal' in answer && answer.refusal.reasons.every(isLeftOut) ? undefined : answer;
}
