import { say } from '../../src/slack/reply.ts';
import { showTicketHistory } from '../../src/usecases/ticket/show-ticket.ts';
import { ticketHistory } from '../../src/views/ticket-history.ts';
import { ticketCommand } from './ticket-command.ts';

/** `/ticket GC-12 history` */
export default ticketCommand(
  'history',
  ['log', '历史', '歷史', '记录', '記錄', '紀錄'],
  async ({ opened }, context) =>
    say(
      ticketHistory(
        await showTicketHistory(context, { id: opened.file.ticket.id }),
        null,
        context.words,
      ),
    ),
);
