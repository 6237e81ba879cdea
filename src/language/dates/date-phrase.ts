import {
  addDays,
  addMonths,
  addYears,
  type CalendarDay,
  type ClockTime,
  calendarDay,
  clockTime,
  type Instant,
  type Weekday,
  weekdayOf,
  type ZoneName,
} from '../../domain/zoned-time.ts';

/** How exact a date is: a day, or some day of a week or a month. */
export type Grain = 'day' | 'week' | 'month';

/** What the words say about the day, before it is decided whether the past or the future one is meant. */
export type DayMeaning =
  | {
      readonly kind: 'fixed';
      readonly day: CalendarDay;
      readonly grain: Grain;
      /** True for words like yesterday, false for a date of the calendar. */
      readonly relative: boolean;
    }
  | { readonly kind: 'weekday'; readonly weekday: Weekday }
  | { readonly kind: 'month-day'; readonly month: number; readonly day: number }
  | { readonly kind: 'day-of-month'; readonly day: number }
  | { readonly kind: 'month'; readonly month: number; readonly year: number | null }
  | {
      /** So many months and days after another day, or before it when negative. */
      readonly kind: 'distance';
      readonly months: number;
      readonly days: number;
      /** Null until the words behind it are read; then nothing is said. */
      readonly from: DayMeaning | null;
    };

export type DayPart = 'small-hours' | 'morning' | 'noon' | 'afternoon' | 'evening';

/** A clock time as it was said. `open` means that am or pm was not said. */
export type Clock = {
  readonly hour: number;
  readonly minute: number;
  readonly open: boolean;
  /** Too little to be a time unless a day stands next to it: 3点 may also be three points. */
  readonly weak: boolean;
  /** The start of a stretch of time: 8点到17点. */
  readonly range: boolean;
};

/** A stretch of text that says something about a date. Indices are UTF-16. */
export type DatePhrase = {
  readonly start: number;
  readonly end: number;
  readonly day: DayMeaning | null;
  readonly part: DayPart | null;
  /** The part of the day may stand for a date by itself: in the morning. */
  readonly isPartAlone: boolean;
  readonly clock: Clock | null;
  /** The weekday said beside a date; they must agree. */
  readonly weekday: Weekday | null;
  /** Said as "within": the date is the last possible one. */
  readonly within: boolean;
  /** Minutes east of UTC, when the text gives the clock time in such a zone; `unclear` where the zone could be several. */
  readonly offset: number | 'unclear' | null;
};

/** What the words are measured from. */
export type DateContext = {
  readonly now: Instant;
  readonly zone: ZoneName;
  readonly today: CalendarDay;
  readonly isWorkday: (day: CalendarDay) => boolean;
  /**
   * `line`: dates stand among other matters, and a time or a part of a day is one only where something is to be done then.
   * `phrase`: the text was typed to say when; what it leaves open lies ahead.
   */
  readonly reading: 'line' | 'phrase';
};

/** A phrase with nothing said but its place; the readers fill in what they found. */
export function phraseAt(
  start: number,
  end: number,
  said: Partial<Omit<DatePhrase, 'start' | 'end'>>,
): DatePhrase {
  return {
    start,
    end,
    day: null,
    part: null,
    isPartAlone: false,
    clock: null,
    weekday: null,
    within: false,
    offset: null,
    ...said,
  };
}

export function fixedDay(day: CalendarDay, relative: boolean, grain: Grain = 'day'): DayMeaning {
  return { kind: 'fixed', day, grain, relative };
}

/** A day that the words name; nothing where the calendar has no such day. */
export function daySaid(
  found: CalendarDay | null,
  relative: boolean,
): Pick<DatePhrase, 'day'> | null {
  return found === null ? null : { day: fixedDay(found, relative) };
}

export function clockSaid(hour: number, minute: number, said?: Partial<Clock>): Clock {
  return { hour, minute, open: false, weak: false, range: false, ...said };
}

/** The day, or null when the calendar has no such day or the year is out of reach. */
export function dayFromParts(year: number, month: number, day: number): CalendarDay | null {
  if (!(year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= 31))
    return null;
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day <= last ? calendarDay(text) : null;
}

/** The year that two digits mean: at most twenty years ahead, otherwise past. */
export function yearFromTwoDigits(digits: number, today: CalendarDay): number {
  const thisYear = Number(today.slice(0, 4));
  const year = Math.floor(thisYear / 100) * 100 + digits;
  return year > thisYear + 20 ? year - 100 : year;
}

/** The nth such weekday of a month, or the last one for `'last'`; null when there is none. */
export function nthWeekday(
  firstOfMonth: CalendarDay,
  nth: number | 'last',
  weekday: Weekday,
): CalendarDay | null {
  if (nth === 'last') {
    const next = addMonths(firstOfMonth, 1);
    const back = (weekdayOf(next) - weekday + 7) % 7 || 7;
    return addDays(next, -back);
  }
  const ahead = (weekday - weekdayOf(firstOfMonth) + 7) % 7;
  const found = addDays(firstOfMonth, ahead + 7 * (nth - 1));
  return found.slice(0, 7) === firstOfMonth.slice(0, 7) ? found : null;
}

export function firstOfMonth(day: CalendarDay): CalendarDay {
  return calendarDay(`${day.slice(0, 7)}-01`);
}

/** More working days than this are not counted out. */
export const longestWorkdays = 500;

/** The day after so many working days, at most {@link longestWorkdays}. */
export function workdaysLater(context: DateContext, count: number): CalendarDay {
  let day = context.today;
  let left = count;
  for (let steps = 0; left > 0 && steps < 1000; steps += 1) {
    day = addDays(day, 1);
    if (context.isWorkday(day)) left -= 1;
  }
  return day;
}

/** The day that is meant. `past` asks for the most recent one where the words leave it open; else the next one, today included. */
export function settleDay(
  meaning: DayMeaning,
  today: CalendarDay,
  past: boolean,
): { readonly day: CalendarDay; readonly grain: Grain } | null {
  switch (meaning.kind) {
    case 'fixed':
      return { day: meaning.day, grain: meaning.grain };
    case 'weekday': {
      const ahead = (meaning.weekday - weekdayOf(today) + 7) % 7 || 7;
      return { day: addDays(today, past ? ahead - 7 || -7 : ahead), grain: 'day' };
    }
    case 'month-day': {
      const day = nearestYear(meaning.month, meaning.day, today, past);
      return day === null ? null : { day, grain: 'day' };
    }
    case 'day-of-month': {
      const day = nearestMonth(meaning.day, today, past);
      return day === null ? null : { day, grain: 'day' };
    }
    case 'month': {
      const thisMonth = firstOfMonth(today);
      const year = meaning.year ?? Number(today.slice(0, 4));
      const first = dayFromParts(year, meaning.month, 1);
      if (first === null) return null;
      if (meaning.year !== null) return { day: first, grain: 'month' };
      if (past) return { day: first > thisMonth ? addYears(first, -1) : first, grain: 'month' };
      return { day: first < thisMonth ? addYears(first, 1) : first, grain: 'month' };
    }
    case 'distance': {
      const from = meaning.from === null ? null : settleDay(meaning.from, today, past);
      if (from?.grain !== 'day') return null;
      return { day: addDays(addMonths(from.day, meaning.months), meaning.days), grain: 'day' };
    }
  }
}

function nearestYear(
  month: number,
  day: number,
  today: CalendarDay,
  past: boolean,
): CalendarDay | null {
  const thisYear = Number(today.slice(0, 4));
  // Eight years reach from one 29 February to the next over a century.
  for (let step = -1; step <= 8; step += 1) {
    const found = dayFromParts(past ? thisYear - step : thisYear + step, month, day);
    if (found !== null && (past ? found <= today : found >= today)) return found;
  }
  return null;
}

function nearestMonth(day: number, today: CalendarDay, past: boolean): CalendarDay | null {
  for (let step = 0; step <= 2; step += 1) {
    const month = addMonths(firstOfMonth(today), past ? -step : step);
    const found = dayFromParts(Number(month.slice(0, 4)), Number(month.slice(5, 7)), day);
    if (found !== null && (past ? found <= today : found >= today)) return found;
  }
  return null;
}

/**
 * The wall-clock time that is meant, and by how many days it lies after the day said (晚上12点 is the next day).
 * Null when the hour and the part of the day contradict each other.
 */
export function settleClock(
  clock: Clock,
  part: DayPart | null,
): { readonly time: ClockTime; readonly daysLater: 0 | 1 } | null {
  const hour = hourMeant(clock, part);
  if (hour === null || clock.minute > 59) return null;
  const time = (of: number) =>
    clockTime(`${String(of).padStart(2, '0')}:${String(clock.minute).padStart(2, '0')}`);
  return hour >= 24 ? { time: time(hour - 24), daysLater: 1 } : { time: time(hour), daysLater: 0 };
}

function hourMeant(clock: Clock, part: DayPart | null): number | null {
  const { hour } = clock;
  if (hour > 24) return null;
  // Midnight of an evening is its end.
  if (hour === 0 && part === 'evening') return 24;
  if (!clock.open || hour === 0 || hour > 12) {
    if ((part === 'morning' || part === 'small-hours') && clock.open && hour > 12) return null;
    return hour;
  }
  switch (part) {
    case null:
      // Nobody visits at three in the morning: an hour alone falls into working hours.
      return hour <= 6 ? hour + 12 : hour;
    case 'small-hours':
      return hour === 12 ? 0 : hour;
    case 'morning':
      return hour;
    case 'noon':
      return hour <= 3 ? hour + 12 : hour;
    case 'afternoon':
      return hour === 12 ? 12 : hour + 12;
    case 'evening':
      if (hour === 12) return 24;
      return hour < 5 ? null : hour + 12;
  }
}

/** Keeps the longest of phrases that overlap; of equally long ones the first in the list. */
export function withoutOverlaps(phrases: readonly DatePhrase[]): readonly DatePhrase[] {
  const kept: DatePhrase[] = [];
  const byLength = [...phrases].sort((a, b) => b.end - b.start - (a.end - a.start));
  for (const phrase of byLength) {
    if (kept.every((other) => phrase.end <= other.start || phrase.start >= other.end)) {
      kept.push(phrase);
    }
  }
  return kept.sort((a, b) => a.start - b.start);
}
