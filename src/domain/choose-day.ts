import type { Due } from './follow-up.ts';
import {
  addDays,
  type CalendarDay,
  dayOf,
  type Instant,
  instant,
  startOfWeek,
  timeOf,
  type ZoneName,
} from './zoned-time.ts';

/** The days that one tap offers. */
export const dayChoices = [
  'in-one-hour',
  'tomorrow',
  'next-monday',
  'in-a-week',
  'in-two-weeks',
] as const;
export type DayChoice = (typeof dayChoices)[number];

const hourMs = 60 * 60 * 1000;

/** The due day and time that a tap means, as the person's wall clock stands. */
export function chosenDue(
  choice: DayChoice,
  {
    now,
    today,
    zone,
  }: { readonly now: Instant; readonly today: CalendarDay; readonly zone: ZoneName },
): Due {
  switch (choice) {
    case 'in-one-hour': {
      const at = instant(now + hourMs);
      return { day: dayOf(at, zone), time: timeOf(at, zone) };
    }
    case 'tomorrow':
      return { day: addDays(today, 1), time: null };
    case 'next-monday':
      return { day: addDays(startOfWeek(today), 7), time: null };
    case 'in-a-week':
      return { day: addDays(today, 7), time: null };
    case 'in-two-weeks':
      return { day: addDays(today, 14), time: null };
  }
}
