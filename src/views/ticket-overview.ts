import type { Words } from '../i18n/words.ts';
import { approvalBlocks } from './approval-list.ts';
import type { Message } from './message.ts';
import { lines, withCode } from './rich-text.ts';
import { type TicketList, ticketList } from './ticket-list.ts';
import { ownBlocks, type QueueRow, type TicketQueue } from './ticket-queue.ts';

/** What waits for somebody's approval, the stages that they have in hand, and below them tickets. */
export function ticketOverview(
  queue: Pick<TicketQueue, 'own' | 'ownTotal'> & { readonly approvals: readonly QueueRow[] },
  list: TicketList,
  words: Words,
): Message {
  const { approvals, ownTotal } = queue;
  if (approvals.length === 0 && ownTotal === 0 && list.page.total === 0) {
    const nothing = words.t('ticket.overview.empty');
    return {
      text: nothing,
      blocks: [lines([nothing]), lines(withCode(words.t('ticket.list.emptyNext')))],
    };
  }
  const { text, blocks } = ticketList(list, words);
  const own = ownTotal === 0 ? [] : ownBlocks(queue, words);
  return { text, blocks: [...approvalBlocks(approvals, words), ...own, ...blocks] };
}
