import { defineTicketCommand } from '../../src/slack/define-ticket-command.ts';
import { noteOnTicket } from '../../src/usecases/ticket/steer-ticket.ts';

/** `/ticket GC-12 note transformer ordered` */
export default defineTicketCommand({
  verbs: ['note', 'add', 'comment', '备注', '備註', '补充', '補充'],
  summary: 'ticket.note.summary',
  usage: 'ticket.note.usage',
  example: 'ticket.note.example',
  run: ({ opened, text }, context) => noteOnTicket(context, opened, text),
});
