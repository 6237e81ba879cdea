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

const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * minuteMs;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const zonePattern = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;

/** The day written as `YYYY-MM-DD`. Throws RangeError on another form and on a day that does not exist. */
export function calendarDay(text: string): CalendarDay {
  if (!dayPattern.test(text)) throw new RangeError(`Not a calendar day: ${text}`);
  const [year, month, date] = partsOf(text);
  if (month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) {
    throw new RangeError(`No such day: ${text}`);
  }
  // The one place where a checked day takes the brand.
  return text as CalendarDay;
}

/** The time written as `HH:MM`, 00:00 to 23:59. Throws RangeError on anything else. */
export function clockTime(text: string): ClockTime {
  if (!timePattern.test(text)) throw new RangeError(`Not a clock time: ${text}`);
  // The one place where a checked string takes the brand.
  return text as ClockTime;
}

/** A zone this machine's zone data knows. Throws RangeError on an unknown name and on bare offsets such as `+08:00`. */
export function zoneName(text: string): ZoneName {
  const known = knownZones.get(text);
  if (known !== undefined) return known;
  if (!zonePattern.test(text)) throw new RangeError(`Not a time zone name: ${text}`);
  new Intl.DateTimeFormat('en', { timeZone: text });
  // The one place where a checked string takes the brand.
  const zone = text as ZoneName;
  knownZones.set(text, zone);
  return zone;
}

/** Asking the zone data takes as long as reading a whole line. There are a few hundred names. */
const knownZones = new Map<string, ZoneName>();

/** A moment given in epoch milliseconds. Throws RangeError unless it is a whole number that Temporal can hold. */
export function instant(ms: number): Instant {
  if (!Number.isInteger(ms) || Math.abs(ms) > 8.64e15) throw new RangeError(`Not a moment: ${ms}`);
  // The one place where a checked number takes the brand.
  return ms as Instant;
}

/**
 * The moment at which the wall clock of `zone` shows `day` and `time`.
 * A time that a clock change skips becomes the same distance after the gap; a time that occurs twice is its first occurrence.
 */
export function instantOf(day: CalendarDay, time: ClockTime, zone: ZoneName): Instant {
  return instantOn(dayNumber(day), minuteOfDay(time), zone);
}

/** The moment at which the wall clock of `zone` shows a day, by its number, and a minute of it; as `instantOf`. */
export function instantOn(number: number, minute: number, zone: ZoneName): Instant {
  const local = number * dayMs + minute * minuteMs;
  const ahead = offsetAround(number, zone);
  // No clock is a whole day off UTC, so where nothing changes around the day there is one answer.
  if (ahead !== undefined) return instant(local - ahead);
  const plain = Temporal.PlainDateTime.from(new Date(local).toISOString().slice(0, 16));
  return instant(plain.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** Minutes since midnight: 900 for 15:00. */
export const minuteOfDay = (time: ClockTime): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The day that the calendar of `zone` shows at this moment. */
export function dayOf(at: Instant, zone: ZoneName): CalendarDay {
  return dayNumbered(dayNumberOf(at, zone));
}

/** The number of the day that the calendar of `zone` shows at this moment, see `dayNumber`. */
export function dayNumberOf(at: Instant, zone: ZoneName): number {
  const day = Math.floor(at / dayMs);
  const ahead = offsetAtStart(day, zone);
  const isSteady = ahead === offsetAtStart(day + 1, zone);
  return Math.floor((at + (isSteady ? ahead : offsetOf(at, zone))) / dayMs);
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
  const [year, month, date] = partsOf(day);
  const count = year * 12 + (month - 1) + months;
  const [thatYear, thatMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return dayWith(thatYear, thatMonth, Math.min(date, daysIn(thatYear, thatMonth)));
}

/** The same day `years` years later; 29 February becomes the 28th in a common year. */
export function addYears(day: CalendarDay, years: number): CalendarDay {
  return addMonths(day, years * 12);
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
  const [year, month] = partsOf(day);
  return dayWith(year, month, daysIn(year, month));
}

function zoned(at: Instant, zone: ZoneName): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

/** By how many milliseconds the clock of a zone is ahead of UTC at a moment. */
const offsetOf = (at: Instant, zone: ZoneName): number =>
  zoned(at, zone).offsetNanoseconds / 1_000_000;

/**
 * Offsets at the beginning of days in UTC, by their number. Zone data answer slowly, and moments are
 * asked for again and again. No zone changes its clock and back within a day, so two days that begin
 * alike have nothing between them.
 */
const offsets = new Map<ZoneName, Map<number, number>>();
/** A hundred years; more than anybody asks for. */
const mostOffsets = 36_525;

function offsetAtStart(day: number, zone: ZoneName): number {
  const known = offsets.get(zone) ?? new Map<number, number>();
  const found = known.get(day);
  if (found !== undefined) return found;
  if (known.size >= mostOffsets) known.clear();
  const offset = offsetOf(instant(day * dayMs), zone);
  offsets.set(zone, known.set(day, offset));
  return offset;
}

/** The offset from the day before to the day after; undefined where the clock changes. */
function offsetAround(day: number, zone: ZoneName): number | undefined {
  const offset = offsetAtStart(day - 1, zone);
  const isSteady = [day, day + 1, day + 2].every((one) => offsetAtStart(one, zone) === offset);
  return isSteady ? offset : undefined;
}

/** Days since 1970-01-01. Plain counting, a tenth of what Temporal takes, and every line asks for it. */
export function dayNumber(day: CalendarDay): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

/** The day so many days after 1970-01-01. Throws RangeError outside the years 0000 to 9999. */
export function dayNumbered(number: number): CalendarDay {
  const at = number * dayMs;
  // 0000-01-01 to 9999-12-31
  if (!(Number.isInteger(number) && at >= -62_167_219_200_000 && at <= 253_402_214_400_000)) {
    throw new RangeError(`Outside the years 0000 to 9999: day ${number}`);
  }
  // The one place where a counted day takes the brand.
  return new Date(at).toISOString().slice(0, 10) as CalendarDay;
}

function partsOf(day: string): readonly [year: number, month: number, date: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function dayWith(year: number, month: number, date: number): CalendarDay {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return calendarDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`);
}
