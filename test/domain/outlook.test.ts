import { describe, expect, it } from 'vitest';
import { livesToldByRows, scenariosToldByRows, someDays } from './outlooks.ts';

const IN_ANY_LIFE = ['ended', 'open', 'overdue', 'paused', 'running', 'scheduled', 'waiting'];

describe('the rows that lists are asked from', () => {
  it('say what the plan says until something happens, in random lives', () => {
    expect([...livesToldByRows(6, 20261124, someDays)]).toEqual(expect.arrayContaining(IN_ANY_LIFE));
  });

  it('say what the plan says from one event to the next, in every scenario of the model', () => {
    const met = scenariosToldByRows(someDays);
    expect([...met].sort()).toEqual(['archived', 'coming', 'left', ...IN_ANY_LIFE].sort());
  });
});
