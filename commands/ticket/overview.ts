import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { showOverview } from '../../src/usecases/ticket/show-overview.ts';

/**
 * `/ticket`: what its reader has to do. A specialist sees the queue of their department, a manager
 * their stages and tickets, a lead what waits for their approval and all of the team's tickets.
 */
export default defineCommand({
  noun: 'ticket',
  verbs: [],
  summary: 'ticket.overview.summary',
  usage: 'ticket.overview.usage',
  example: 'ticket.overview.example',
  takesText: false,
  read: () => null,
  run: async (_nothing, context) => say(await showOverview(context)),
});
