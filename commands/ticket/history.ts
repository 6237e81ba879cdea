import { defineTicketCommand } from '../../src/slack/define-ticket-command.ts';
import { say } from '../../src/slack/reply.ts';
import { showTicketHistory } from '../../src/usecases/ticket/show-ticket.ts';
import { ticketHistory } from '../../src/views/ticket-history.ts';

/** `/ticket GC-12 history` */
export default defineTicketCommand({
  verbs: ['history', 'log', '历史', '歷史', '记录', '記錄', '紀錄'],
  summary: 'ticket.history.summary',
  usage: 'ticket.history.usage',
  example: 'ticket.history.example',
  run: async ({ opened }, context) =>
    say(
      ticketHistory(
        await showTicketHistory(context, { id: opened.file.ticket.id }),
        null,
        context.words,
      ),
    ),
});
