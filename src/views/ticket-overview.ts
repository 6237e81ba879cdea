import type { Words } from '../i18n/words.ts';
import type { Message } from './message.ts';
import { type TicketList, ticketList } from './ticket-list.ts';
import { ownBlocks, type TicketQueue } from './ticket-queue.ts';

/** The stages that somebody has in hand, and below them tickets. */
export function ticketOverview(
  queue: Pick<TicketQueue, 'own' | 'ownTotal'>,
  list: TicketList,
  words: Words,
): Message {
  const { text, blocks } = ticketList(list, words);
  return { text, blocks: queue.ownTotal === 0 ? blocks : [...ownBlocks(queue, words), ...blocks] };
}
