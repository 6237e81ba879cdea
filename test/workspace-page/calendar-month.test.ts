import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  firstWeekdayOf,
  readTypedDate,
  readTypedTime,
  weeksOfMonth,
  writeCalendarDay,
} from '../../workspace/page/elements/calendar-month.ts';

describe('a typed date', () => {
  it.each([
    ['2026-03-18', '2026-03-18'],
    [' 2026/3/8 ', '2026-03-08'],
    ['2026年3月18日', '2026-03-18'],
    ['2028-02-29', '2028-02-29'],
    ['2026-02-29', null],
    ['2026-04-31', null],
    ['2026-13-01', null],
    ['18 March', null],
    ['', null],
  ])('%s', (text, day) => {
    expect(readTypedDate(text)).toBe(day);
  });
});

describe('a typed time', () => {
  it.each([
    ['14:30', '14:30'],
    ['9', '09:00'],
    ['9：05', '09:05'],
    ['2:30 pm', '14:30'],
    ['12 am', '00:00'],
    ['12:15PM', '12:15'],
    ['15点', '15:00'],
    ['24:00', null],
    ['13 pm', null],
    ['10:75', null],
    ['noon', null],
  ])('%s', (text, time) => {
    expect(readTypedTime(text)).toBe(time);
  });
});

describe('the month to pick from', () => {
  it('shows six whole weeks around the month', () => {
    const weeks = weeksOfMonth('2026-03-18', 1);
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
    expect(weeks[0]).toEqual([
      '2026-02-23',
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
    ]);
    expect(weeksOfMonth('2026-03-18', 0)[0]?.[0]).toBe('2026-03-01');
  });

  it('begins its weeks where the reader does', () => {
    expect(['en-US', 'zh-TW', 'zh-CN', 'en-GB'].map(firstWeekdayOf)).toEqual([0, 0, 1, 1]);
  });

  it('goes over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addMonths('2026-12-31', 1)).toBe('2027-01-01');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-01');
  });

  it('writes the day in the language of its reader', () => {
    expect(writeCalendarDay('2026-03-18', 'en-US')).toBe('Wed, Mar 18, 2026');
    expect(writeCalendarDay('2026-03-18', 'zh-CN')).toBe('2026年3月18日周三');
  });
});
