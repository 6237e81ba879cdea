import type { Settings } from './settings.ts';
import { workdayUpTo } from './ticket/working-clock.ts';
import { nextWorkingDay, type WorkingCalendar } from './working-days.ts';
import {
  addDays,
  addMonths,
  type CalendarDay,
  calendarDay,
  clockTime,
  dayOf,
  type Instant,
  instantOf,
  type ZoneName,
} from './zoned-time.ts';

/** A calendar quarter. */
export type Quarter = {
  readonly year: number;
  /** 1 to 4 */
  readonly number: number;
  readonly first: CalendarDay;
  readonly last: CalendarDay;
};

/** The quarter that holds a day. */
export function quarterOf(day: CalendarDay): Quarter {
  const year = Number(day.slice(0, 4));
  const number = Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1;
  const first = calendarDay(`${day.slice(0, 4)}-${String(number * 3 - 2).padStart(2, '0')}-01`);
  return { year, number, first, last: addDays(addMonths(first, 3), -1) };
}

/**
 * When it is said which key accounts lack the quarter's meeting. ahead: to their managers, so many days
 * before the quarter ends. raised: to the leads, shortly before it ends. over: to the leads, once it is.
 */
export type MeetingStep = {
  readonly at: Instant;
  readonly kind: 'ahead' | 'raised' | 'over';
  readonly quarter: Quarter;
};

type CountedBy = {
  readonly settings: Settings;
  readonly calendar: WorkingCalendar;
  readonly zone: ZoneName;
};

/** Those of the quarter of a day and of the one after it, in order, on working days. */
export function meetingSteps(
  day: CalendarDay,
  { settings, calendar, zone }: CountedBy,
): readonly MeetingStep[] {
  const time = clockTime(settings['followUp.defaultTime']);
  const here = quarterOf(day);
  const before = quarterOf(addDays(here.first, -1));
  return [before, here, quarterOf(addDays(here.last, 1))]
    .flatMap((quarter): MeetingStep[] => {
      const upTo = (days: number) => workdayUpTo(addDays(quarter.last, -days), calendar);
      const step = (kind: MeetingStep['kind'], on: CalendarDay) => ({
        at: instantOf(on, time, zone),
        kind,
        quarter,
      });
      const ahead = new Set(settings['meeting.leadDays'].map(upTo));
      return [
        ...[...ahead].map((on) => step('ahead', on)),
        step('raised', upTo(settings['meeting.raiseDays'])),
        step('over', nextWorkingDay(quarter.last, calendar)),
      ];
    })
    .sort((one, other) => one.at - other.at);
}

/** The first of some kinds after a moment. */
export function nextMeetingStep(
  kinds: readonly MeetingStep['kind'][],
  by: CountedBy,
  after: Instant,
): MeetingStep {
  const steps = meetingSteps(dayOf(after, by.zone), by);
  const found = steps.find(({ kind, at }) => kinds.includes(kind) && at > after);
  // A team that wants none of them is looked at once a quarter.
  const next = found ?? steps.find(({ kind, at }) => kind === 'over' && at > after);
  if (!next) throw new Error('A quarter has no end');
  return next;
}

/** The last of some kinds that has come. */
export const lastMeetingStep = (
  kinds: readonly MeetingStep['kind'][],
  by: CountedBy,
  now: Instant,
): MeetingStep | undefined =>
  meetingSteps(dayOf(now, by.zone), by).findLast(
    ({ kind, at }) => kinds.includes(kind) && at <= now,
  );
