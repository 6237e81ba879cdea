import type { CustomerId } from './customer.ts';
import type { PersonId, TeamId } from './person.ts';
import type { Quantity } from './quantity.ts';
import type { CalendarDay, ClockTime, Instant, ZoneName } from './zoned-time.ts';

export type VisitId = string & { readonly __brand: 'VisitId' };

export type Visit = {
  readonly id: VisitId;
  readonly teamId: TeamId;
  /** 12 in V-12. */
  readonly number: number;
  readonly customerId: CustomerId;
  /** Who went. */
  readonly managerId: PersonId;
  readonly day: CalendarDay;
  readonly time: ClockTime | null;
  readonly timeZone: ZoneName;
  readonly note: string;
  /** What is recognised in the note and in what was promised. */
  readonly quantities: readonly Quantity[];
  readonly version: number;
  readonly createdAt: Instant;
  readonly undoneAt: Instant | null;
};

/** A visit whose day lies ahead is an appointment. */
export function isAppointment(visit: Pick<Visit, 'day'>, today: CalendarDay): boolean {
  return visit.day > today;
}
