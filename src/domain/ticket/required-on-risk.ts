import {
  addDays,
  type CalendarDay,
  clockTime,
  dayOf,
  daysBetween,
  type Instant,
  instantOf,
  type ZoneName,
} from '../zoned-time.ts';
import type { AlarmMoment } from './alarm-moments.ts';
import { type DeadlineContext, workingTimeOf } from './deadline-context.ts';
import { forecastOf } from './forecast.ts';
import type { Ticket, TicketFile } from './ticket.ts';
import { openOf, workdaysAfter } from './working-clock.ts';

/** Whether a ticket that is expected to be energised on a day is wanted earlier. */
export const isAtRisk = (
  { requiredOn, state }: Pick<Ticket, 'requiredOn' | 'state'>,
  forecastOn: CalendarDay | null,
): boolean =>
  state === 'open' && requiredOn !== null && forecastOn !== null && forecastOn > requiredOn;

/** The beginning of a day. */
export const dayStart = (day: CalendarDay, zone: ZoneName): Instant =>
  instantOf(day, clockTime('00:00'), zone);

/**
 * The first day, from today on, on which a ticket is expected later than it is wanted if nobody does
 * anything until then; null where nobody waits for it.
 */
export function riskDay(file: TicketFile, context: DeadlineContext): CalendarDay | null {
  const { ticket } = file;
  const { requiredOn } = ticket;
  const { now, zone } = context;
  const forecastAt = (at: Instant) => forecastOf(file, { ...context, now: at })?.day ?? null;
  const forecastOn = forecastAt(now);
  if (ticket.state !== 'open' || requiredOn === null || forecastOn === null) return null;
  const today = dayOf(now, zone);
  if (isAtRisk(ticket, forecastOn)) return today;
  // Waiting brings no ticket forward: once late it stays so, and it is once the wanted day is over.
  let onTime = 0;
  let late = daysBetween(today, requiredOn) + 1;
  while (late - onTime > 1) {
    const middle = Math.floor((onTime + late) / 2);
    if (isAtRisk(ticket, forecastAt(dayStart(addDays(today, middle), zone)))) late = middle;
    else onTime = middle;
  }
  return addDays(today, late);
}

/**
 * When a ticket begins to be expected later than it is wanted: it is so already, or it will be as a
 * working day opens on which nobody has done anything since.
 */
export function riskMoments(
  file: TicketFile,
  context: DeadlineContext,
): readonly AlarmMoment<'late'>[] {
  const { calendar, now, zone } = context;
  const day = riskDay(file, context);
  if (day === null) return [];
  if (day === dayOf(now, zone)) return [{ at: file.ticket.openedAt, step: 'late' }];
  const workday = workdaysAfter(addDays(day, -1), 1, calendar);
  return [{ at: openOf(workday, workingTimeOf(context)), step: 'late' }];
}
