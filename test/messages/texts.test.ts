import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/domain/commands.ts';
import type { TrajectoryEvent } from '../../src/domain/events.ts';
import { REFUSAL_CODES, type Reason, type RefusalCode } from '../../src/domain/rule.ts';
import { LANGUAGES } from '../../src/messages/language.ts';
import * as people from '../../src/messages/people.ts';
import { refusalText } from '../../src/messages/refusals.ts';
import { timelineText } from '../../src/messages/timeline.ts';
import * as words from '../../src/messages/words.ts';
import { happenings, on } from './happenings.ts';
import { faults } from './readable.ts';
import { forMachines, refusalFacts } from './refusal-facts.ts';

describe('what people read', () => {
  it.each(LANGUAGES)('about every refusal is clean, with its facts and without (%s)', (language) => {
    for (const code of REFUSAL_CODES) {
      for (const params of [undefined, ...refusalFacts[code]]) {
        const { title, cure } = refusalText({ code, rule: 'S-01', ...(params ? { params } : {}) }, language);
        expect([...faults(title, language), ...faults(cure, language)]).toEqual([]);
      }
    }
  });

  it.each(LANGUAGES)('shows every fact that the rules give (%s)', (language) => {
    const said = (code: RefusalCode, params: NonNullable<Reason['params']>) =>
      JSON.stringify(refusalText({ code, rule: 'S-01', params }, language));
    const unsaid = REFUSAL_CODES.flatMap((code) =>
      refusalFacts[code].flatMap((params = {}) =>
        Object.keys(params)
          .filter((name) => {
            const { [name]: _, ...others } = params;
            return said(code, params) === said(code, others);
          })
          .map((name) => `${code}: ${name}`),
      ),
    );
    expect([...new Set(unsaid)].sort()).toEqual(forMachines);
  });

  it.each(LANGUAGES)('in every table of names is clean and told apart (%s)', (language) => {
    const tables = [...Object.values(words), ...Object.values(people)].filter((table) => typeof table === 'object');
    expect(tables.length).toBeGreaterThan(12);
    for (const table of tables) {
      const names: string[] = Object.values(table[language]);
      expect(names.flatMap((name) => faults(name, language))).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it.each(LANGUAGES)('about every event is clean, and no two events say the same (%s)', (language) => {
    const texts = Object.entries(happenings).flatMap(([type, bodies]) =>
      bodies.map((body) => {
        const event = { type, ...body, on } as TrajectoryEvent;
        return timelineText({ kind: 'event', recordedOn: on, event }, language);
      }),
    );
    expect(texts.flatMap((text) => faults(text, language))).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('is the same for a refusal that was journalled as for one that was answered', () => {
    const refusal = { reasons: [{ code: 'courseIsPaused', rule: 'T-05' }] } as const;
    const command: Command = {
      type: 'PauseCourse',
      id: 'c1',
      by: 's1',
      from: on,
      reason: 'illness',
      citizenWishesToGoOn: true,
    };
    for (const language of LANGUAGES) {
      const answered = timelineText({ kind: 'refusal', recordedOn: on, command, refusal }, language);
      const event = { type: 'CommandRefused', commandType: 'PauseCourse', refusal, on } as const;
      expect(timelineText({ kind: 'event', recordedOn: on, event }, language)).toBe(answered);
    }
  });
});
