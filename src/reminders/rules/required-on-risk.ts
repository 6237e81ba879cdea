import type { PersonId } from '../../domain/person.ts';
import { isAtRisk } from '../../domain/ticket/alarm-moments.ts';
import { type CalendarDay, calendarDay, daysBetween } from '../../domain/zoned-time.ts';
import { formatDay } from '../../views/format-dates.ts';
import { ticketAlarm } from '../../views/ticket-card.ts';
import { defineTicketAlarm, type TicketAlarm } from '../define-alarm.ts';
import { leadsOf, managersOf, usersOf } from '../ticket-audience.ts';

const epoch = calendarDay('1970-01-01');

/**
 * Tells managers and leads that a ticket is expected later than it is wanted, when a change made it
 * so or worse. Whoever made the change knows.
 */
export const requiredOnRisk = defineTicketAlarm<CalendarDay>({
  key: 'required-on-risk',
  once: 'day',
  version: ({ file: { ticket } }) =>
    ticket.forecastOn ? daysBetween(epoch, ticket.forecastOn) : 0,
  // It has come as soon as it is so; the change that makes it so plans it.
  moments: ({ file: { ticket } }) =>
    isAtRisk(ticket) && ticket.forecastOn !== null
      ? [{ at: ticket.openedAt, step: ticket.forecastOn }]
      : [],
  name: (day) => `forecast-${day}`,
  async audience(_day, alarm) {
    const { file, team, read } = alarm;
    const [actor] = await usersOf([await whoMovedIt(alarm)], read);
    const told = [...(await managersOf(file.ticket, read)), ...(await leadsOf(team, read))];
    return told.filter((to) => to !== actor);
  },
  word({ alarm, step, card, late, words }) {
    const { requiredOn } = alarm.file.ticket;
    const day = (one: CalendarDay) => formatDay(one, card.today, words);
    const sentence = words.t('ticket.alarm.risk', {
      forecast: day(step),
      required: requiredOn ? day(requiredOn) : '',
    });
    return ticketAlarm(card, { sentence, late }, words);
  },
});

/** Whoever last changed when it is expected or wanted. */
async function whoMovedIt({ file, read }: TicketAlarm): Promise<PersonId | null> {
  const entries = await read.audit.of(`ticket/${file.ticket.id}`);
  return entries.findLast(({ after }) => hasMovedDay(after))?.actorId ?? null;
}

/** The trail keeps the fields of a ticket that a change changed. */
const hasMovedDay = (after: unknown): boolean =>
  typeof after === 'object' &&
  after !== null &&
  'ticket' in after &&
  typeof after.ticket === 'object' &&
  after.ticket !== null &&
  ('forecastOn' in after.ticket || 'requiredOn' in after.ticket);
