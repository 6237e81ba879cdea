import { defineTicketCommand } from '../../src/slack/define-ticket-command.ts';
import { postCard } from '../../src/usecases/ticket/post-card.ts';

/** `/ticket GC-12 card`: for a ticket that came with a list, whose card stands nowhere. */
export default defineTicketCommand({
  verbs: ['card', 'post', '卡片', '发卡片', '發卡片'],
  summary: 'ticket.card.summary',
  usage: 'ticket.card.usage',
  example: 'ticket.card.example',
  run: ({ opened }, context) => postCard(context, opened),
});
