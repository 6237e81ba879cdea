import { defineTicketCommand } from '../../src/slack/define-ticket-command.ts';
import { blockTicket } from '../../src/usecases/ticket/steer-ticket.ts';

/** `/ticket GC-12 unblock` */
export default defineTicketCommand({
  verbs: ['unblock', 'unblocked', '解除受阻', '解除'],
  summary: 'ticket.unblock.summary',
  usage: 'ticket.unblock.usage',
  example: 'ticket.unblock.example',
  run: ({ opened }, context) => blockTicket(context, opened, null),
});
