import type { FollowUp } from './follow-up.ts';
import type { Person } from './person.ts';
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

/** One person's open follow-ups. */
export type PersonsFollowUps = {
  readonly person: Pick<Person, 'id' | 'name'>;
  readonly due: DueFollowUps;
};

/** The same by person: who has most overdue comes first, then by name. */
export function groupByPerson(
  followUps: readonly FollowUp[],
  people: readonly Pick<Person, 'id' | 'name'>[],
  now: Instant,
  today: CalendarDay,
): readonly PersonsFollowUps[] {
  return people
    .map((person) => {
      const own = followUps.filter(({ ownerId }) => ownerId === person.id);
      return { person, due: groupDueFollowUps(own, now, today) };
    })
    .sort(
      (a, b) =>
        b.due.overdue.length - a.due.overdue.length || a.person.name.localeCompare(b.person.name),
    );
}
