import type { CreditGrade } from '../customer.ts';
import { creditGrades } from '../customer.ts';
import type { Settings } from '../settings.ts';
import { addDays, addMonths, type CalendarDay } from '../zoned-time.ts';

/**
 * By grade the last day of a visit after which the next one is due by `last`. Months end on different
 * days, so that is not simply so many months earlier.
 */
export function dueUpTo(
  last: CalendarDay,
  settings: Pick<Settings, 'visit.intervalMonths'>,
): Readonly<Record<CreditGrade, CalendarDay>> {
  const of = (grade: CreditGrade): CalendarDay => {
    const months = settings['visit.intervalMonths'][grade];
    let day = addDays(addMonths(last, -months), 4);
    while (addMonths(day, months) > last) day = addDays(day, -1);
    return day;
  };
  const [A, B, C] = creditGrades.map(of);
  if (A === undefined || B === undefined || C === undefined) throw new Error('There are 3 grades');
  return { A, B, C };
}
