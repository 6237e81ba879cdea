import { defineTicketCommand } from '../../src/slack/define-ticket-command.ts';
import { blockTicket } from '../../src/usecases/ticket/steer-ticket.ts';

/** `/ticket GC-12 block the line route is disputed` */
export default defineTicketCommand({
  verbs: ['block', 'blocked', '受阻', '卡住'],
  summary: 'ticket.block.summary',
  usage: 'ticket.block.usage',
  example: 'ticket.block.example',
  run: ({ opened, text }, context) => blockTicket(context, opened, text),
});
