import { type DayClock, isWorkingDay, nextWorkingDay } from './working-days.ts';
import {
  addMonths,
  type CalendarDay,
  type ClockTime,
  calendarDay,
  dayOf,
  type Instant,
  instantOf,
} from './zoned-time.ts';

/** The first moment after another at which it is this time on so many-th working day of a month, from 1. */
export function nextMonthlyMoment(
  workday: number,
  time: ClockTime,
  { zone, calendar }: DayClock,
  after: Instant,
): Instant {
  let first = calendarDay(`${dayOf(after, zone).slice(0, 7)}-01`);
  for (;;) {
    const at = instantOf(workdayFrom(first, workday, calendar), time, zone);
    if (at > after) return at;
    first = addMonths(first, 1);
  }
}

function workdayFrom(
  first: CalendarDay,
  count: number,
  calendar: DayClock['calendar'],
): CalendarDay {
  let day = isWorkingDay(first, calendar) ? first : nextWorkingDay(first, calendar);
  for (let passed = 1; passed < count; passed += 1) day = nextWorkingDay(day, calendar);
  return day;
}
