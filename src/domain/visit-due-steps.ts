import type { CreditGrade } from './customer.ts';
import type { Settings } from './settings.ts';
import { workdayUpTo } from './ticket/working-clock.ts';
import { nextWorkingDay, type WorkingCalendar } from './working-days.ts';
import {
  addDays,
  addMonths,
  type CalendarDay,
  clockTime,
  daysBetween,
  type Instant,
  instantOf,
  type ZoneName,
} from './zoned-time.ts';

/** A reminder of the visit that a customer's grade asks for. */
export type VisitDueStep = {
  readonly at: Instant;
  readonly kind: 'ahead' | 'overdue';
  /** Days before the due one, or working days after it. */
  readonly days: number;
  /** Whether the customer's manager hears of it. */
  readonly toManager: boolean;
  /** people: each lead; channel: the leads' channel, the last who hear of it. */
  readonly toLeads: 'nobody' | 'people' | 'channel';
};

/** What the steps are counted by. */
export type VisitDueContext = {
  readonly settings: Settings;
  readonly calendar: WorkingCalendar;
  /** The manager's. */
  readonly zone: ZoneName;
  /** Whether the manager is told each morning what is overdue; then it is not repeated by itself. */
  readonly isInAgenda: boolean;
};

/**
 * The steps of a visit that is due, in order, on working days. Days are counted from the day that it
 * was due, or on which somebody's change made it so. Of two that holidays bring to one day the later
 * one is told; none comes so early that less than half the interval is over.
 */
export function visitDueSteps(
  grade: CreditGrade,
  { on, setOn }: { readonly on: CalendarDay; readonly setOn: CalendarDay | null },
  { settings, calendar, zone, isInAgenda }: VisitDueContext,
): readonly VisitDueStep[] {
  const time = clockTime(settings['followUp.defaultTime']);
  const at = (day: CalendarDay) => instantOf(day, time, zone);
  const interval = daysBetween(addMonths(on, -settings['visit.intervalMonths'][grade]), on);
  const ahead = new Map<Instant, VisitDueStep>();
  for (const days of [...settings['visit.dueLeadDays']].sort((one, other) => other - one)) {
    if (days * 2 >= interval) continue;
    const moment = at(workdayUpTo(addDays(on, -days), calendar));
    const audience = { toManager: true, toLeads: 'nobody' } as const;
    ahead.set(moment, { at: moment, kind: 'ahead', days, ...audience });
  }
  const repeats = isInAgenda ? 0 : settings['visit.overdueRepeats'];
  const [toPeople, toChannel] = settings['visit.overdueEscalationDays'];
  const last = Math.max(repeats, ...settings['visit.overdueEscalationDays']);
  const overdue: VisitDueStep[] = [];
  let day = setOn !== null && setOn > on ? setOn : on;
  for (let days = 1; days <= last; days += 1) {
    day = nextWorkingDay(day, calendar);
    const toManager = days <= repeats;
    const toLeads = days === toPeople ? 'people' : days === toChannel ? 'channel' : 'nobody';
    if (toManager || toLeads !== 'nobody') {
      overdue.push({ at: at(day), kind: 'overdue', days, toManager, toLeads });
    }
  }
  return [...ahead.values(), ...overdue];
}
