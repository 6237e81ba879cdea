import type { KnownBlock } from '@slack/types';
import { formatReference } from '../domain/reference.ts';
import { currentStages } from '../domain/ticket/stage-order.ts';
import { isRunning } from '../domain/ticket/ticket.ts';
import type { Words } from '../i18n/words.ts';
import { button } from './buttons.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { type Behind, countText, type Page, pageBlocks } from './pages.ts';
import { lines, withCode } from './rich-text.ts';
import { cardText, lightSign, type TicketCard } from './shown-ticket.ts';
import { stageLine } from './stage-line.ts';

/** A page of tickets. */
export type TicketList = {
  /** What they have in common: `mine · overdue`. */
  readonly heading: string;
  /** Comes back with the buttons of a page. */
  readonly query: object;
  readonly page: Page<TicketCard>;
  /** Set where it is the list behind a figure: what turns its pages. */
  readonly behind?: Behind;
};

/** More running stages than a row has room for. */
const shownStages = 2;

export function ticketList(list: TicketList, words: Words): Message {
  const { heading, page, query } = list;
  if (page.total === 0) {
    const nothing = words.t('ticket.list.empty', { heading });
    return {
      text: escapeText(nothing),
      blocks: [lines([nothing]), lines(withCode(words.t('ticket.list.emptyNext')))],
    };
  }
  const count = countText(page.total, page, words);
  const title = words.t('ticket.list.titleList', { heading, count });
  const reference = formatReference('ticket', page.items[0]?.file.ticket.number ?? 0);
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...page.items.map((card) => ticketRow(card, words)),
      ...pageBlocks(
        page,
        list.behind?.turn ??
          ((number) => ({ name: 'ticket:list', value: { query, page: number } })),
        words,
      ),
      lines(withCode(words.t('ticket.list.next', { reference }))),
    ],
  };
}

/** One ticket of a list: how it stands, and who has it; `more` is said below. */
export function ticketRow(card: TicketCard, words: Words, more?: string): KnownBlock {
  const { ticket } = card.file;
  const running = ticket.state === 'open' ? currentStages(card.file).filter(isRunning) : [];
  const left = running.length - shownStages;
  const rows = [
    `${lightSign(card)} ${oneLine(cardText(card, words))}`,
    ...running.slice(0, shownStages).map((stage) => stageLine(stage, card, words)),
    ...(left > 0 ? [words.t('ticket.list.moreStages', { count: left })] : []),
    ...(more ? [more] : []),
  ];
  return {
    type: 'section',
    text: { type: 'plain_text', emoji: false, text: rows.join('\n') },
    accessory: button({
      name: 'ticket:show',
      label: words.t('visit.open'),
      value: { ticketId: ticket.id },
    }),
  };
}
