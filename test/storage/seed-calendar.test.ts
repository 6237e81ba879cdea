import { expect, test } from 'vitest';
import type { CalendarRegion } from '../../src/domain/working-days.ts';
import { isWorkingDay } from '../../src/domain/working-days.ts';
import { addDays, calendarDay, weekdayOf } from '../../src/domain/zoned-time.ts';
import { seedCalendar } from '../../src/storage/seed-calendar.ts';
import { openTestStore } from '../support/open-test-store.ts';

const region = 'CN' as CalendarRegion;

/** As the State Council announced it in November 2025. */
const holidays2026 = [
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
] as const;
const madeUp2026 = [
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
];

test('every day of 2026 is a working day or not, as announced', async () => {
  const { store } = await openTestStore();
  await seedCalendar(store);
  const calendar = await store.read.calendars.load(region);
  const wrong: string[] = [];
  for (let day = calendarDay('2026-01-01'); day < '2027-01-01'; day = addDays(day, 1)) {
    const isHoliday = holidays2026.some(([first, last]) => day >= first && day <= last);
    const isWorkday = !isHoliday && (weekdayOf(day) <= 5 || madeUp2026.includes(day));
    if (isWorkingDay(day, calendar) !== isWorkday) wrong.push(day);
  }
  expect(wrong).toEqual([]);
});

test('the years that are known are official; of later ones nothing is claimed', async () => {
  const { store } = await openTestStore();
  await seedCalendar(store);
  await seedCalendar(store);
  const { years, exceptions } = await store.read.calendars.load(region);
  expect([...years]).toEqual(
    [2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => [year, 'official']),
  );
  expect([...exceptions.keys()].filter((day) => day >= '2027-01-01')).toEqual([]);
});
