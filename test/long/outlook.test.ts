import { describe, expect, it } from 'vitest';
import { everyDay, livesToldByRows, scenariosToldByRows } from '../domain/outlooks.ts';

describe('the rows that lists are asked from', () => {
  it('say what the plan says on every single day until something happens, in 300 random lives', () => {
    expect(livesToldByRows(300, 20261125, everyDay).size).toBeGreaterThan(5);
  });

  it('say what the plan says on every single day of every scenario of the model', () => {
    expect(scenariosToldByRows(everyDay).size).toBeGreaterThan(5);
  });
});
