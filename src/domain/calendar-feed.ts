import { createHash } from 'node:crypto';
import type { PersonId } from './person.ts';
import type { CalendarDay, ClockTime, Instant, ZoneName } from './zoned-time.ts';

/** The calendar that a person's own calendar program reads, at an address that is a secret. */
export type CalendarFeed = {
  readonly personId: PersonId;
  /** SHA-256 of the secret; the secret itself is kept nowhere. */
  readonly secretHash: string;
  /** Whether titles name customers: calendars are often shown to others. */
  readonly withCustomers: boolean;
  readonly createdAt: Instant;
};

/** Something in a calendar. Without a time it is of the whole day. */
export type CalendarEntry = {
  /** The same as long as it is about the same. */
  readonly id: string;
  readonly title: string;
  readonly day: CalendarDay;
  readonly time: ClockTime | null;
  readonly zone: ZoneName;
};

export const feedSecretHash = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');
