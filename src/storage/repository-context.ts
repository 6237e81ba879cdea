import type { CalendarRegion, WorkingCalendar } from '../domain/working-days.ts';
import type { Touched } from '../ports/store.ts';
import type { AuditKeys } from './audit-keys.ts';

/** What a set of repositories works with. */
export type RepositoryContext = {
  readonly newId: () => string;
  readonly auditKeys: AuditKeys;
  /** File of the people who were erased. */
  readonly erasedList: string;
  /** Collects what the transaction changes, for those who listen to commits. */
  readonly touched: Set<Touched>;
  /**
   * The calendars that were read last, with their version and years as text: as long as these are the
   * same, so is the calendar; its days need not be read, nor what was counted by it be built, again.
   */
  readonly calendars: Map<
    CalendarRegion,
    { readonly state: string; readonly calendar: WorkingCalendar }
  >;
  /** Whether all that is read is committed; what is not may have the version of another change later. */
  readonly isCommitted: boolean;
};
