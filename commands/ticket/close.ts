import { defineTicketCommand } from '../../src/slack/define-ticket-command.ts';
import { closeTicket } from '../../src/usecases/ticket/close-ticket.ts';

/** `/ticket GC-12 close the customer withdrew` */
export default defineTicketCommand({
  verbs: [
    'close',
    'withdraw',
    'cancel',
    '关闭',
    '關閉',
    '终止',
    '終止',
    '撤销',
    '撤銷',
    '结案',
    '結案',
  ],
  summary: 'ticket.close.summary',
  usage: 'ticket.close.usage',
  example: 'ticket.close.example',
  run: ({ opened, text }, context) => closeTicket(context, opened, text || null),
});
