import type { FollowUp } from './follow-up.ts';
import type { Settings } from './settings.ts';
import { workdayUpTo } from './ticket/working-clock.ts';
import { nextWorkingDay, type WorkingCalendar } from './working-days.ts';
import {
  addDays,
  type CalendarDay,
  clockTime,
  dayOf,
  daysBetween,
  type Instant,
  instantOf,
} from './zoned-time.ts';

/**
 * A reminder of a follow-up. ahead: on a day before it. due: at its moment. overdue: on so many
 * working days after it. raised: the leads hear of it, once.
 */
export type FollowUpStep = {
  readonly at: Instant;
  readonly kind: 'ahead' | 'due' | 'overdue' | 'raised';
  /** Days before it, or working days after it; 0 when it is due. */
  readonly days: number;
};

/** What the steps are counted by. */
export type FollowUpStepContext = {
  readonly settings: Settings;
  readonly calendar: WorkingCalendar;
  /** Told each morning what is overdue, or has said to have seen it; then it is not repeated by itself. */
  readonly ownerKnows: boolean;
};

/**
 * The steps of a follow-up, in order. Ahead of it only where it was made, or moved, long before: what
 * was said yesterday nobody has forgotten. Days off move a reminder ahead to the working day before.
 */
export function followUpSteps(
  followUp: Pick<FollowUp, 'due' | 'dueAt' | 'timeZone' | 'createdAt' | 'snoozed'>,
  { settings, calendar, ownerKnows }: FollowUpStepContext,
): readonly FollowUpStep[] {
  const { dueAt, timeZone: zone } = followUp;
  const dueDay = dayOf(dueAt, zone);
  const time = clockTime(settings['followUp.defaultTime']);
  const at = (day: CalendarDay) => instantOf(day, time, zone);
  const madeOn = dayOf(followUp.snoozed?.at ?? followUp.createdAt, zone);
  const isOld = daysBetween(madeOn, dueDay) >= settings['followUp.aheadFromDays'];
  const ahead = settings['followUp.aheadDays']
    .map((days) => ({
      at: at(workdayUpTo(addDays(dueDay, -days), calendar)),
      kind: 'ahead' as const,
      days,
    }))
    .filter((step) => isOld && step.at < dueAt && dayOf(step.at, zone) > madeOn)
    .sort((one, other) => one.at - other.at);
  const overdue: FollowUpStep[] = [];
  let day = dueDay;
  for (let days = 1; days <= settings['followUp.overdueRepeats'] + 1; days += 1) {
    day = nextWorkingDay(day, calendar);
    const kind = days > settings['followUp.overdueRepeats'] ? 'raised' : 'overdue';
    if (kind === 'raised' || !ownerKnows) overdue.push({ at: at(day), kind, days });
  }
  return [...ahead, { at: dueAt, kind: 'due', days: 0 }, ...overdue];
}
