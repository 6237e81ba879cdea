import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  calendarDay,
  clockTime,
  dayOf,
  daysBetween,
  endOfMonth,
  endOfWeek,
  instant,
  instantOf,
  startOfWeek,
  timeOf,
  weekdayOf,
  zoneName,
} from '../../src/domain/zoned-time.ts';

const newYork = zoneName('America/New_York');
const shanghai = zoneName('Asia/Shanghai');
const iso = (at: number) => new Date(at).toISOString();

describe('what is not a day, a time, a zone or a moment is refused', () => {
  test.each([
    '2026-02-30',
    '2026-13-01',
    '2026-2-3',
    '26-02-03',
    '2026-02-03T00:00',
    '',
    '+002026-02-03',
    'tomorrow',
  ])('day %j', (text) => {
    expect(() => calendarDay(text)).toThrow(RangeError);
  });
  test.each(['24:00', '9:00', '12:60', '', '12:00:00', '１２:00'])('time %j', (text) => {
    expect(() => clockTime(text)).toThrow(RangeError);
  });
  test.each(['Mars/Olympus', '', '+08:00', 'Asia/', 'Asia/Shanghai '])('zone %j', (text) => {
    expect(() => zoneName(text)).toThrow(RangeError);
  });
  test.each([Number.NaN, 1.5, Number.POSITIVE_INFINITY, 9e15])('moment %j', (ms) => {
    expect(() => instant(ms)).toThrow(RangeError);
  });
});

describe('local times become moments', () => {
  test('in a zone without clock changes', () => {
    expect(iso(instantOf(calendarDay('2026-11-25'), clockTime('15:00'), shanghai))).toBe(
      '2026-11-25T07:00:00.000Z',
    );
  });
  test('a skipped time lands after the gap', () => {
    const at = instantOf(calendarDay('2026-03-08'), clockTime('02:30'), newYork);
    expect([iso(at), timeOf(at, newYork)]).toEqual(['2026-03-08T07:30:00.000Z', '03:30']);
  });
  test('a time that occurs twice is the first one', () => {
    expect(iso(instantOf(calendarDay('2026-11-01'), clockTime('01:30'), newYork))).toBe(
      '2026-11-01T05:30:00.000Z',
    );
  });
  test('a day and a time come back as they were said, where the clock shows them at all', () => {
    const zones = ['America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 4 * 60, max: 23 * 60 + 59 }),
        fc.constantFrom(...zones),
        (days, minutes, name) => {
          const zone = zoneName(name);
          const day = addDays(calendarDay('1990-01-01'), days);
          const time = clockTime(
            `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
          );
          const at = instantOf(day, time, zone);
          expect([dayOf(at, zone), timeOf(at, zone)]).toEqual([day, time]);
        },
      ),
    );
  });
  test('the same moment is another day elsewhere', () => {
    const at = instantOf(calendarDay('2026-11-21'), clockTime('07:00'), shanghai);
    expect([dayOf(at, newYork), timeOf(at, newYork)]).toEqual(['2026-11-20', '18:00']);
  });
});

describe('calendar arithmetic', () => {
  test.each([
    [addDays(calendarDay('2026-02-28'), 1), '2026-03-01'],
    [addDays(calendarDay('2026-01-01'), -1), '2025-12-31'],
    [addMonths(calendarDay('2026-01-31'), 1), '2026-02-28'],
    [addMonths(calendarDay('2026-01-15'), -2), '2025-11-15'],
    [addYears(calendarDay('2028-02-29'), 1), '2029-02-28'],
    [startOfWeek(calendarDay('2026-11-22')), '2026-11-16'],
    [startOfWeek(calendarDay('2026-11-16')), '2026-11-16'],
    [endOfWeek(calendarDay('2026-11-16')), '2026-11-22'],
    [endOfMonth(calendarDay('2028-02-03')), '2028-02-29'],
  ])('%s is %s', (found, expected) => {
    expect(found).toBe(expected);
  });
  test('weekdays count from Monday', () => {
    expect(weekdayOf(calendarDay('2026-11-16'))).toBe(1);
    expect(weekdayOf(calendarDay('2026-11-22'))).toBe(7);
  });
  test('days between two days count over clock changes and leap days', () => {
    expect(daysBetween(calendarDay('2026-03-01'), calendarDay('2026-03-31'))).toBe(30);
    expect(daysBetween(calendarDay('2028-03-01'), calendarDay('2028-02-28'))).toBe(-2);
  });
  test('days sort by string order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5000, max: 5000 }),
        fc.integer({ min: -5000, max: 5000 }),
        (a, b) => {
          const base = calendarDay('2026-01-01');
          expect(addDays(base, a) < addDays(base, b)).toBe(a < b);
        },
      ),
    );
  });
});
