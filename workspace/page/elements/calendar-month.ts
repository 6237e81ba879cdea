/** A calendar day, as `2026-03-18`. */
export type CalendarDay = string;

const typedDate = /^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*$/;
const typedTime = /^\s*(\d{1,2})(?:\s*[:：.点點]\s*(\d{2})?)?\s*(am|pm)?\s*$/i;

function writeDay(year: number, monthIndex: number, day: number): CalendarDay {
  return new Date(Date.UTC(year, monthIndex, day)).toISOString().slice(0, 10);
}

/** The day a person typed (`2026-03-18`, `2026/3/18`, `2026年3月18日`), or `null`. */
export function readTypedDate(text: string): CalendarDay | null {
  const found = typedDate.exec(text);
  if (found === null) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const written = writeDay(year, month - 1, day);
  // The calendar rolls 31 April over to 1 May; such a day was mistyped.
  const isReal = Number(written.slice(5, 7)) === month && Number(written.slice(8)) === day;
  return isReal ? written : null;
}

/** The time a person typed (`14:30`, `2:30 pm`, `9`), as `14:30`, or `null`. */
export function readTypedTime(text: string): string | null {
  const found = typedTime.exec(text);
  if (found === null) return null;
  const half = found[3]?.toLowerCase();
  const written = Number(found[1]);
  const minutes = Number(found[2] ?? 0);
  if (half !== undefined && (written < 1 || written > 12)) return null;
  const hours = half === undefined ? written : (written % 12) + (half === 'pm' ? 12 : 0);
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** The day some days after another (or before, when negative). */
export function addDays(day: CalendarDay, count: number): CalendarDay {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}

/** The first day of the month some months after a day's month. */
export function addMonths(day: CalendarDay, count: number): CalendarDay {
  return writeDay(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + count, 1);
}

/**
 * The six weeks that show a day's month, with the neighbours' days at both ends.
 * @param firstWeekday 0 for Sunday, 1 for Monday.
 */
export function weeksOfMonth(day: CalendarDay, firstWeekday: 0 | 1): readonly CalendarDay[][] {
  const first = addMonths(day, 0);
  const before = (new Date(first).getUTCDay() - firstWeekday + 7) % 7;
  const start = addDays(first, -before);
  return Array.from({ length: 6 }, (_week, week) =>
    Array.from({ length: 7 }, (_day, weekday) => addDays(start, week * 7 + weekday)),
  );
}

/** Weeks begin on Sunday in America and Taiwan, on Monday elsewhere. */
export function firstWeekdayOf(locale: string): 0 | 1 {
  return /-(?:US|CA|TW|HK|JP)\b/i.test(locale) ? 0 : 1;
}

/** A calendar day in words, such as `Wed, Mar 18, 2026`. */
export function writeCalendarDay(day: CalendarDay, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  }).format(Date.parse(day));
}

/** A time of day (`14:30`) in words, such as `2:30 PM`. */
export function writeTimeOfDay(time: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    hour: 'numeric',
    minute: '2-digit',
  }).format(Date.parse(`2026-01-01T${time}:00Z`));
}
