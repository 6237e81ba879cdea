import {
  addDays,
  addMonths,
  type CalendarDay,
  calendarDay,
  endOfMonth,
  startOfWeek,
} from '../../domain/zoned-time.ts';
import { type DateContext, firstOfMonth } from './date-phrase.ts';

/** A stretch of the calendar; both days belong to it. */
export type Period = { readonly first: CalendarDay; readonly last: CalendarDay };

/** So many months from a first of the month on. */
function monthsFrom(first: CalendarDay, count: number): Period {
  return { first, last: endOfMonth(addMonths(first, count - 1)) };
}

export function weekFromNow({ today }: DateContext, step: number): Period {
  const first = addDays(startOfWeek(today), step * 7);
  return { first, last: addDays(first, 6) };
}

export const monthOf = (day: CalendarDay): Period => monthsFrom(firstOfMonth(day), 1);

/** The part of a year of so many months (a quarter, a half, the whole) that is so many of them away. */
export function partOfYearFromNow({ today }: DateContext, months: number, step: number): Period {
  const start = Math.floor((Number(today.slice(5, 7)) - 1) / months) * months;
  const first = addMonths(calendarDay(`${today.slice(0, 4)}-01-01`), start + step * months);
  return monthsFrom(first, months);
}

/** The nth quarter or half: that of the year, or the next one that is not over. */
export function numberedPartOfYear(
  { today }: DateContext,
  months: number,
  nth: number,
  year: number | null,
): Period | null {
  if (!(nth >= 1 && nth <= 12 / months)) return null;
  const inYear = (of: number) =>
    monthsFrom(addMonths(calendarDay(`${of}-01-01`), (nth - 1) * months), months);
  if (year !== null) return year >= 1900 && year <= 2199 ? inYear(year) : null;
  const thisYear = inYear(Number(today.slice(0, 4)));
  return thisYear.last >= today ? thisYear : inYear(Number(today.slice(0, 4)) + 1);
}

/** The nth working day of a period, or its last one; null when it has none such. */
export function workdayIn(
  { first, last }: Period,
  nth: number | 'last',
  { isWorkday }: DateContext,
): CalendarDay | null {
  const step = nth === 'last' ? -1 : 1;
  let left = nth === 'last' ? 1 : nth;
  for (let day = step === 1 ? first : last; day >= first && day <= last; day = addDays(day, step)) {
    if (isWorkday(day)) left -= 1;
    if (left === 0) return day;
  }
  return null;
}
