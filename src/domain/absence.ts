import type { PersonId } from './person.ts';
import type { CalendarDay, Instant } from './zoned-time.ts';

export type AbsenceId = string & { readonly __brand: 'AbsenceId' };

/** The days on which a person is away, and who stands in; on the person's own calendar. */
export type Absence = {
  readonly id: AbsenceId;
  readonly personId: PersonId;
  readonly firstDay: CalendarDay;
  /** The last day away. */
  readonly lastDay: CalendarDay;
  readonly deputyId: PersonId;
  /** The person, or a lead. */
  readonly setById: PersonId;
  readonly createdAt: Instant;
  /** When it was taken back; null while it counts. */
  readonly endedAt: Instant | null;
};
