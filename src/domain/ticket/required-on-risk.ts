import { type CalendarDay, dayOf, type Instant } from '../zoned-time.ts';
import type { AlarmMoment } from './alarm-moments.ts';
import { type DeadlineContext, workingTimeOf } from './deadline-context.ts';
import { forecastOf } from './forecast.ts';
import type { Ticket, TicketFile } from './ticket.ts';
import { openOf, workdaysAfter, workdaysBetween } from './working-clock.ts';

/** Whether a ticket that is expected to be energised on a day is wanted earlier. */
export const isAtRisk = (
  { requiredOn, state }: Pick<Ticket, 'requiredOn' | 'state'>,
  forecastOn: CalendarDay | null,
): boolean =>
  state === 'open' && requiredOn !== null && forecastOn !== null && forecastOn > requiredOn;

/**
 * When a ticket begins to be expected later than it is wanted: it is so already, or it will be as a
 * working day opens on which nobody has done anything since.
 */
export function riskMoments(
  file: TicketFile,
  context: DeadlineContext,
): readonly AlarmMoment<'late'>[] {
  const { ticket } = file;
  const { requiredOn } = ticket;
  const { calendar, zone } = context;
  const forecastAt = (now: Instant) => forecastOf(file, { ...context, now })?.day ?? null;
  const forecastOn = forecastAt(context.now);
  if (ticket.state !== 'open' || requiredOn === null || forecastOn === null) return [];
  if (isAtRisk(ticket, forecastOn)) return [{ at: ticket.openedAt, step: 'late' }];
  const today = dayOf(context.now, zone);
  const openingAfter = (days: number) =>
    openOf(workdaysAfter(today, days, calendar), workingTimeOf(context));
  // Waiting brings no ticket forward: once late it stays so, and it is once the wanted day is over.
  let onTime = 0;
  let late = workdaysBetween(today, requiredOn, calendar) + 1;
  while (late - onTime > 1) {
    const middle = Math.floor((onTime + late) / 2);
    if (isAtRisk(ticket, forecastAt(openingAfter(middle)))) late = middle;
    else onTime = middle;
  }
  return [{ at: openingAfter(late), step: 'late' }];
}
