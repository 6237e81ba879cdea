import type { PersonId, TeamId } from './person.ts';
import {
  addDays,
  addMonths,
  type CalendarDay,
  calendarDay,
  endOfMonth,
  endOfWeek,
  type Instant,
  startOfWeek,
} from './zoned-time.ts';

export type WorkPlanId = string & { readonly __brand: 'WorkPlanId' };

export const planPeriods = ['week', 'month'] as const;
export type PlanPeriod = (typeof planPeriods)[number];

/** submitted: the leads have to say something to it; returned: its author has; approved. */
export const workPlanStates = ['submitted', 'returned', 'approved'] as const;
export type WorkPlanState = (typeof workPlanStates)[number];

/** What somebody means to do in a week or a month. */
export type WorkPlan = {
  readonly id: WorkPlanId;
  readonly teamId: TeamId;
  readonly personId: PersonId;
  readonly period: PlanPeriod;
  /** The Monday of the week, or the first of the month. */
  readonly firstDay: CalendarDay;
  /** Lines, one for each thing to do. */
  readonly content: string;
  readonly state: WorkPlanState;
  /** What the lead said to it. */
  readonly comment: string | null;
  readonly decided: { readonly by: PersonId; readonly at: Instant } | null;
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};

/** The days of a week or a month. */
export type PlanSpan = {
  readonly period: PlanPeriod;
  readonly firstDay: CalendarDay;
  readonly lastDay: CalendarDay;
};

/** The week or month that holds a day. */
export function spanOf(period: PlanPeriod, day: CalendarDay): PlanSpan {
  const firstDay = period === 'week' ? startOfWeek(day) : calendarDay(`${day.slice(0, 7)}-01`);
  const lastDay = period === 'week' ? endOfWeek(day) : endOfMonth(day);
  return { period, firstDay, lastDay };
}

/** This one, the next, or one before: `steps` from the one that holds today. */
export function spanFrom(period: PlanPeriod, steps: number, today: CalendarDay): PlanSpan {
  const { firstDay } = spanOf(period, today);
  return spanOf(
    period,
    period === 'week' ? addDays(firstDay, 7 * steps) : addMonths(firstDay, steps),
  );
}
