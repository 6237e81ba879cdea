import { blockTicket } from '../../src/usecases/ticket/steer-ticket.ts';
import { ticketCommand } from './ticket-command.ts';

/** `/ticket GC-12 unblock` */
export default ticketCommand('unblock', ['unblocked', '解除受阻', '解除'], ({ opened }, context) =>
  blockTicket(context, opened, null),
);
