import type { Team } from '../domain/person.ts';
import { currentStages } from '../domain/ticket/stage-order.ts';
import { isRunning, openPause, type TicketFile } from '../domain/ticket/ticket.ts';
import { workdaysBetween } from '../domain/ticket/working-clock.ts';
import type { WorkingCalendar } from '../domain/working-days.ts';
import { addDays, type CalendarDay, dayOf, type Instant } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import { countedUpTo } from '../ports/tickets.ts';

/** A ticket, and when somebody last did or wrote something about it. */
export type QuietTicket = { readonly file: TicketFile; readonly lastAt: Instant };

/** Every so many tickets their trail is looked at. */
const batchSize = 100;

/** Counting anew by another calendar is nobody's doing. */
const recount = 'ticket.recounted';

/** Open tickets of a team with their last update, the first due first. */
export async function openTickets(
  { id: teamId }: Team,
  { isGreen }: { readonly isGreen: boolean },
  { tickets, audit }: Repositories,
): Promise<readonly QuietTicket[]> {
  const filter = {
    teamId,
    state: 'open',
    managerId: null,
    customerId: null,
    isGreen,
    dueBefore: null,
    stage: null,
    department: null,
  } as const;
  const found: QuietTicket[] = [];
  for (let skip = 0; skip < countedUpTo; skip += batchSize) {
    const { items } = await tickets.page(filter, { skip, take: batchSize });
    const subjects = items.map(({ ticket }) => `ticket/${ticket.id}`);
    const last = await audit.lastChanges(subjects, recount);
    for (const { ticket, stages } of items) {
      const lastAt = last.get(`ticket/${ticket.id}`) ?? ticket.openedAt;
      found.push({ file: { ticket, stages }, lastAt });
    }
    if (items.length < batchSize) break;
  }
  return found;
}

/** Whether the clock of some stage runs: a ticket that only waits for others has nothing to tell each day. */
export const isMoving = ({ file }: QuietTicket): boolean =>
  currentStages(file).some((stage) => isRunning(stage) && !openPause(stage));

/** Working days that went by without an update, today not counted. */
export const quietDays = (
  { lastAt }: QuietTicket,
  { timeZone }: Team,
  today: CalendarDay,
  calendar: WorkingCalendar,
): number => workdaysBetween(dayOf(lastAt, timeZone), addDays(today, -1), calendar);
