import type { CreditGrade } from './customer.ts';
import type { Settings } from './settings.ts';
import { addMonths, type CalendarDay } from './zoned-time.ts';

/**
 * The last day on which the next visit keeps the interval of the credit grade; null without a
 * grade or a first visit.
 */
export function nextVisitDue(
  grade: CreditGrade | null,
  lastVisit: CalendarDay | null,
  intervalMonths: Settings['visit.intervalMonths'],
): CalendarDay | null {
  if (grade === null || lastVisit === null) return null;
  return addMonths(lastVisit, intervalMonths[grade]);
}
