import type { FollowUp } from './follow-up.ts';
import { type CalendarDay, endOfWeek, type Instant } from './zoned-time.ts';

/** Open follow-ups by how pressing they are. */
export type DueFollowUps = {
  readonly overdue: readonly FollowUp[];
  readonly today: readonly FollowUp[];
  /** After today, until Sunday. */
  readonly week: readonly FollowUp[];
  /** After Sunday. */
  readonly later: readonly FollowUp[];
};

/**
 * Sorts open follow-ups: overdue once their time, or their whole day where no time was said, is
 * over.
 */
export function groupDueFollowUps(
  followUps: readonly FollowUp[],
  now: Instant,
  today: CalendarDay,
): DueFollowUps {
  const isOverdue = ({ due, dueAt }: FollowUp) =>
    due.day < today || (due.time !== null && dueAt < now);
  const sunday = endOfWeek(today);
  return {
    overdue: followUps.filter(isOverdue),
    today: followUps.filter((followUp) => followUp.due.day === today && !isOverdue(followUp)),
    week: followUps.filter(({ due }) => due.day > today && due.day <= sunday),
    later: followUps.filter(({ due }) => due.day > sunday),
  };
}
