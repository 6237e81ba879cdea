import type { WorkingCalendar } from '../../../src/domain/working-days.ts';
import { addDays, calendarDay, daysBetween, weekdayOf } from '../../../src/domain/zoned-time.ts';

/** A holiday as its notice says: first and last day off, and the weekend days worked for it. */
type Notice = readonly [name: string, first: string, last: string, ...madeUpOn: string[]];

/** The notices of the General Office of the State Council for 2024, 2025 and 2026. */
const notices: readonly Notice[] = [
  ['元旦', '2024-01-01', '2024-01-01'],
  ['春节', '2024-02-10', '2024-02-17', '2024-02-04', '2024-02-18'],
  ['清明节', '2024-04-04', '2024-04-06', '2024-04-07'],
  ['劳动节', '2024-05-01', '2024-05-05', '2024-04-28', '2024-05-11'],
  ['端午节', '2024-06-10', '2024-06-10'],
  ['中秋节', '2024-09-15', '2024-09-17', '2024-09-14'],
  ['国庆节', '2024-10-01', '2024-10-07', '2024-09-29', '2024-10-12'],
  ['元旦', '2025-01-01', '2025-01-01'],
  ['春节', '2025-01-28', '2025-02-04', '2025-01-26', '2025-02-08'],
  ['清明节', '2025-04-04', '2025-04-06'],
  ['劳动节', '2025-05-01', '2025-05-05', '2025-04-27'],
  ['端午节', '2025-05-31', '2025-06-02'],
  ['国庆节、中秋节', '2025-10-01', '2025-10-08', '2025-09-28', '2025-10-11'],
  ['元旦', '2026-01-01', '2026-01-03', '2026-01-04'],
  ['春节', '2026-02-15', '2026-02-23', '2026-02-14', '2026-02-28'],
  ['清明节', '2026-04-04', '2026-04-06'],
  ['劳动节', '2026-05-01', '2026-05-05', '2026-05-09'],
  ['端午节', '2026-06-19', '2026-06-21'],
  ['中秋节', '2026-09-25', '2026-09-27'],
  ['国庆节', '2026-10-01', '2026-10-07', '2026-09-20', '2026-10-10'],
];

const days = notices.flatMap(([name, first, last, ...madeUpOn]) => {
  const length = daysBetween(calendarDay(first), calendarDay(last)) + 1;
  const off = Array.from({ length }, (_, place) => addDays(calendarDay(first), place));
  return [
    ...off.filter((day) => weekdayOf(day) <= 5).map((day) => ({ day, name, isWorkday: false })),
    ...madeUpOn.map((day) => ({ day: calendarDay(day), name, isWorkday: true })),
  ];
});

/** The mainland's working days as they are known: 2027 is estimated, 2028 is not known at all. */
export const officialCalendar: WorkingCalendar = {
  exceptions: new Map(days.map(({ day, isWorkday }) => [day, isWorkday])),
  names: new Map(days.map(({ day, name }) => [day, name])),
  years: new Map([
    [2024, 'official'],
    [2025, 'official'],
    [2026, 'official'],
    [2027, 'estimated'],
  ]),
  version: 1,
};
