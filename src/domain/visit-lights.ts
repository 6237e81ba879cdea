import type { Settings } from './settings.ts';
import { addDays, type CalendarDay } from './zoned-time.ts';

/** How many customers are to be visited when: red, yellow, blue, and without a day. */
export type VisitLights = {
  readonly overdue: number;
  /** In the days in which their manager is reminded of them. */
  readonly soon: number;
  readonly later: number;
  /** Without a grade no interval says when. */
  readonly undated: number;
};

/** The last day that counts as soon: as early as the first reminder of a visit comes. */
export const soonUntil = (
  today: CalendarDay,
  { 'visit.dueLeadDays': leadDays }: Pick<Settings, 'visit.dueLeadDays'>,
): CalendarDay => addDays(today, Math.max(0, ...leadDays));
