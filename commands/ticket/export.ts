import { readTicketFilters } from '../../src/language/read-ticket-filters.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { exportTickets } from '../../src/usecases/ticket/export-tickets.ts';
import { allTickets } from '../../src/usecases/ticket/list-tickets.ts';
import { sentences } from '../../src/views/message.ts';
import { namedIn } from './list.ts';

/** `/ticket export overdue`: what the list shows, with the stages, as a spreadsheet. */
export default defineCommand({
  noun: 'ticket',
  verbs: ['export', '导出', '匯出'],
  summary: 'ticket.export.summary',
  usage: 'ticket.export.usage',
  example: 'ticket.export.example',
  takesText: true,
  read: readTicketFilters,
  async run({ rest, ...filters }, context) {
    const { words } = context;
    const named = await namedIn(rest, context, 'ticket.export.example');
    const query = { ...allTickets, ...filters, ...named };
    await exportTickets(context, query, words.t('export.tickets'));
    return say(sentences(words.t('export.coming')));
  },
});
