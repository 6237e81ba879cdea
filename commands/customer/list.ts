import { withCodes } from '../../src/language/quantities/mention-names.ts';
import { readCustomerFilters } from '../../src/language/read-customer-filters.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { listCustomers } from '../../src/usecases/list-customers.ts';
import { customerList } from '../../src/views/customer-list.ts';

/** `/customer list mine A 10kV overdue`: the team's customers, page by page. */
export default defineCommand({
  noun: 'customer',
  verbs: ['list', '列表', '清单', '清單', '列出'],
  summary: 'customer.list.summary',
  usage: 'customer.list.usage',
  example: 'customer.list.example',
  takesText: true,
  read: (text, { mentioned }) => readCustomerFilters(withCodes(text, mentioned)),
  run: async (filters, context) =>
    say(customerList(await listCustomers(context, filters, 1), context.words)),
});
