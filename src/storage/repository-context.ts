import type { CalendarRegion, WorkingCalendar } from '../domain/working-days.ts';
import type { Touched } from '../ports/store.ts';

/** What a set of repositories works with. */
export type RepositoryContext = {
  readonly newId: () => string;
  /** Collects what the transaction changes, for those who listen to commits. */
  readonly touched: Set<Touched>;
  /**
   * The calendars that were read last, with their rows as text: as long as these are the same, so is
   * the calendar, and what was counted by it need not be built again.
   */
  readonly calendars: Map<
    CalendarRegion,
    { readonly content: string; readonly calendar: WorkingCalendar }
  >;
};
