import { outageMoments, outageToBook } from '../../domain/ticket/alarm-moments.ts';
import { formatDay } from '../../views/format-dates.ts';
import { bookOutageButton, ticketAlarm } from '../../views/ticket-alarm.ts';
import { defineTicketAlarm } from '../define-alarm.ts';
import { departmentOf, leadsOf, managersOf } from '../ticket-audience.ts';

/** Says that energisation comes near and nobody has booked its outage; later the leads hear, too. */
export const outageNotBooked = defineTicketAlarm({
  key: 'outage-not-booked',
  once: 'ever',
  moments: ({ file, forecastOn, context }) =>
    outageMoments({ ...file, ticket: { ...file.ticket, forecastOn } }, context),
  name: (days) => `before-${days}`,
  async audience(days, { file: { ticket }, team, context, read }) {
    const isHighTime = days <= Math.min(...context.settings['ticket.outageLeadDays']);
    return [
      ...(await managersOf(ticket, read)),
      ...(await departmentOf('dispatch', ticket, read)),
      ...(isHighTime ? await leadsOf(team, read) : []),
    ];
  },
  word({ alarm: { file, forecastOn }, card, late, words }) {
    const stage = outageToBook(file);
    const day = forecastOn ? formatDay(forecastOn, card.today, words) : '';
    const sentence = words.t('ticket.alarm.outage', { day });
    const buttons = stage ? [bookOutageButton(stage, words)] : [];
    return ticketAlarm(card, { sentence, late, buttons }, words);
  },
});
