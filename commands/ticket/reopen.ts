import { reopenTicket } from '../../src/usecases/ticket/close-ticket.ts';
import { ticketCommand } from './ticket-command.ts';

const verbs = ['重开', '重開', '重新打开', '重新開啟', '重启', '重啟'];

/** `/ticket GC-12 reopen closed by mistake` */
export default ticketCommand('reopen', verbs, ({ opened, text }, context) =>
  reopenTicket(context, opened, text),
);
