import { noteOnTicket } from '../../src/usecases/ticket/steer-ticket.ts';
import { ticketCommand } from './ticket-command.ts';

/** `/ticket GC-12 note transformer ordered` */
export default ticketCommand(
  'note',
  ['add', 'comment', '备注', '備註', '补充', '補充'],
  ({ opened, text }, context) => noteOnTicket(context, opened, text),
);
