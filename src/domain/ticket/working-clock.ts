import type { Settings } from '../settings.ts';
import type { WorkingCalendar } from '../working-days.ts';
import {
  type CalendarDay,
  clockTime,
  dayNumber,
  dayNumbered,
  dayNumberOf,
  type Instant,
  instant,
  instantOn,
  minuteOfDay,
  type Weekday,
  type ZoneName,
} from '../zoned-time.ts';

/** A time in which a clock runs; `until` null: it still does. Those of one clock may overlap. */
export type Span = { readonly from: Instant; readonly until: Instant | null };

/** Whose working days and hours are counted. All working days have the same hours. */
export type WorkingTime = {
  readonly calendar: WorkingCalendar;
  readonly zone: ZoneName;
  readonly hours: Settings['work.hours'];
};

/** When a limit ends: its last day in the zone that it is counted in, and the moment on it. */
export type LimitEnd = { readonly day: CalendarDay; readonly at: Instant };

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
 * The working days that spans have used by a moment: those that begin while the clock runs. So the
 * day on which a span begins does not count and its last day does (Civil Code of the PRC, art. 201);
 * a clock that stands still and goes on the same day loses nothing, and what was used and what was
 * not add up to all working days since the start.
 */
export function daysUsed(
  spans: readonly Span[],
  now: Instant,
  { calendar, zone }: WorkingTime,
): number {
  const table = workingDaysOf(calendar);
  return mergeSpans(spans).reduce((used, { from, until }) => {
    const first = dayNumberOf(from, zone);
    const last = dayNumberOf(endBy(until, now), zone);
    return last > first ? used + table.between(first, last) : used;
  }, 0);
}

/**
 * When spans have used up a limit in working days: at the end of business on its last day (Civil
 * Code, art. 203). Nothing falls due while the clock stands still: where it does at that end, the
 * limit goes on to the next end of business at which the clock runs. Null where the spans end before.
 */
export function daysEnd(spans: readonly Span[], count: number, time: WorkingTime): LimitEnd | null {
  const table = workingDaysOf(time.calendar);
  let left = count;
  for (const { from, until } of mergeSpans(spans)) {
    const first = dayNumberOf(from, time.zone);
    const day = left > 0 ? table.after(first, left) : nextCloseAfter(from, time);
    const close = closeOn(day, time);
    if (until === null || until > close) return { day: dayNumbered(day), at: close };
    left -= table.between(first, dayNumberOf(until, time.zone));
  }
  return null;
}

/** The day of the first end of business from a moment on. */
function nextCloseAfter(at: Instant, time: WorkingTime): number {
  const table = workingDaysOf(time.calendar);
  const day = table.after(dayNumberOf(at, time.zone) - 1, 1);
  return closeOn(day, time) >= at ? day : table.after(day, 1);
}

/** Working milliseconds that spans have used by a moment: within the hours of working days. */
export function workedMs(spans: readonly Span[], now: Instant, time: WorkingTime): number {
  return mergeSpans(spans).reduce(
    (sum, { from, until }) => sum + msBetween(from, endBy(until, now), time),
    0,
  );
}

/** When spans have used up so many working milliseconds; null where they end before. */
export function hoursEnd(spans: readonly Span[], ms: number, time: WorkingTime): LimitEnd | null {
  let left = ms;
  for (const { from, until } of mergeSpans(spans)) {
    const end = afterWork(from, left, time);
    if (until === null || end <= until) {
      return { day: dayNumbered(dayNumberOf(end, time.zone)), at: end };
    }
    left -= msBetween(from, until, time);
  }
  return null;
}

/** How long a working day is, in milliseconds. */
export function workdayMs({ hours }: Pick<WorkingTime, 'hours'>): number {
  return minutesOf(hours).reduce((sum, { from, to }) => sum + to - from, 0) * 60_000;
}

/** The beginning of business on a day. */
export function openOf(day: CalendarDay, { zone, hours }: WorkingTime): Instant {
  const first = minutesOf(hours).at(0);
  if (!first) throw new Error('There are no working hours');
  return instantOn(dayNumber(day), first.from, zone);
}

/** The end of business on a day (Civil Code, art. 203). */
export const closeOf = (day: CalendarDay, time: WorkingTime): Instant =>
  closeOn(dayNumber(day), time);

/** The working day that is so many working days after a day. */
export const workdaysAfter = (
  day: CalendarDay,
  count: number,
  calendar: WorkingCalendar,
): CalendarDay => dayNumbered(workingDaysOf(calendar).after(dayNumber(day), count));

/** The working days after `from`, up to and including `to`; none where it is not later. */
export const workdaysBetween = (
  from: CalendarDay,
  to: CalendarDay,
  calendar: WorkingCalendar,
): number => (to <= from ? 0 : workingDaysOf(calendar).between(dayNumber(from), dayNumber(to)));

/** The first day after a day that is such a weekday; where nobody works then, the next working day. */
export function meetingAfter(
  day: CalendarDay,
  weekday: Weekday,
  calendar: WorkingCalendar,
): CalendarDay {
  const table = workingDaysOf(calendar);
  let meeting = dayNumber(day) + 1;
  while (weekdayOn(meeting) !== weekday) meeting += 1;
  return dayNumbered(table.isWorking(meeting) ? meeting : table.after(meeting, 1));
}

/** A day, or the last working day before it where nobody works then. */
export const workdayUpTo = (day: CalendarDay, calendar: WorkingCalendar): CalendarDay =>
  dayNumbered(workingDaysOf(calendar).upTo(dayNumber(day)));

const endBy = (until: Instant | null, now: Instant): Instant =>
  until === null || until > now ? now : until;

function closeOn(day: number, { zone, hours }: WorkingTime): Instant {
  const last = minutesOf(hours).at(-1);
  if (!last) throw new Error('There are no working hours');
  return instantOn(day, last.to, zone);
}

function msBetween(from: Instant, until: Instant, time: WorkingTime): number {
  const last = dayNumberOf(until, time.zone);
  let sum = 0;
  for (let day = dayNumberOf(from, time.zone); day <= last; day += 1) {
    for (const { start, end } of hoursOn(day, time)) {
      sum += Math.max(0, Math.min(end, until) - Math.max(start, from));
    }
  }
  return sum;
}

function afterWork(from: Instant, ms: number, time: WorkingTime): Instant {
  let left = ms;
  for (let day = dayNumberOf(from, time.zone); ; day += 1) {
    for (const { start, end } of hoursOn(day, time)) {
      const begins = Math.max(start, from);
      if (end <= begins) continue;
      if (left <= end - begins) return instant(begins + left);
      left -= end - begins;
    }
  }
}

function hoursOn(day: number, { calendar, zone, hours }: WorkingTime) {
  if (!workingDaysOf(calendar).isWorking(day)) return [];
  return minutesOf(hours).map(({ from, to }) => ({
    start: instantOn(day, from, zone),
    end: instantOn(day, to, zone),
  }));
}

type Minutes = readonly { readonly from: number; readonly to: number }[];
const minutes = new WeakMap<WorkingTime['hours'], Minutes>();

function minutesOf(hours: WorkingTime['hours']): Minutes {
  const known = minutes.get(hours);
  if (known) return known;
  const made = hours.map(({ from, to }) => ({
    from: minuteOfDay(clockTime(from)),
    to: minuteOfDay(clockTime(to)),
  }));
  minutes.set(hours, made);
  return made;
}

/** ISO weekday of a numbered day: 1 January 1970 was a Thursday. */
const weekdayOn = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** Counts working days by the numbers of days, see `dayNumber`. */
type WorkingDays = {
  isWorking(day: number): boolean;
  /** After `from`, up to and including `to`. */
  between(from: number, to: number): number;
  /** The working day that is so many of them after a day; for none the last one up to the day. */
  after(day: number, count: number): number;
  /** The day, or the last working day before it. */
  upTo(day: number): number;
};

const tables = new WeakMap<WorkingCalendar, WorkingDays>();

function workingDaysOf(calendar: WorkingCalendar): WorkingDays {
  const known = tables.get(calendar);
  if (known) return known;
  const made = makeTable(calendar);
  tables.set(calendar, made);
  return made;
}

/** Plain weeks are counted, and the days that differ from them looked up: thirty or so in a year. */
function makeTable({ exceptions }: WorkingCalendar): WorkingDays {
  const isPlain = (day: number): boolean => weekdayOn(day) <= 5;
  const days = [...exceptions]
    .map(([day, isWorkday]) => ({ day: dayNumber(day), isWorkday }))
    .filter(({ day, isWorkday }) => isWorkday !== isPlain(day))
    .map(({ day }) => day)
    .sort((one, other) => one - other);
  const differs = new Set(days);
  /** At each place by how much the days before it change what plain weeks have. */
  const change = [0];
  for (const day of days) change.push((change.at(-1) ?? 0) + (isPlain(day) ? -1 : 1));
  const isWorking = (day: number): boolean => isPlain(day) !== differs.has(day);
  const upTo = (day: number): number => (isWorking(day) ? day : upTo(day - 1));
  const countTo = (day: number): number => plainDaysTo(day) + (change[placeAfter(day, days)] ?? 0);
  return {
    isWorking,
    between: (from, to) => countTo(to) - countTo(from),
    upTo,
    after(day, count) {
      if (count <= 0) return upTo(day);
      let at = day;
      for (let left = count; left > 0; ) {
        at += 1;
        if (isWorking(at)) left -= 1;
      }
      return at;
    },
  };
}

/** Days from Monday to Friday since Monday 29 December 1969, up to and including a day. */
function plainDaysTo(day: number): number {
  const weeks = Math.floor((day + 3) / 7);
  return weeks * 5 + Math.min(5, day + 4 - weeks * 7);
}

/** How many of the sorted days are not after a day. */
function placeAfter(day: number, sorted: readonly number[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
