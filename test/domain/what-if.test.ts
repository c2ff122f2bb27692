import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate } from '../../src/domain/calendar/civil-date.ts';
import { type Notice, noticesFor } from '../../src/domain/notices.ts';
import { simulate } from '../../src/domain/scenario.ts';
import { messagesAhead, tryOut } from '../../src/domain/what-if.ts';
import { readScenario } from '../../src/services/scenario-file.ts';

const folder = new URL('../scenarios/', import.meta.url);
const scenarios = readdirSync(folder).filter((file) => file.endsWith('.json'));
const read = (file: string) => readScenario(readFileSync(new URL(file, folder), 'utf8'));

/** An open pause is asked about for ever; nobody looks further than this. */
const DAYS_AHEAD = 400;
const until = (last: CivilDate, notices: readonly Notice[]) =>
  notices.filter(({ on }) => on <= addDays(last, DAYS_AHEAD)).map(({ key, on, tells }) => [on, key, tells]);

describe('the messages ahead', () => {
  it.each(scenarios)('of %s are those that are sent when nothing happens any more (K-12)', (file) => {
    const { name, steps } = read(file);
    const last = steps.at(-1)!.at;
    const now = simulate({ name, steps, until: last }).state;
    const { recordings } = simulate({ name, steps, until: addDays(last, DAYS_AHEAD) });
    const coming = recordings.slice(recordings.findIndex(({ state }) => state.sequence === now.sequence) + 1);
    const sent = coming.flatMap(({ state, events }) => noticesFor(state, events));
    expect(until(last, messagesAhead(last, now))).toEqual(until(last, sent));
  });
});

describe('a trial', () => {
  it.each(scenarios)('of the last command of %s tells what its recording tells, and changes nothing', (file) => {
    const { name, steps } = read(file);
    const { at, command } = steps.at(-1)!;
    const before = simulate({ name, steps: steps.slice(0, -1), until: at }).state;
    const copy = structuredClone(before);
    const { told, refusals, after } = tryOut(at, before, [command]);
    const [events, sequence] = [simulate({ name, steps, until: at }).timeline, before.sequence];
    const recorded = events.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : [])).slice(sequence);
    const isRepeat = before.seen.some(({ id }) => id === command.id);
    if (refusals.length === 0 && !isRepeat) expect(told).toEqual(noticesFor(after, recorded));
    else expect(isRepeat ? [] : told).toEqual([]);
    expect(before).toEqual(copy);
  });
});
