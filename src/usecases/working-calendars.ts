import type { CalendarRegion, WorkingCalendar } from '../domain/working-days.ts';
import type { Store } from '../ports/store.ts';

/** The working-day calendars, read once and again after a commit that touched them. */
export type WorkingCalendars = { of(region: CalendarRegion): Promise<WorkingCalendar> };

export function openWorkingCalendars(store: Store): WorkingCalendars {
  const calendars = new Map<CalendarRegion, WorkingCalendar>();
  store.onCommit((touched) => {
    if (touched.has('calendars')) calendars.clear();
  });
  return {
    async of(region) {
      const calendar = calendars.get(region) ?? (await store.read.calendars.load(region));
      calendars.set(region, calendar);
      return calendar;
    },
  };
}
