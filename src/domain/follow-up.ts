import type { CustomerId } from './customer.ts';
import type { PersonId, TeamId } from './person.ts';
import type { Recurrence } from './recurrence.ts';
import type { VisitId } from './visit.ts';
import {
  type CalendarDay,
  type ClockTime,
  type Instant,
  instantOf,
  type ZoneName,
} from './zoned-time.ts';

export type FollowUpId = string & { readonly __brand: 'FollowUpId' };

/** When something is due: a day, and a time where one was said. */
export type Due = { readonly day: CalendarDay; readonly time: ClockTime | null };

export type FollowUpState = 'open' | 'done' | 'undone';

/** A promise with a day: who does what by when. */
export type FollowUp = {
  readonly id: FollowUpId;
  readonly teamId: TeamId;
  /** 31 in F-31. */
  readonly number: number;
  readonly customerId: CustomerId | null;
  readonly visitId: VisitId | null;
  readonly ownerId: PersonId;
  readonly what: string;
  readonly due: Due;
  readonly timeZone: ZoneName;
  /** The due moment; the team's default time stands in where only a day was said. */
  readonly dueAt: Instant;
  readonly state: FollowUpState;
  readonly closed: {
    readonly at: Instant;
    readonly by: PersonId;
    readonly note: string | null;
  } | null;
  readonly snoozed: { readonly at: Instant; readonly by: PersonId } | null;
  /** How it comes again once it is done; null where it does not. */
  readonly repeat: Recurrence | null;
  /** The same for all follow-ups that came one of another. */
  readonly seriesId: string | null;
  /** Moves on with every change, so that what was planned for an older one is not sent. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly createdBy: PersonId;
};

/** The moment a due day and time mean in a zone. */
export function dueInstant(due: Due, zone: ZoneName, defaultTime: ClockTime): Instant {
  return instantOf(due.day, due.time ?? defaultTime, zone);
}
