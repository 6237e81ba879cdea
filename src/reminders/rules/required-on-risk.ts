import type { PersonId } from '../../domain/person.ts';
import { isAtRisk, riskMoments } from '../../domain/ticket/required-on-risk.ts';
import type { CalendarDay } from '../../domain/zoned-time.ts';
import { formatDay } from '../../views/format-dates.ts';
import { ticketAlarm } from '../../views/ticket-alarm.ts';
import { defineTicketAlarm, type TicketAlarm } from '../define-alarm.ts';
import { leadsOf, managersOf, usersOf } from '../ticket-audience.ts';

/**
 * Tells managers and leads that a ticket is expected later than it is wanted: when a change made it
 * so or worse, of which whoever made it knows, or as time makes it so.
 */
export const requiredOnRisk = defineTicketAlarm({
  key: 'required-on-risk',
  once: 'day',
  moments: ({ file, context }) => riskMoments(file, context),
  // What the last change made of it: it moves with changes only, not from day to day.
  name: (_late, { file: { ticket } }) => `forecast-${ticket.forecastOn}`,
  async audience(_late, alarm) {
    const { file, team, read } = alarm;
    const isOfChange = isAtRisk(file.ticket, file.ticket.forecastOn);
    const [actor] = await usersOf([isOfChange ? await whoMovedIt(alarm) : null], read);
    const told = [...(await managersOf(file.ticket, read)), ...(await leadsOf(team, read))];
    return told.filter((to) => to !== actor);
  },
  word({ alarm: { file, forecastOn }, card, late, words }) {
    const { requiredOn } = file.ticket;
    const day = (one: CalendarDay | null) => (one ? formatDay(one, card.today, words) : '');
    const sentence = words.t('ticket.alarm.risk', {
      forecast: day(forecastOn),
      required: day(requiredOn),
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
