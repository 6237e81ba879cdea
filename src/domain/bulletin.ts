import type { Settings } from './settings.ts';
import { meetingAfter } from './ticket/working-clock.ts';
import { type DayClock, previousWorkingDay } from './working-days.ts';
import {
  addDays,
  type CalendarDay,
  clockTime,
  dayOf,
  type Instant,
  instantOf,
} from './zoned-time.ts';

/** A weekly meeting, and when it is asked for what its bulletin lacks. */
export type Bulletin = { readonly meetingOn: CalendarDay; readonly remindAt: Instant };

type BulletinClock = DayClock & { readonly settings: Settings };

/** The first weekly meeting after a day. */
export const meetingOf = (
  { calendar, settings }: Pick<BulletinClock, 'calendar' | 'settings'>,
  day: CalendarDay,
): CalendarDay => meetingAfter(day, settings['bulletin.weekday'], calendar);

const longestBreak = 21;

/**
 * When the first weekly bulletin after a moment comes: as its meeting begins. A meeting of days off is
 * on the next working day, so the one meant may be that of weeks before.
 */
export function nextBulletinPost(clock: BulletinClock, after: Instant): Instant {
  const time = clockTime(clock.settings['bulletin.time']);
  for (let from = addDays(dayOf(after, clock.zone), -longestBreak); ; from = addDays(from, 1)) {
    const at = instantOf(meetingOf(clock, from), time, clock.zone);
    if (at > after) return at;
  }
}

/**
 * The first bulletin that is asked for after a moment: on the working day before its meeting. The
 * meeting of a day off is on the next working day.
 */
export function nextBulletin(clock: BulletinClock, after: Instant): Bulletin {
  const { zone, calendar, settings } = clock;
  const time = clockTime(settings['bulletin.reminderTime']);
  let from = dayOf(after, zone);
  for (;;) {
    const meetingOn = meetingOf(clock, from);
    const remindAt = instantOf(previousWorkingDay(meetingOn, calendar), time, zone);
    if (remindAt > after) return { meetingOn, remindAt };
    from = addDays(from, 1);
  }
}
