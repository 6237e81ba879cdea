import chineseDays from 'chinese-days';
import { type CalendarRegion, isWorkingDay } from '../domain/working-days.ts';
import { calendarDay } from '../domain/zoned-time.ts';
import type { Store } from '../ports/store.ts';

/** Years that the library knows in full; it calls every weekday of later ones a workday. */
const firstYear = 2020;
const lastYear = 2026;
const plainWeek = { exceptions: new Map(), names: new Map(), years: new Map(), version: 1 };

/** Fills the mainland calendar with public holidays and make-up workdays, where a year is not official. */
export async function seedCalendar(store: Store): Promise<void> {
  const region = 'CN' as CalendarRegion;
  const known = (await store.read.calendars.load(region)).years;
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  const missing = years.filter((year) => known.get(year) !== 'official');
  if (missing.length === 0) return;
  const days = missing.flatMap((year) => [...daysOf(year)].flatMap(exceptionOn));
  await store.write(({ calendars }) => calendars.seed(region, days, missing));
}

function exceptionOn(text: string) {
  const { work, name } = chineseDays.getDayDetail(text);
  // Only announced days have a name in Chinese. Of the others the library reads the weekday in the
  // machine's zone, which may be a day behind.
  const announced = name.split(',')[1];
  if (announced === undefined) return [];
  const day = calendarDay(text);
  return work === isWorkingDay(day, plainWeek) ? [] : [{ day, isWorkday: work, name: announced }];
}

/** The days of a year, by plain arithmetic: Temporal takes a tenth of a second for all of them. */
function* daysOf(year: number): Generator<string> {
  const dayMs = 24 * 60 * 60 * 1000;
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += dayMs) {
    yield new Date(at).toISOString().slice(0, 10);
  }
}
