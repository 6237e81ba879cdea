import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextDay, type Recurrence } from '../../src/domain/recurrence.ts';
import {
  addDays,
  type CalendarDay,
  calendarDay,
  daysBetween,
  endOfMonth,
  type Weekday,
  weekdayOf,
} from '../../src/domain/zoned-time.ts';

/** National Day 2026: 1 to 7 October off, Saturday the 10th worked. */
const isWorkday = (day: CalendarDay) => {
  if (day >= '2026-10-01' && day <= '2026-10-07') return false;
  return day === '2026-10-10' || weekdayOf(day) <= 5;
};
const next = (recurrence: Recurrence, after: string) =>
  nextDay(recurrence, calendarDay(after), isWorkday);
const from = calendarDay('2026-11-20');

test.each<readonly [string, Recurrence, string, string]>([
  ['every day', { every: 'day' }, '2026-12-31', '2027-01-01'],
  ['a working day after the holiday', { every: 'working-day' }, '2026-09-30', '2026-10-08'],
  ['a make-up working day', { every: 'working-day' }, '2026-10-09', '2026-10-10'],
  [
    'the weekday itself',
    { every: 'week', weekday: 5, interval: 1, from },
    '2026-11-20',
    '2026-11-27',
  ],
  ['a later weekday', { every: 'week', weekday: 7, interval: 1, from }, '2026-11-20', '2026-11-22'],
  ['the second week', { every: 'week', weekday: 5, interval: 2, from }, '2026-11-20', '2026-12-04'],
  [
    'the second week, late',
    { every: 'week', weekday: 5, interval: 2, from },
    '2026-12-01',
    '2026-12-04',
  ],
  ['the 5th to come', { every: 'month', day: 5 }, '2026-11-04', '2026-11-05'],
  ['the 5th of the next month', { every: 'month', day: 5 }, '2026-11-05', '2026-12-05'],
  ['the 31st of a short month', { every: 'month', day: 31 }, '2026-10-31', '2026-11-30'],
  ['the 30th of February', { every: 'month', day: 30 }, '2027-01-30', '2027-02-28'],
  ['the 30th after a short month', { every: 'month', day: 30 }, '2027-02-28', '2027-03-30'],
  ['the end of the quarter', { every: 'quarter' }, '2026-11-20', '2026-12-31'],
  ['the end of the next quarter', { every: 'quarter' }, '2026-12-31', '2027-03-31'],
  ['a day of next year', { every: 'year', month: 3, day: 1 }, '2026-11-20', '2027-03-01'],
  ['a day of this year', { every: 'year', month: 12, day: 1 }, '2026-11-20', '2026-12-01'],
  [
    '29 February in a common year',
    { every: 'year', month: 2, day: 29 },
    '2026-11-20',
    '2027-02-28',
  ],
  ['29 February in a leap year', { every: 'year', month: 2, day: 29 }, '2027-02-28', '2028-02-29'],
])('%s', (_what, recurrence, after, expected) => {
  expect(next(recurrence, after)).toBe(expected);
});

describe('whatever comes again', () => {
  const day = fc
    .integer({ min: 0, max: 20_000 })
    .map((days) => addDays(calendarDay('2020-01-01'), days));
  const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
  const recurrence: fc.Arbitrary<Recurrence> = fc.oneof(
    fc.constantFrom<Recurrence>({ every: 'day' }, { every: 'working-day' }, { every: 'quarter' }),
    fc.record({
      every: fc.constant('week' as const),
      weekday,
      interval: fc.integer({ min: 1, max: 4 }),
      from: day,
    }),
    fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 31 }) }),
    fc.record({
      every: fc.constant('year' as const),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    }),
  );
  const longest: Readonly<Record<Recurrence['every'], number>> = {
    day: 1,
    'working-day': 12,
    week: 28,
    month: 31,
    quarter: 92,
    year: 366,
  };

  test('comes after the day, within its period, and nothing of it lies between', () => {
    fc.assert(
      fc.property(recurrence, day, (again, after) => {
        const found = nextDay(again, after, isWorkday);
        const gap = daysBetween(after, found);
        expect(gap).toBeGreaterThan(0);
        expect(gap).toBeLessThanOrEqual(longest[again.every]);
        // Seen from the day before, it is the same one.
        expect(nextDay(again, addDays(found, -1), isWorkday)).toBe(found);
      }),
    );
  });

  test('falls on the day that was said', () => {
    fc.assert(
      fc.property(recurrence, day, (again, after) => {
        const found = nextDay(again, after, isWorkday);
        const date = Number(found.slice(8));
        const isLast = found === endOfMonth(found);
        switch (again.every) {
          case 'working-day':
            return isWorkday(found);
          case 'week':
            return weekdayOf(found) === again.weekday;
          case 'month':
            return date === again.day || (isLast && date < again.day);
          case 'quarter':
            return isLast && Number(found.slice(5, 7)) % 3 === 0;
          case 'year':
            return Number(found.slice(5, 7)) === again.month && date === again.day;
          case 'day':
            return true;
        }
      }),
    );
  });
});
