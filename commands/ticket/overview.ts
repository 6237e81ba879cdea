import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { allTickets, listTickets } from '../../src/usecases/ticket/list-tickets.ts';
import { showQueue } from '../../src/usecases/ticket/show-queue.ts';
import { ticketOverview } from '../../src/views/ticket-overview.ts';
import { ticketQueue } from '../../src/views/ticket-queue.ts';

/**
 * `/ticket`: what its reader has to do. A specialist sees the queue of their department, a manager
 * their stages and tickets, a lead all of the team's.
 */
export default defineCommand({
  noun: 'ticket',
  verbs: [],
  summary: 'ticket.overview.summary',
  usage: 'ticket.overview.usage',
  example: 'ticket.overview.example',
  takesText: false,
  read: () => null,
  async run(_nothing, context) {
    const { words, actor } = context;
    const { role } = actor.person;
    const queue = await showQueue(context, null, 1);
    if (role === 'specialist') return say(ticketQueue(queue, words));
    const query = { ...allTickets, isMine: role === 'manager' };
    return say(ticketOverview(queue, await listTickets(context, query, 1), words));
  },
});
