import { capMoments } from '../../domain/ticket/alarm-moments.ts';
import { ticketAlarm } from '../../views/ticket-alarm.ts';
import { defineTicketAlarm } from '../define-alarm.ts';
import { leadsOf, managersOf } from '../ticket-audience.ts';

/** Warns managers and leads as the utility's working days are used up, once for each share. */
export const ticketCap = defineTicketAlarm({
  key: 'ticket-cap',
  once: 'ever',
  moments: ({ file, context }) => capMoments(file, context),
  name: (share) => `share-${share}`,
  audience: async (_share, { file, team, read }) => [
    ...(await managersOf(file.ticket, read)),
    ...(await leadsOf(team, read)),
  ],
  word({ card, late, words }) {
    const { used, cap } = card.cap;
    const key = used < cap ? 'ticket.alarm.capNear' : 'ticket.alarm.capUsed';
    return ticketAlarm(card, { sentence: words.t(key, { used, cap }), late }, words);
  },
});
