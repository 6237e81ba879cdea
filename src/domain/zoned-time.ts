import { Temporal } from 'temporal-polyfill';

/** A day on the calendar, in no particular zone: `'2026-03-10'`. Sorts by string order. */
export type CalendarDay = string & { readonly __brand: 'CalendarDay' };
/** A wall-clock time to the minute, 24 hours: `'15:00'`. Sorts by string order. */
export type ClockTime = string & { readonly __brand: 'ClockTime' };
/** The IANA name of a time zone: `'Asia/Shanghai'`. */
export type ZoneName = string & { readonly __brand: 'ZoneName' };
/** A moment, in whole milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly __brand: 'Instant' };

/** ISO weekday: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const dayMs = 24 * 60 * 60 * 1000;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const zonePattern = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;

/** The day written as `YYYY-MM-DD`. Throws RangeError on another form and on a day that does not exist. */
export function calendarDay(text: string): CalendarDay {
  if (!dayPattern.test(text)) throw new RangeError(`Not a calendar day: ${text}`);
  return dayFrom(Temporal.PlainDate.from(text, { overflow: 'reject' }));
}

/** The time written as `HH:MM`, 00:00 to 23:59. Throws RangeError on anything else. */
export function clockTime(text: string): ClockTime {
  if (!timePattern.test(text)) throw new RangeError(`Not a clock time: ${text}`);
  // The one place where a checked string takes the brand.
  return text as ClockTime;
}

/** A zone this machine's zone data knows. Throws RangeError on an unknown name and on bare offsets such as `+08:00`. */
export function zoneName(text: string): ZoneName {
  if (!zonePattern.test(text)) throw new RangeError(`Not a time zone name: ${text}`);
  new Intl.DateTimeFormat('en', { timeZone: text });
  // The one place where a checked string takes the brand.
  return text as ZoneName;
}

/** A moment given in epoch milliseconds. Throws RangeError unless it is a whole number that Temporal can hold. */
export function instant(ms: number): Instant {
  Temporal.Instant.fromEpochMilliseconds(ms);
  // The one place where a checked number takes the brand.
  return ms as Instant;
}

/**
 * The moment at which the wall clock of `zone` shows `day` and `time`.
 * A time that a clock change skips becomes the same distance after the gap; a time that occurs twice is its first occurrence.
 */
export function instantOf(day: CalendarDay, time: ClockTime, zone: ZoneName): Instant {
  const local = Temporal.PlainDateTime.from(`${day}T${time}`);
  return instant(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** The day that the calendar of `zone` shows at this moment. */
export function dayOf(at: Instant, zone: ZoneName): CalendarDay {
  return dayFrom(zoned(at, zone).toPlainDate());
}

/** The time that the wall clock of `zone` shows at this moment, seconds cut off. */
export function timeOf(at: Instant, zone: ZoneName): ClockTime {
  return clockTime(zoned(at, zone).toPlainTime().toString({ smallestUnit: 'minute' }));
}

/** The day `days` days later, or earlier when negative. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayNumbered(dayNumber(day) + days);
}

/** The same day of the month `months` months later; the last day of that month where it is shorter. */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  return dayFrom(plain(day).add({ months }));
}

/** The same day `years` years later; 29 February becomes the 28th in a common year. */
export function addYears(day: CalendarDay, years: number): CalendarDay {
  return dayFrom(plain(day).add({ years }));
}

/** How many days after `from` the day `to` is; negative when it is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return dayNumber(to) - dayNumber(from);
}

/** The ISO weekday of a day. */
export function weekdayOf(day: CalendarDay): Weekday {
  // 1 January 1970 was a Thursday, and the remainder of a day before it is below zero.
  return (((((dayNumber(day) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The Monday of the week that holds the day. */
export function startOfWeek(day: CalendarDay): CalendarDay {
  return addDays(day, 1 - weekdayOf(day));
}

/** The Sunday of the week that holds the day. */
export function endOfWeek(day: CalendarDay): CalendarDay {
  return addDays(day, 7 - weekdayOf(day));
}

/** The last day of the month that holds the day. */
export function endOfMonth(day: CalendarDay): CalendarDay {
  const date = plain(day);
  return dayFrom(date.with({ day: date.daysInMonth }));
}

function zoned(at: Instant, zone: ZoneName): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

/** Days since 1970-01-01. Plain counting, a tenth of what Temporal takes, and every line asks for it. */
function dayNumber(day: CalendarDay): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

function dayNumbered(number: number): CalendarDay {
  const at = number * dayMs;
  // 0000-01-01 to 9999-12-31
  if (!(Number.isInteger(number) && at >= -62_167_219_200_000 && at <= 253_402_214_400_000)) {
    throw new RangeError(`Outside the years 0000 to 9999: day ${number}`);
  }
  // The one place where a counted day takes the brand.
  return new Date(at).toISOString().slice(0, 10) as CalendarDay;
}

function plain(day: CalendarDay): Temporal.PlainDate {
  return Temporal.PlainDate.from(day);
}

function dayFrom(date: Temporal.PlainDate): CalendarDay {
  const text = date.toString();
  if (!dayPattern.test(text)) throw new RangeError(`Outside the years 0000 to 9999: ${text}`);
  // The one place where a checked date takes the brand.
  return text as CalendarDay;
}
