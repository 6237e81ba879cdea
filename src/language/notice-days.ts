import { type CalendarDayKind, isPlainWorkday } from '../domain/holidays.ts';
import { UserError } from '../domain/user-error.ts';
import { addDays, type CalendarDay, calendarDay, daysBetween } from '../domain/zoned-time.ts';

/** A day with the line that says so. */
export type SaidDay = CalendarDayKind & { readonly line: string };

/** No holiday was longer than nine days so far; a longer range is a slip. Ours. */
const longestRange = 15;
/** A year has some thirty days that differ from a plain week. A button holds as many as these. */
const mostDays = 50;
const longestName = 16;
const longestLine = 80;

/** A line as a refusal quotes it. */
export function lineOf(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return [...line].length <= longestLine
    ? line
    : `${[...line].slice(0, longestLine - 1).join('')}…`;
}

/** @throws UserError where there is no such day. */
export function dayAt(year: number, month: number, date: number, line: string): CalendarDay {
  const pad = (value: number) => String(value).padStart(2, '0');
  try {
    return calendarDay(`${year}-${pad(month)}-${pad(date)}`);
  } catch (error) {
    if (error instanceof RangeError) throw new UserError('error.noticeDay', { line });
    throw error;
  }
}

/**
 * The year of a day that a year's notice names: its own, or the December before.
 *
 * @throws UserError where it is another one.
 */
export function dayYear(said: number, month: number, year: number): number {
  if (said === year || (said === year - 1 && month === 12)) return said;
  throw new UserError('error.noticeOtherYear', { found: String(said), year: String(year) });
}

/**
 * The days from the first to the last.
 *
 * @throws UserError where they are too many, and where a make-up workday is a workday anyway.
 */
export function daysSaid(
  first: CalendarDay,
  last: CalendarDay,
  isWorkday: boolean,
  name: string,
  line: string,
): readonly SaidDay[] {
  if (daysBetween(first, last) >= longestRange) {
    throw new UserError('error.noticeRange', { line, limit: longestRange });
  }
  const days: SaidDay[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (isWorkday && isPlainWorkday(day)) {
      throw new UserError('error.noticeWorkWeekday', { line, when: { day, time: null } });
    }
    days.push({ day, isWorkday, name, line });
  }
  return days;
}

/**
 * The days that differ from a plain week, each once and in order.
 *
 * @throws UserError where a day is both off and a workday, where nothing was said, and where it is
 * more than a year has.
 */
export function collectDays(said: readonly SaidDay[]): readonly CalendarDayKind[] {
  if (said.length === 0) throw new UserError('error.noticeNothing');
  const known = new Map<CalendarDay, SaidDay>();
  for (const one of said) {
    const earlier = known.get(one.day);
    if (earlier && earlier.isWorkday !== one.isWorkday) {
      const when = { day: one.day, time: null };
      throw new UserError('error.noticeContradiction', {
        when,
        line: earlier.line,
        other: one.line,
      });
    }
    if ([...one.name].length > longestName) {
      throw new UserError('error.noticeNameLong', { line: one.line, limit: longestName });
    }
    if (!earlier) known.set(one.day, one);
  }
  const days = [...known.values()]
    .filter(({ day, isWorkday }) => isWorkday !== isPlainWorkday(day))
    .map(({ day, isWorkday, name }) => ({ day, isWorkday, name }))
    .sort((one, other) => (one.day < other.day ? -1 : 1));
  if (days.length > mostDays) {
    throw new UserError('error.noticeLong', { count: days.length, limit: mostDays });
  }
  return days;
}
