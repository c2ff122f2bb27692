import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill/implementation';
import { describe, expect, it } from 'vitest';
import { type CivilDate, civilDate, date, epochDay, weekday } from '../../src/domain/calendar/civil-date.ts';
import { holidayOn } from '../../src/domain/calendar/holidays.ts';
import {
  addWorkingDays,
  type ClosingDay,
  instantAt,
  isWorkingDay,
  KL_CLOSING_DAYS,
  nextWorkingDayOnOrAfter,
  previousWorkingDayOnOrBefore,
  sendingWindow,
  sendOn,
  whyClosed,
} from '../../src/domain/calendar/working-days.ts';

const fridayAfterAscension: ClosingDay = { easter: 40, name: 'fredag efter Kristi himmelfartsdag' };
const seeded = { seed: 20_261_124, numRuns: 500 };

const anyDay = fc
  .integer({ min: epochDay(date('1990-01-01')), max: epochDay(date('2100-12-31')) })
  .map((day) => civilDate(day));
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const anyClosingDays: fc.Arbitrary<ClosingDay[]> = fc.array(
  fc
    .tuple(
      fc.oneof(
        anyDay.map((on) => ({ on })),
        anyDay.map((on) => ({ yearly: on.slice(5) })),
        fc.integer({ min: -70, max: 70 }).map((easter) => ({ easter })),
      ),
      fc.option(anyTime),
    )
    .map(([when, from]) => ({ ...when, name: 'lukkedag', ...(from === null ? {} : { from }) })),
  { maxLength: 30 },
);

/** Every day from one to another, ends included. */
function days(from: CivilDate, to: CivilDate): CivilDate[] {
  return Array.from({ length: epochDay(to) - epochDay(from) + 1 }, (_, i) => civilDate(epochDay(from) + i));
}

/** The clock in Copenhagen at an instant, as the time-zone library reads it. */
const clock = (instant: number) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('Europe/Copenhagen').toPlainDateTime().toString();

describe('a day', () => {
  it.each([
    ['2026-11-24', 'a plain Tuesday', undefined],
    ['2026-11-28', 'a Saturday', { kind: 'weekend', name: 'lørdag' }],
    ['2026-11-29', 'a Sunday', { kind: 'weekend', name: 'søndag' }],
    ['2026-04-03', 'Good Friday', { kind: 'holiday', name: 'langfredag', rule: { easter: -2 } }],
    ['2026-04-05', 'a Sunday with a name', { kind: 'holiday', name: 'påskedag', rule: { easter: 0 } }],
    ['2026-12-26', 'a holiday on a Saturday', { kind: 'holiday', name: '2. juledag', rule: { yearly: '12-26' } }],
    ['2026-12-24', 'a closing day', { kind: 'closingDay', name: 'juleaftensdag' }],
    ['2027-12-24', 'a closing day on a Friday', { kind: 'closingDay', name: 'juleaftensdag' }],
    ['2028-12-24', 'a closing day on a Sunday', { kind: 'weekend', name: 'søndag' }],
    ['2026-05-01', 'a half day', undefined],
    ['2024-04-26', 'what would have been store bededag', undefined],
  ] as const)('%s, %s, says why it is closed', (on, _, closed) => {
    expect(whyClosed(date(on), KL_CLOSING_DAYS)).toEqual(closed);
    expect(isWorkingDay(date(on), KL_CLOSING_DAYS)).toBe(closed === undefined);
  });

  it('is closed only where the municipality says so', () => {
    expect(isWorkingDay(date('2026-12-24'), [])).toBe(true);
    expect(isWorkingDay(date('2026-05-15'), KL_CLOSING_DAYS)).toBe(true);
    expect(isWorkingDay(date('2026-05-15'), [...KL_CLOSING_DAYS, fridayAfterAscension])).toBe(false);
    expect(isWorkingDay(date('2027-05-07'), [...KL_CLOSING_DAYS, fridayAfterAscension])).toBe(false);
  });

  it('that closes once is open in the year after', () => {
    const closingDays: ClosingDay[] = [{ on: date('2026-11-24'), name: 'flytning' }];
    expect(whyClosed(date('2026-11-24'), closingDays)).toEqual({ kind: 'closingDay', name: 'flytning' });
    expect(isWorkingDay(date('2027-11-24'), closingDays)).toBe(true);
  });

  it('that closes from midnight is no half day', () => {
    expect(isWorkingDay(date('2026-11-24'), [{ on: date('2026-11-24'), name: 'flytning', from: '00:00' }])).toBe(false);
  });

  it('is a working day when it is Monday to Friday and neither a holiday nor a closing day', () => {
    for (const on of days(date('2020-01-01'), date('2032-12-31'))) {
      const closed = ['12-24', '12-31'].includes(on.slice(5));
      expect(isWorkingDay(on, KL_CLOSING_DAYS), on).toBe(weekday(on) <= 5 && !holidayOn(on) && !closed);
    }
  });
});

describe('the nearest working day', () => {
  it.each([
    ['2026-04-01', '2026-04-01', '2026-04-01'],
    ['2026-04-02', '2026-04-01', '2026-04-07'],
    ['2026-04-06', '2026-04-01', '2026-04-07'],
    ['2026-12-24', '2026-12-23', '2026-12-28'],
    ['2026-12-31', '2026-12-30', '2027-01-04'],
    ['2023-05-05', '2023-05-04', '2023-05-08'],
    ['2024-04-26', '2024-04-26', '2024-04-26'],
  ])('to %s is %s looking back and %s looking ahead', (on, back, ahead) => {
    expect(previousWorkingDayOnOrBefore(date(on), KL_CLOSING_DAYS)).toBe(back);
    expect(nextWorkingDayOnOrAfter(date(on), KL_CLOSING_DAYS)).toBe(ahead);
  });

  it('is a working day with none between, whatever the closing days', () => {
    fc.assert(
      fc.property(anyDay, anyClosingDays, (on, closingDays) => {
        const back = previousWorkingDayOnOrBefore(on, closingDays);
        const ahead = nextWorkingDayOnOrAfter(on, closingDays);
        const open = days(back, ahead).filter((day) => isWorkingDay(day, closingDays));
        expect(open).toEqual(back === ahead ? [on] : [back, ahead]);
      }),
      seeded,
    );
  });

  it('is an error that names the closing days when they leave none', () => {
    const always = Array.from({ length: 366 }, (_, i) => civilDate(epochDay(date('2024-01-01')) + i));
    const closingDays = always.map((on): ClosingDay => ({ yearly: on.slice(5), name: 'lukket' }));
    const message =
      /^Expected a working day within 366 days (after|before) 2026-11-2[45], found none: the closing days/;
    expect(() => nextWorkingDayOnOrAfter(date('2026-11-24'), closingDays)).toThrow(message);
    expect(() => previousWorkingDayOnOrBefore(date('2026-11-24'), closingDays)).toThrow(message);
    expect(() => addWorkingDays(date('2026-11-24'), 1, closingDays)).toThrow(message);
    expect(() => sendOn(date('2026-11-24'), 'before', closingDays)).toThrow(message);
  });
});

describe('counting working days', () => {
  it.each([
    ['2026-11-24', 1, '2026-11-25'],
    ['2026-11-24', 4, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-28', -1, '2026-11-27'],
    ['2026-11-28', 0, '2026-11-28'],
    ['2026-04-01', 1, '2026-04-07'],
    ['2026-04-07', -1, '2026-04-01'],
    ['2026-12-23', 2, '2026-12-29'],
    ['2027-01-04', -4, '2026-12-23'],
  ])('from %s by %i reaches %s', (on, count, reached) => {
    expect(addWorkingDays(date(on), count, KL_CLOSING_DAYS)).toBe(reached);
  });

  it('passes exactly as many working days as asked for, and ends on one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), anyClosingDays, (on, count, closingDays) => {
        const reached = addWorkingDays(on, count, closingDays);
        const range = count < 0 ? days(reached, on).slice(0, -1) : days(on, reached).slice(1);
        expect(range.filter((day) => isWorkingDay(day, closingDays))).toHaveLength(Math.abs(count));
        if (count !== 0) expect(isWorkingDay(reached, closingDays)).toBe(true);
      }),
      seeded,
    );
  });

  it('takes whole days only', () => {
    expect(() => addWorkingDays(date('2026-11-24'), 1.5, [])).toThrow('whole number');
  });
});

describe('K-32: a message', () => {
  it('goes out on the day wanted when that is a working day, and then nothing explains a move', () => {
    const wanted = date('2026-11-24');
    expect(sendOn(wanted, 'before', KL_CLOSING_DAYS)).toEqual({ wanted, on: wanted, over: [] });
    expect(sendOn(wanted, 'onOrAfter', KL_CLOSING_DAYS)).toEqual({ wanted, on: wanted, over: [] });
  });

  it('before a date moves back, and names each day it moved over, nearest first', () => {
    expect(sendOn(date('2026-04-05'), 'before', KL_CLOSING_DAYS)).toEqual({
      wanted: '2026-04-05',
      on: '2026-04-01',
      over: [
        { on: '2026-04-05', kind: 'holiday', name: 'påskedag', rule: { easter: 0 } },
        { on: '2026-04-04', kind: 'weekend', name: 'lørdag' },
        { on: '2026-04-03', kind: 'holiday', name: 'langfredag', rule: { easter: -2 } },
        { on: '2026-04-02', kind: 'holiday', name: 'skærtorsdag', rule: { easter: -3 } },
      ],
    });
  });

  it('on or after a date moves ahead', () => {
    expect(sendOn(date('2026-12-24'), 'onOrAfter', KL_CLOSING_DAYS)).toEqual({
      wanted: '2026-12-24',
      on: '2026-12-28',
      over: [
        { on: '2026-12-24', kind: 'closingDay', name: 'juleaftensdag' },
        { on: '2026-12-25', kind: 'holiday', name: 'juledag', rule: { yearly: '12-25' } },
        { on: '2026-12-26', kind: 'holiday', name: '2. juledag', rule: { yearly: '12-26' } },
        { on: '2026-12-27', kind: 'weekend', name: 'søndag' },
      ],
    });
  });

  it('stays on a half day, but not on one that ends before the sending hours begin', () => {
    const closesAt = (from: string): ClosingDay[] => [{ on: date('2026-11-24'), name: 'personaledag', from }];
    expect(sendOn(date('2026-11-24'), 'before', closesAt('08:01')).on).toBe('2026-11-24');
    expect(sendOn(date('2026-11-24'), 'before', closesAt('08:00'))).toEqual({
      wanted: '2026-11-24',
      on: '2026-11-23',
      over: [{ on: '2026-11-24', kind: 'closingDay', name: 'personaledag' }],
    });
    expect(sendOn(date('2026-11-24'), 'before', closesAt('08:00'), { from: '07:00', until: '16:00' }).over).toEqual([]);
  });

  it('never crosses the date it is sent for, and lands on a day with a window', () => {
    fc.assert(
      fc.property(anyDay, anyClosingDays, (wanted, closingDays) => {
        for (const relation of ['before', 'onOrAfter'] as const) {
          const { on, over } = sendOn(wanted, relation, closingDays);
          const passed = relation === 'before' ? days(on, wanted).slice(1).reverse() : days(wanted, on).slice(0, -1);
          expect(relation === 'before' ? on <= wanted : on >= wanted).toBe(true);
          expect(over.map((closed) => closed.on)).toEqual(passed);
          expect(passed.map((day) => sendingWindow(day, closingDays))).toEqual(passed.map(() => undefined));
          const window = sendingWindow(on, closingDays);
          expect(window!.until).toBeGreaterThan(window!.from);
        }
      }),
      seeded,
    );
  });
});

describe('K-32: the sending window', () => {
  it.each([
    ['2026-11-24', 'in winter', '2026-11-24T07:00:00Z', '2026-11-24T15:00:00Z'],
    ['2026-07-01', 'in summer', '2026-07-01T06:00:00Z', '2026-07-01T14:00:00Z'],
    ['2026-05-01', 'on a half day', '2026-05-01T06:00:00Z', '2026-05-01T10:00:00Z'],
    ['2026-03-30', 'on the first day at work in summer time', '2026-03-30T06:00:00Z', '2026-03-30T14:00:00Z'],
  ])('of %s, %s, is %s to %s', (on, _, from, until) => {
    expect(sendingWindow(date(on), KL_CLOSING_DAYS)).toEqual({ from: Date.parse(from), until: Date.parse(until) });
  });

  it('is 08:00 to 16:00 on the clock of every working day, 12:00 on half days', () => {
    for (const on of days(date('2024-01-01'), date('2031-12-31'))) {
      const window = sendingWindow(on, KL_CLOSING_DAYS);
      expect(window !== undefined, on).toBe(isWorkingDay(on, KL_CLOSING_DAYS));
      const until = ['05-01', '06-05'].includes(on.slice(5)) ? '12:00:00' : '16:00:00';
      if (window) expect([clock(window.from), clock(window.until)]).toEqual([`${on}T08:00:00`, `${on}T${until}`]);
    }
  });

  it('is shortened by the earliest of several closings, and never lengthened', () => {
    const on = date('2026-11-24');
    const closesAt = (...times: string[]) => times.map((from): ClosingDay => ({ on, name: 'lukker tidligt', from }));
    const closes = (closingDays: ClosingDay[]) => clock(sendingWindow(on, closingDays)!.until).slice(11);
    expect(closes(closesAt('14:00', '11:30', '13:00'))).toBe('11:30:00');
    expect(closes(closesAt('18:00'))).toBe('16:00:00');
  });

  it('must begin before it ends, and be given in hours and minutes', () => {
    const on = date('2026-11-24');
    expect(() => sendingWindow(on, [], { from: '16:00', until: '08:00' })).toThrow('16:00–08:00');
    expect(() => sendingWindow(on, [], { from: '8:00', until: '16:00' })).toThrow('HH:MM');
    expect(() => sendingWindow(on, [], { from: '08:00', until: '24:01' })).toThrow('HH:MM');
  });
});

describe('a clock time on a day', () => {
  // Where the clock skips or repeats an hour, the library's "compatible" reading is the one documented.
  it('is the instant the time-zone library gives, on the days the clock changes too', () => {
    const around = days(date('1990-01-01'), date('2100-12-31')).filter(
      (on) => /-(03|09|10)-/.test(on) && weekday(on) === 7,
    );
    const times = ['00:00', '01:59', '02:00', '02:30', '02:59', '03:00', '08:00', '16:00', '23:59'];
    for (const on of around) {
      const expected = times.map(
        (time) => Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime('Europe/Copenhagen').epochMilliseconds,
      );
      expect(
        times.map((time) => instantAt(on, time)),
        on,
      ).toEqual(expected);
    }
  });

  it('is the instant the time-zone library gives, on any day at any time', () => {
    fc.assert(
      fc.property(anyDay, anyTime, (on, time) => {
        const expected = Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime('Europe/Copenhagen');
        expect(instantAt(on, time)).toBe(expected.epochMilliseconds);
      }),
      seeded,
    );
  });

  it('24:00 is the next midnight', () => {
    expect(clock(instantAt(date('2026-10-25'), '24:00'))).toBe('2026-10-26T00:00:00');
  });
});
