import { withCodes } from '../../src/language/quantities/mention-names.ts';
import { readCustomerFilters } from '../../src/language/read-customer-filters.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { exportCustomers } from '../../src/usecases/export-customers.ts';
import { selectionOf } from '../../src/usecases/list-customers.ts';
import { sentences } from '../../src/views/message.ts';

/** `/customer export mine A`: what the list shows, as a spreadsheet. */
export default defineCommand({
  noun: 'customer',
  verbs: ['export', '导出', '匯出'],
  summary: 'customer.export.summary',
  usage: 'customer.export.usage',
  example: 'customer.export.example',
  takesText: true,
  read: (text, { mentioned }) => readCustomerFilters(withCodes(text, mentioned)),
  async run(filters, context) {
    const { words } = context;
    const reference = words.t('export.customers');
    const selection = selectionOf(context, filters);
    await exportCustomers(context, selection, reference);
    return say(sentences(words.t('export.coming')));
  },
});
