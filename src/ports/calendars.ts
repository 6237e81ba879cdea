import type { CalendarDayKind, CalendarEntry } from '../domain/holidays.ts';
import type { CalendarRegion, WorkingCalendar, YearStatus } from '../domain/working-days.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';

/** Every change moves the region's version on; the first filling of a region is version 1. */
export interface CalendarRepository {
  load(region: CalendarRegion): Promise<WorkingCalendar>;
  /** Every day that is kept, in order; one that was set by hand may stand beside the notice's. */
  entries(region: CalendarRegion): Promise<readonly CalendarEntry[]>;
  /** Fills years that are not official yet, and makes them official. */
  seed(
    region: CalendarRegion,
    days: readonly CalendarDayKind[],
    years: readonly number[],
  ): Promise<void>;
  /**
   * Puts what a notice says in the place of what was said of its year before. Days of the December
   * before that it names are put in the place of theirs, and stay when the notice of the year before
   * comes again. Days set by hand stay.
   */
  replaceYear(
    region: CalendarRegion,
    year: number,
    status: Exclude<YearStatus, 'missing'>,
    days: readonly CalendarDayKind[],
  ): Promise<void>;
  /** Sets a day by hand; null: it counts by its year's notice again. */
  override(
    region: CalendarRegion,
    day: CalendarDay,
    to: Pick<CalendarDayKind, 'isWorkday' | 'name'> | null,
  ): Promise<void>;
}
