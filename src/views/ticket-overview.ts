import type { Words } from '../i18n/words.ts';
import type { Message } from './message.ts';
import { lines, withCode } from './rich-text.ts';
import { type TicketList, ticketList } from './ticket-list.ts';
import { ownBlocks, type TicketQueue } from './ticket-queue.ts';

/** The stages that somebody has in hand, and below them tickets. */
export function ticketOverview(
  queue: Pick<TicketQueue, 'own' | 'ownTotal'>,
  list: TicketList,
  words: Words,
): Message {
  if (queue.ownTotal === 0 && list.page.total === 0) {
    const nothing = words.t('ticket.overview.empty');
    return {
      text: nothing,
      blocks: [lines([nothing]), lines(withCode(words.t('ticket.list.emptyNext')))],
    };
  }
  const { text, blocks } = ticketList(list, words);
  return { text, blocks: queue.ownTotal === 0 ? blocks : [...ownBlocks(queue, words), ...blocks] };
}
