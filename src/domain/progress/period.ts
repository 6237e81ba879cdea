import { quarterOf } from '../quarter.ts';
import {
  addDays,
  addMonths,
  type CalendarDay,
  calendarDay,
  daysBetween,
  endOfMonth,
  endOfWeek,
  startOfWeek,
} from '../zoned-time.ts';

/** What a stretch of the calendar is: one of the calendar's own, or days that somebody named. */
export const periodUnits = ['day', 'week', 'month', 'quarter', 'year', 'days'] as const;
export type PeriodUnit = (typeof periodUnits)[number];

/** A stretch of the calendar that figures are of; both days belong to it. */
export type Period = {
  readonly unit: PeriodUnit;
  readonly first: CalendarDay;
  readonly last: CalendarDay;
};

const firstOfMonth = (day: CalendarDay): CalendarDay => calendarDay(`${day.slice(0, 7)}-01`);
const firstOfYear = (day: CalendarDay): CalendarDay => calendarDay(`${day.slice(0, 4)}-01-01`);

/** The period of a kind that holds a day. */
export function periodAround(unit: Exclude<PeriodUnit, 'days'>, day: CalendarDay): Period {
  switch (unit) {
    case 'day':
      return { unit, first: day, last: day };
    case 'week':
      return { unit, first: startOfWeek(day), last: endOfWeek(day) };
    case 'month':
      return { unit, first: firstOfMonth(day), last: endOfMonth(day) };
    case 'quarter': {
      const { first, last } = quarterOf(day);
      return { unit, first, last };
    }
    case 'year': {
      const first = firstOfYear(day);
      return { unit, first, last: addDays(addMonths(first, 12), -1) };
    }
  }
}

/** The one before: of the calendar's own the one before it, of named days as many just before. */
export function periodBefore({ unit, first, last }: Period): Period {
  const dayBefore = addDays(first, -1);
  if (unit !== 'days') return periodAround(unit, dayBefore);
  return { unit, first: addDays(first, -1 - daysBetween(first, last)), last: dayBefore };
}

/** The weeks, Monday to Sunday, that end with the one of a day. */
export function weeksUpTo(day: CalendarDay, count: number): readonly Period[] {
  const monday = startOfWeek(day);
  return Array.from({ length: count }, (_none, index) =>
    periodAround('week', addDays(monday, (index + 1 - count) * 7)),
  );
}
