import { defineTicketCommand } from '../../src/slack/define-ticket-command.ts';
import { say } from '../../src/slack/reply.ts';
import { explainTicket } from '../../src/usecases/ticket/explain-ticket.ts';
import { explainedTicket } from '../../src/views/explained-ticket.ts';

/** `/ticket GC-12 why`, `/ticket GC-12 why site survey` */
export default defineTicketCommand({
  verbs: [
    'why',
    'deadline',
    'explain',
    '为什么',
    '為什麼',
    '为何',
    '為何',
    '期限',
    '时限',
    '時限',
    '时限说明',
    '時限說明',
  ],
  summary: 'ticket.why.summary',
  usage: 'ticket.why.usage',
  example: 'ticket.why.example',
  run: async ({ opened, text }, context) =>
    say(explainedTicket(explainTicket(context, opened, text), context.words)),
});
