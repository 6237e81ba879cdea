import chineseDays from 'chinese-days';
import { type CalendarRegion, isWorkingDay } from '../domain/working-days.ts';
import { calendarDay } from '../domain/zoned-time.ts';
import type { Store } from '../ports/store.ts';

/** Years that the library knows in full; it calls every weekday of later ones a workday. */
const firstYear = 2020;
const lastYear = 2026;
const plainWeek = { exceptions: new Map(), years: new Map() };

/** Fills the mainland calendar with public holidays and make-up workdays, once. */
export async function seedCalendar(store: Store): Promise<void> {
  const region = 'CN' as CalendarRegion;
  if ((await store.read.calendars.load(region)).years.size > 0) return;
  const days: { day: ReturnType<typeof calendarDay>; isWorkday: boolean; name: string }[] = [];
  for (const text of everyDay()) {
    const { work, name } = chineseDays.getDayDetail(text);
    // Only announced days have a name in Chinese. Of the others the library reads the weekday in the
    // machine's zone, which may be a day behind.
    const announced = name.split(',')[1];
    if (announced === undefined) continue;
    const day = calendarDay(text);
    if (work !== isWorkingDay(day, plainWeek)) {
      days.push({ day, isWorkday: work, name: announced });
    }
  }
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  await store.write(({ calendars }) => calendars.seed(region, days, years));
}

/** The days of all years, by plain arithmetic: Temporal takes a tenth of a second for so many. */
function* everyDay(): Generator<string> {
  const dayMs = 24 * 60 * 60 * 1000;
  const end = Date.UTC(lastYear + 1, 0, 1);
  for (let at = Date.UTC(firstYear, 0, 1); at < end; at += dayMs) {
    yield new Date(at).toISOString().slice(0, 10);
  }
}
