import { defineTicketCommand } from '../../src/slack/define-ticket-command.ts';
import { reopenTicket } from '../../src/usecases/ticket/close-ticket.ts';

/** `/ticket GC-12 reopen closed by mistake` */
export default defineTicketCommand({
  verbs: ['reopen', '重开', '重開', '重新打开', '重新開啟', '重启', '重啟'],
  summary: 'ticket.reopen.summary',
  usage: 'ticket.reopen.usage',
  example: 'ticket.reopen.example',
  run: ({ opened, text }, context) => reopenTicket(context, opened, text),
});
