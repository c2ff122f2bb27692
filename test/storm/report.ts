import { violationLines } from '../../src/checker/violation-lines.ts';
import type { StormResult } from './storm.ts';

/** What a storm came to, in lines for people; the last says `N kills, V violations`. */
export function reportOf(result: StormResult, tookMs: number): string[] {
  const { kills, violations, evidence, waits, latenesses, looks, deaths } = result;
  const { cases, messages, mails, calls } = evidence;
  const events = cases.reduce((sum, { journal }) => sum + journal.length, 0);
  const runs = cases.reduce((sum, { history }) => sum + history.runs, 0);
  const unanswered = calls.filter(({ answer }) => 'unknown' in answer).length;
  return [
    '',
    `Took ${Math.round(tookMs / 60_000)} min. ${cases.length} lives in ${runs} runs, ${events} events, ${looks} pages read.`,
    `Calls: ${calls.length}, of which ${unanswered} were cut off and asked again. Answered after ${spread(waits)}.`,
    `Messages: ${tally(messages.map(({ channel, state }) => `${channel} ${state}`))}. Mails accepted: ${mails.length}.`,
    `Came late by ${spread(latenesses)}.`,
    `Shot: ${tally(kills.map(({ part }) => part))}; aimed at: ${tally(kills.map(({ moment }) => moment))}.`,
    `Processes that ended without being shot, and were started again: ${deaths}.`,
    ...violationLines(violations),
    `${kills.length} kills, ${violations.length} violations`,
  ];
}

function tally(names: readonly string[]): string {
  const counts = Map.groupBy(names, (name) => name);
  return [...counts].map(([name, those]) => `${name} ${those.length}`).join(', ') || 'none';
}

/** `sorted` in milliseconds, ascending. */
function spread(sorted: readonly number[]): string {
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  return `${seconds(at(0.5))} (median), ${seconds(at(0.99))} (99 of 100), ${seconds(at(1))} (most)`;
}
