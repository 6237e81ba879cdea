import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { departmentCalled } from '../../src/usecases/ticket/department-called.ts';
import { showQueue } from '../../src/usecases/ticket/show-queue.ts';
import { ticketQueue } from '../../src/views/ticket-queue.ts';

/** `/ticket queue`, `/ticket queue metering` */
export default defineCommand({
  noun: 'ticket',
  verbs: ['queue', '待办', '待辦', '待接', '队列', '隊列'],
  summary: 'ticket.queue.summary',
  usage: 'ticket.queue.usage',
  example: 'ticket.queue.example',
  takesText: true,
  read: (text) => text.trim(),
  async run(typed, context) {
    const department = typed === '' ? null : await departmentCalled(context, typed);
    return say(ticketQueue(await showQueue(context, department, 1), context.words));
  },
});
