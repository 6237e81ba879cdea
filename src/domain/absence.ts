import type { PersonId } from './person.ts';
import type { CalendarDay, Instant } from './zoned-time.ts';

export type AbsenceId = string & { readonly __brand: 'AbsenceId' };

/** Days from the first to the last, both included. */
export type DaySpan = { readonly firstDay: CalendarDay; readonly lastDay: CalendarDay };

/** The days on which a person is away, and who stands in; on the person's own calendar. */
export type Absence = DaySpan & {
  readonly id: AbsenceId;
  readonly personId: PersonId;
  readonly deputyId: PersonId;
  /** The person, or a lead. */
  readonly setById: PersonId;
  readonly createdAt: Instant;
  /** When it was taken back; null while it counts. */
  readonly endedAt: Instant | null;
};

/** Whether two spans have a day in common. */
export const overlap = (one: DaySpan, other: DaySpan): boolean =>
  one.firstDay <= other.lastDay && other.firstDay <= one.lastDay;
