import { capOf } from './cap-use.ts';
import type { DeadlineContext } from './deadline-context.ts';
import { forecastOf } from './forecast.ts';
import { deadlineOf } from './stage-deadline.ts';
import { isRunning, type Stage, type TicketFile } from './ticket.ts';
import { outlookOf, type TicketOutlook } from './ticket-outlook.ts';

/** A ticket as it was counted last; one that is closed has nothing ahead. */
export type CountedTicket = TicketFile & { readonly outlook: TicketOutlook | null };

/**
 * The ticket with its due moments, cap, forecast and outlook as they follow from its stages, its
 * template and the calendar. Stages that stay the same keep their identity.
 */
export function recountTicket(file: TicketFile, context: DeadlineContext): CountedTicket {
  const isOpen = file.ticket.state === 'open';
  const stages = file.stages.map((stage): Stage => {
    const dueAt = isOpen && isRunning(stage) ? deadlineOf(stage, file, context).dueAt : null;
    return dueAt === stage.dueAt ? stage : { ...stage, dueAt };
  });
  const dues = stages.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
  const counted = { ...file, stages };
  const ticket = {
    ...file.ticket,
    dueAt: dues.length === 0 ? null : dues.reduce((one, other) => (other < one ? other : one)),
    capAt: isOpen ? capOf(counted, context).reachedAt : null,
    forecastOn: isOpen ? (forecastOf(counted, context)?.day ?? null) : file.ticket.forecastOn,
    calendarVersion: context.calendar.version,
  };
  return { ticket, stages, outlook: isOpen ? outlookOf(counted, context) : null };
}
