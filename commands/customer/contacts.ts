import { type CustomerMatch, findCustomer } from '../../src/language/customers/find-customer.ts';
import { defineCommand, type GestureContext } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askWhichCustomer } from '../../src/usecases/ask-which-customer.ts';
import { listContacts } from '../../src/usecases/list-contacts.ts';
import { contactList } from '../../src/views/contact-list.ts';
import type { ChoicePress } from '../../src/views/which-customer.ts';

const choicePress: ChoicePress = {
  action: 'contact:list',
  label: 'customer.show',
  value: (customerId) => ({ customerId, page: 1 }),
};

/** `/customer contacts 华新钢铁`: the people there and how to reach them. */
export default defineCommand({
  noun: 'customer',
  verbs: ['contacts', '联系人一览', '联系人列表', '聯絡人一覽', '聯絡人列表', '通讯录', '通訊錄'],
  summary: 'customer.contacts.summary',
  usage: 'customer.contacts.usage',
  example: 'customer.contacts.example',
  takesText: true,
  read: (text, { customers }) => findCustomer(text, customers),
  run: (match, context) => answerContacts(match, context),
});

/** The contacts of the customer that was named. */
export async function answerContacts(match: CustomerMatch, context: GestureContext) {
  return say(
    match.kind === 'one'
      ? contactList(await listContacts(context, match.id), 1, context.words)
      : await askWhichCustomer(context, match, choicePress, 'customer.contacts.example'),
  );
}
