import {
  addDays,
  type CalendarDay,
  type ClockTime,
  dayOf,
  type Instant,
  instantOf,
  weekdayOf,
  type ZoneName,
} from './zoned-time.ts';

/** Whose public holidays count, such as `CN`. */
export type CalendarRegion = string & { readonly __brand: 'CalendarRegion' };

/**
 * official: its notice was imported; estimated: a lead has said that a plain week will do until the
 * notice is out; missing: nothing was said. The last two count by a plain week.
 */
export type YearStatus = 'official' | 'estimated' | 'missing';

/**
 * A region's days that differ from a plain Monday-to-Friday week, make-up workdays included, and
 * those that were set by hand.
 */
export type WorkingCalendar = {
  readonly exceptions: ReadonlyMap<CalendarDay, boolean>;
  /** What those days are called, such as 国庆节; days without a name are left out. */
  readonly names: ReadonlyMap<CalendarDay, string>;
  readonly years: ReadonlyMap<number, YearStatus>;
  /** Moves on with every change. */
  readonly version: number;
};

/** How far the calendar of a year can be trusted. */
export const yearStatusOf = (year: number, calendar: WorkingCalendar): YearStatus =>
  calendar.years.get(year) ?? 'missing';

/** The years from one day to another, both included. */
export function yearsBetween(from: CalendarDay, to: CalendarDay): readonly number[] {
  const first = Number(from.slice(0, 4));
  const count = Math.max(0, Number(to.slice(0, 4)) - first);
  return Array.from({ length: count + 1 }, (_, index) => first + index);
}

/**
 * From this month and day on next year's notice is usually out: those for 2024, 2025 and 2026 were
 * published on 25 October 2023, 12 November 2024 and 4 November 2025.
 */
const noticeIsOutBy = '12-01';

/** The years whose notice should be in the calendar by now and is not. */
export function yearsWithoutNotice(
  calendar: WorkingCalendar,
  today: CalendarDay,
): readonly number[] {
  const year = Number(today.slice(0, 4));
  const expected = today.slice(5) >= noticeIsOutBy ? [year, year + 1] : [year];
  return expected.filter((one) => yearStatusOf(one, calendar) !== 'official');
}

/** Whether people work that day: the table where it speaks, otherwise Monday to Friday. */
export function isWorkingDay(day: CalendarDay, calendar: WorkingCalendar): boolean {
  return calendar.exceptions.get(day) ?? weekdayOf(day) <= 5;
}

/** The first working day after a day. */
export function nextWorkingDay(day: CalendarDay, calendar: WorkingCalendar): CalendarDay {
  let next = addDays(day, 1);
  while (!isWorkingDay(next, calendar)) next = addDays(next, 1);
  return next;
}

/** The last working day before a day. */
export function previousWorkingDay(day: CalendarDay, calendar: WorkingCalendar): CalendarDay {
  let previous = addDays(day, -1);
  while (!isWorkingDay(previous, calendar)) previous = addDays(previous, -1);
  return previous;
}

/** Whose working days count, and by which clock. */
export type DayClock = { readonly zone: ZoneName; readonly calendar: WorkingCalendar };

/** The first moment after another at which it is this time on a working day. */
export function nextWorkingMoment(
  time: ClockTime,
  { zone, calendar }: DayClock,
  after: Instant,
): Instant {
  const day = dayOf(after, zone);
  const at = instantOf(day, time, zone);
  if (isWorkingDay(day, calendar) && at > after) return at;
  return instantOf(nextWorkingDay(day, calendar), time, zone);
}
