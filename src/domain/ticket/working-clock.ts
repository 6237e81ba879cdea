import type { Settings } from '../settings.ts';
import type { WorkingCalendar } from '../working-days.ts';
import { isWorkingDay } from '../working-days.ts';
import {
  addDays,
  type CalendarDay,
  clockTime,
  dayOf,
  daysBetween,
  type Instant,
  instant,
  instantOf,
  type Weekday,
  weekdayOf,
  type ZoneName,
} from '../zoned-time.ts';

/** A time in which a clock runs; `until` null: it still does. */
export type Span = { readonly from: Instant; readonly until: Instant | null };

/** Whose working days and hours are counted. */
export type WorkingTime = {
  readonly calendar: WorkingCalendar;
  readonly zone: ZoneName;
  readonly hours: Settings['work.hours'];
};

/** Spans in order, those that touch or overlap put together. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: { from: Instant; until: Instant | null }[] = [];
  for (const span of [...spans].sort((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last && (last.until === null || span.from <= last.until)) {
      if (last.until !== null && (span.until === null || span.until > last.until)) {
        last.until = span.until;
      }
    } else merged.push({ ...span });
  }
  return merged;
}

/**
 * The working days of spans: the day on which one begins does not count, its last day does (Civil
 * Code, art. 201). A clock that stands still and goes on the same day therefore loses nothing.
 */
export function daysUsed(spans: readonly Span[], now: Instant, time: WorkingTime): number {
  const table = workingDaysOf(time.calendar);
  return daySpans(spans, time.zone).reduce((used, { after, upTo }) => {
    const last = upTo ?? dayIn(now, time.zone);
    return last <= after ? used : used + table.between(after, last);
  }, 0);
}

/** The day on which spans have used so many working days; null where they end before. */
export function dayReached(
  spans: readonly Span[],
  count: number,
  { calendar, zone }: WorkingTime,
): CalendarDay | null {
  const table = workingDaysOf(calendar);
  let left = count;
  for (const { after, upTo } of daySpans(spans, zone)) {
    const reached = table.after(after, left);
    if (upTo === null || reached <= upTo) return reached;
    left -= table.between(after, upTo);
  }
  return null;
}

/** Days that are counted: those after `after`, up to and including `upTo`, or without an end. */
type DaySpan = { readonly after: CalendarDay; readonly upTo: CalendarDay | null };

/** Spans by days. Two of one day do not count that day twice. */
function daySpans(spans: readonly Span[], zone: ZoneName): readonly DaySpan[] {
  const found: DaySpan[] = [];
  let counted: CalendarDay | null = null;
  for (const { from, until } of mergeSpans(spans)) {
    const first = dayIn(from, zone);
    const upTo = until === null ? null : dayIn(until, zone);
    const after: CalendarDay = counted !== null && counted > first ? counted : first;
    if (upTo !== null && upTo <= after) continue;
    found.push({ after, upTo });
    counted = upTo;
  }
  return found;
}

/** The working day that is so many working days after a day. */
export const workdaysAfter = (
  day: CalendarDay,
  count: number,
  calendar: WorkingCalendar,
): CalendarDay => workingDaysOf(calendar).after(day, count);

/** The working days after `from`, up to and including `to`. */
export const workdaysBetween = (
  from: CalendarDay,
  to: CalendarDay,
  calendar: WorkingCalendar,
): number => (to <= from ? 0 : workingDaysOf(calendar).between(from, to));

/** Working milliseconds of spans. */
export function workedMs(spans: readonly Span[], now: Instant, time: WorkingTime): number {
  return mergeSpans(spans).reduce(
    (sum, { from, until }) => sum + msBetween(from, until ?? now, time),
    0,
  );
}

/** The moment at which so many working milliseconds after a moment are over. */
export function afterWork(from: Instant, ms: number, time: WorkingTime): Instant {
  let left = ms;
  for (let day = dayIn(from, time.zone); ; day = addDays(day, 1)) {
    for (const { start, end } of hoursOf(day, time)) {
      const begins = Math.max(start, from);
      if (end <= begins) continue;
      if (left <= end - begins) return instant(begins + left);
      left -= end - begins;
    }
  }
}

/** How long a working day is. */
export function workdayMs({ hours }: Pick<WorkingTime, 'hours'>): number {
  return hours.reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0) * 60_000;
}

/** The end of business on a day (Civil Code, art. 203). */
export function closeOf(day: CalendarDay, { zone, hours }: WorkingTime): Instant {
  const last = hours.at(-1);
  if (!last) throw new Error('There are no working hours');
  return instantOf(day, clockTime(last.to), zone);
}

/** The first day after a day that is such a weekday; where nobody works then, the next working day. */
export function meetingAfter(
  day: CalendarDay,
  weekday: Weekday,
  calendar: WorkingCalendar,
): CalendarDay {
  const ahead = (weekday - weekdayOf(day) + 6) % 7;
  const meeting = addDays(day, ahead + 1);
  return isWorkingDay(meeting, calendar) ? meeting : workdaysAfter(meeting, 1, calendar);
}

/** A day, or the last working day before it where nobody works then. */
export function workdayUpTo(day: CalendarDay, calendar: WorkingCalendar): CalendarDay {
  let last = day;
  while (!isWorkingDay(last, calendar)) last = addDays(last, -1);
  return last;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function msBetween(from: Instant, until: Instant, time: WorkingTime): number {
  const last = dayIn(until, time.zone);
  let sum = 0;
  for (let day = dayIn(from, time.zone); day <= last; day = addDays(day, 1)) {
    for (const { start, end } of hoursOf(day, time)) {
      sum += Math.max(0, Math.min(end, until) - Math.max(start, from));
    }
  }
  return sum;
}

function hoursOf(day: CalendarDay, { calendar, zone, hours }: WorkingTime) {
  if (!isWorkingDay(day, calendar)) return [];
  return hours.map(({ from, to }) => ({
    start: instantOf(day, clockTime(from), zone),
    end: instantOf(day, clockTime(to), zone),
  }));
}

/** Zone data answer slowly, and most moments of a ticket are asked for again and again. */
const days = new Map<string, CalendarDay>();
const mostDays = 50_000;

function dayIn(at: Instant, zone: ZoneName): CalendarDay {
  const key = `${at} ${zone}`;
  const known = days.get(key);
  if (known) return known;
  if (days.size >= mostDays) days.clear();
  const day = dayOf(at, zone);
  days.set(key, day);
  return day;
}

/** Counts working days by a table of how many there were up to each day. */
type WorkingDays = {
  between(from: CalendarDay, to: CalendarDay): number;
  after(day: CalendarDay, count: number): CalendarDay;
};

const tables = new WeakMap<WorkingCalendar, WorkingDays>();

function workingDaysOf(calendar: WorkingCalendar): WorkingDays {
  const known = tables.get(calendar);
  if (known) return known;
  const made = makeTable(calendar);
  tables.set(calendar, made);
  return made;
}

/** Beyond the table days are counted one by one: no ticket began before it. */
const tableStart = '2015-01-01' as CalendarDay;
const tableDays = 366 * 40;

function makeTable(calendar: WorkingCalendar): WorkingDays {
  /** At each place how many working days there are from the start up to and including that day. */
  const upTo = new Int32Array(tableDays);
  /** The places of the working days. */
  const places: number[] = [];
  let day = tableStart;
  for (let place = 0; place < tableDays; place += 1, day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) places.push(place);
    upTo[place] = places.length;
  }
  const placeOf = (one: CalendarDay): number => daysBetween(tableStart, one);
  const countTo = (one: CalendarDay): number => {
    const count = upTo[placeOf(one)];
    if (count === undefined) throw new RangeError(`Outside the working calendar: ${one}`);
    return count;
  };
  return {
    between: (from, to) => countTo(to) - countTo(from),
    after(one, count) {
      const place = places[countTo(one) + count - 1];
      if (place === undefined) throw new RangeError(`Outside the working calendar: ${one}`);
      return addDays(tableStart, place);
    },
  };
}
