import { blockTicket } from '../../src/usecases/ticket/steer-ticket.ts';
import { ticketCommand } from './ticket-command.ts';

/** `/ticket GC-12 block the line route is disputed` */
export default ticketCommand('block', ['blocked', '受阻', '卡住'], ({ opened, text }, context) =>
  blockTicket(context, opened, text),
);
