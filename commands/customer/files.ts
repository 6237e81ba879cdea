import { findCustomer } from '../../src/language/customers/find-customer.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askWhichCustomer } from '../../src/usecases/ask-which-customer.ts';
import { listDocuments } from '../../src/usecases/list-documents.ts';
import { documentList } from '../../src/views/document-list.ts';
import type { ChoicePress } from '../../src/views/which-customer.ts';

const listPress: ChoicePress = {
  action: 'document:list',
  label: 'customer.show',
  value: (customerId) => ({ customerId, page: 1 }),
};

/** `/customer files 华新钢铁`: its contracts, drawings, photos and links. */
export default defineCommand({
  noun: 'customer',
  verbs: ['files', 'file', 'documents', 'docs', '资料', '資料', '文件', '檔案', '附件'],
  summary: 'customer.files.summary',
  usage: 'customer.files.usage',
  example: 'customer.files.example',
  takesText: true,
  read: (text, { customers }) => findCustomer(text, customers),
  async run(match, context) {
    if (match.kind === 'one') {
      return say(documentList(await listDocuments(context, match.id, 1), context.words));
    }
    return say(await askWhichCustomer(context, match, listPress, 'customer.files.example'));
  },
});
