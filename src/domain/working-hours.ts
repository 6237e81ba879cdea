import { isWorkingDay, nextWorkingDay, type WorkingCalendar } from './working-days.ts';
import {
  type ClockTime,
  dayOf,
  type Instant,
  instantOf,
  timeOf,
  type ZoneName,
} from './zoned-time.ts';

/** When somebody works: on the working days of a calendar, from one time of day to another. */
export type WorkingHours = {
  readonly zone: ZoneName;
  readonly calendar: WorkingCalendar;
  readonly from: ClockTime;
  /** The last minute: what is due as the day ends is told as it ends. */
  readonly to: ClockTime;
};

/** The moment itself where it is in working hours, otherwise the next time that they begin. */
export function nextOpening(at: Instant, { zone, calendar, from, to }: WorkingHours): Instant {
  const day = dayOf(at, zone);
  const time = timeOf(at, zone);
  if (isWorkingDay(day, calendar)) {
    if (time < from) return instantOf(day, from, zone);
    if (time <= to) return at;
  }
  return instantOf(nextWorkingDay(day, calendar), from, zone);
}
