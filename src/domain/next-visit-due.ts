import type { CreditGrade, Customer } from './customer.ts';
import type { Settings } from './settings.ts';
import { addDays, addMonths, type CalendarDay, daysBetween } from './zoned-time.ts';

/** What the next visit of a customer is counted from. */
export type VisitedSoFar = {
  readonly lastVisit: CalendarDay | null;
  /** From when on a customer that was never visited is to be visited. */
  readonly from: CalendarDay;
};

/** Whether a credit grade became a worse one. */
export const hasFallen = (before: CreditGrade | null, after: CreditGrade | null): boolean =>
  before !== null && after !== null && after > before;

type Intervals = Pick<Settings, 'visit.intervalMonths' | 'visit.dueLeadDays'>;

/**
 * The last day on which the next visit keeps the interval of the credit grade; null without a grade.
 * First visits are spread over the interval, so that customers who came together are not due
 * together; none of them sooner than its first reminder comes, or than half the interval.
 */
export function nextVisitDue(
  { id, creditGrade }: Pick<Customer, 'id' | 'creditGrade'>,
  { lastVisit, from }: VisitedSoFar,
  settings: Intervals,
): CalendarDay | null {
  if (creditGrade === null) return null;
  const months = settings['visit.intervalMonths'][creditGrade];
  if (lastVisit !== null) return addMonths(lastVisit, months);
  const days = daysBetween(from, addMonths(from, months));
  const soonest = Math.min(Math.max(0, ...settings['visit.dueLeadDays']), Math.floor(days / 2));
  return addDays(from, soonest + Math.floor(shareOf(id) * (days - soonest + 1)));
}

/**
 * A share of one that is always the same for an id: FNV-1a in 32 bits, with the last step of Murmur 3,
 * without which ids that differ in their end only would come close together.
 */
function shareOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
