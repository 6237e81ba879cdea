import type { CalendarFeed } from '../domain/calendar-feed.ts';
import type { PersonId } from '../domain/person.ts';

/** Calendars that people read elsewhere; each person has one at most. */
export interface CalendarFeedRepository {
  find(personId: PersonId): Promise<CalendarFeed | undefined>;
  findByHash(secretHash: string): Promise<CalendarFeed | undefined>;
  /** Adds or replaces the person's. */
  put(feed: CalendarFeed): Promise<void>;
  remove(personId: PersonId): Promise<void>;
}
