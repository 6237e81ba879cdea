import type { Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import type { Message } from './message.ts';
import { lines } from './rich-text.ts';
import type { TicketCard } from './shown-ticket.ts';
import { headRows, ticketCard } from './ticket-card.ts';

/**
 * What was understood of a ticket that was opened where its card stands: the card says the rest.
 */
export function openedTicket(card: TicketCard, words: Words): Message {
  const heading = 'ticket.opened';
  return {
    text: ticketCard(card, words, { heading }).text,
    blocks: [
      lines(...headRows(card, words, heading), [words.t('ticket.openedHere')]),
      row(
        button({
          name: 'ticket:form',
          label: words.t('button.edit'),
          value: { ticketId: card.file.ticket.id, isOwn: true, form: 'edit' },
        }),
      ),
    ],
  };
}
