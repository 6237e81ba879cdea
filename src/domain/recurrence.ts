import {
  addDays,
  addMonths,
  addYears,
  type CalendarDay,
  calendarDay,
  daysBetween,
  endOfMonth,
  startOfWeek,
  type Weekday,
  weekdayOf,
} from './zoned-time.ts';

/** How something comes again. */
export type Recurrence =
  | { readonly every: 'day' }
  | { readonly every: 'working-day' }
  | {
      readonly every: 'week';
      readonly weekday: Weekday;
      /** 2: every second week. */
      readonly interval: number;
      /** A day of a week that counts. */
      readonly from: CalendarDay;
    }
  /** In a month that is shorter, its last day: 31 is the end of every month. */
  | { readonly every: 'month'; readonly day: number }
  /** The last day of March, June, September and December. */
  | { readonly every: 'quarter' }
  /** Month 1 to 12. 29 February is the 28th in a common year. */
  | { readonly every: 'year'; readonly month: number; readonly day: number };

/** The first day after `after` on which it comes again. `isWorkday`: whether people work on a day. */
export function nextDay(
  recurrence: Recurrence,
  after: CalendarDay,
  isWorkday: (day: CalendarDay) => boolean,
): CalendarDay {
  switch (recurrence.every) {
    case 'day':
      return addDays(after, 1);
    case 'working-day':
      return firstFrom(addDays(after, 1), (day) => addDays(day, 1), isWorkday);
    case 'week': {
      const { weekday, interval, from } = recurrence;
      const ahead = (weekday - weekdayOf(after) + 7) % 7 || 7;
      return firstFrom(
        addDays(after, ahead),
        (day) => addDays(day, 7),
        (day) => (daysBetween(startOfWeek(from), startOfWeek(day)) / 7) % interval === 0,
      );
    }
    case 'month':
      return inMonths(after, 1, recurrence.day);
    case 'quarter':
      return inMonths(quarterStart(after), 3, 31, after);
    case 'year': {
      const { month, day } = recurrence;
      const start = calendarDay(`${after.slice(0, 4)}-${String(month).padStart(2, '0')}-01`);
      return inMonths(addYears(start, -1), 12, day, after);
    }
  }
}

/** The day of the month in the first of the months, `step` apart from `start`, that lies after `after`. */
function inMonths(
  start: CalendarDay,
  step: number,
  day: number,
  after: CalendarDay = start,
): CalendarDay {
  const first = calendarDay(`${start.slice(0, 7)}-01`);
  return firstFrom(
    first,
    (month) => addMonths(month, step),
    (month) => dayInMonth(month, day) > after,
    (month) => dayInMonth(month, day),
  );
}

/** The day of that number, or the last one of a shorter month. */
function dayInMonth(firstOfMonth: CalendarDay, day: number): CalendarDay {
  const wanted = addDays(firstOfMonth, day - 1);
  const last = endOfMonth(firstOfMonth);
  return wanted < last ? wanted : last;
}

/** The first of the last month of the quarter. */
function quarterStart(day: CalendarDay): CalendarDay {
  const month = Math.ceil(Number(day.slice(5, 7)) / 3) * 3;
  return calendarDay(`${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`);
}

function firstFrom(
  start: CalendarDay,
  step: (day: CalendarDay) => CalendarDay,
  fits: (day: CalendarDay) => boolean,
  found: (day: CalendarDay) => CalendarDay = (day) => day,
): CalendarDay {
  let day = start;
  while (!fits(day)) day = step(day);
  return found(day);
}
