import { formatReference } from '../domain/reference.ts';
import type { TicketId } from '../domain/ticket/ticket.ts';
import type { Instant } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { formatInstant } from './format-dates.ts';
import { escapeText, type Message } from './message.ts';
import { lines, withCode } from './rich-text.ts';
import type { TicketCard } from './shown-ticket.ts';
import { ticketRow } from './ticket-list.ts';

/** Tickets of which nothing was written for a while. */
export type QuietTickets = {
  /** green: since the last working day; bulletin: since the last weekly meeting. */
  readonly heading: 'green' | 'bulletin';
  readonly cards: readonly TicketCard[];
  readonly lastAt: ReadonlyMap<TicketId, Instant>;
};

const headings = {
  green: 'quiet.green',
  bulletin: 'quiet.bulletin',
} satisfies Record<QuietTickets['heading'], MessageKey>;

/** Each has its button; more of them are a list to be worked off elsewhere. */
const shownTickets = 10;

/** Asks for a word on tickets, one message for all of them. */
export function quietTicketsPost({ heading, cards, lastAt }: QuietTickets, words: Words): Message {
  const title = words.t(headings[heading], { count: cards.length });
  const reference = formatReference('ticket', cards[0]?.file.ticket.number ?? 0);
  const left = cards.length - shownTickets;
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...cards.slice(0, shownTickets).map((card) => {
        const { ticket } = card.file;
        const at = lastAt.get(ticket.id) ?? ticket.openedAt;
        const when = formatInstant(at, card.zone, card.today, words);
        return ticketRow(card, words, words.t('quiet.since', { when }));
      }),
      ...(left > 0 ? [lines(withCode(words.t('home.moreTickets', { count: left })))] : []),
      lines(withCode(words.t('quiet.next', { reference }))),
    ],
  };
}
