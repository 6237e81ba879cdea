import { closeTicket } from '../../src/usecases/ticket/close-ticket.ts';
import { ticketCommand } from './ticket-command.ts';

const verbs = [
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
];

/** `/ticket GC-12 close the customer withdrew` */
export default ticketCommand('close', verbs, ({ opened, text }, context) =>
  closeTicket(context, opened, text || null),
);
