import type { TicketId } from '../domain/ticket/ticket.ts';
import { wordsFor } from '../i18n/words.ts';
import { ticketCard } from '../views/ticket-card.ts';
import type { RecordMessage } from './define-rule.ts';
import { loadTicketCard } from './load-ticket-card.ts';

/** The live card of a ticket in its channel: posted when it is opened, reworded when it changes. */
export const ticketCardPost: RecordMessage = {
  key: 'ticket-card',
  version: async (subjectId, { read }) => (await read.tickets.find(subjectId as TicketId))?.version,
  async rewrite(subjectId, context) {
    const { read } = context;
    const file = await read.tickets.load(subjectId as TicketId);
    const team = file && (await read.teams.find(file.ticket.teamId));
    if (!file || !team) return undefined;
    const card = await loadTicketCard(file, team, context);
    return card && ticketCard(card, wordsFor(team.locale));
  },
};

/** Under which key the card of a ticket is decided: once. */
export const cardKey = (id: TicketId): string => `ticket-card/${id}`;
