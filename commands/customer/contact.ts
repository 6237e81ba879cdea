import { findCustomerAtStart } from '../../src/language/customers/find-customer.ts';
import { readContactLine } from '../../src/language/read-contact-line.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askWhichCustomer } from '../../src/usecases/ask-which-customer.ts';
import { addContact, tidyContact } from '../../src/usecases/keep-contacts.ts';
import { contactEcho } from '../../src/views/contact-card.ts';
import type { ChoicePress } from '../../src/views/which-customer.ts';
import { answerContacts } from './contacts.ts';

/** `/customer contact 华新钢铁 王建国 设备部主任 13800138000`; the customer alone shows its contacts. */
export default defineCommand({
  noun: 'customer',
  verbs: ['contact', '联系人', '聯絡人', '聯繫人'],
  summary: 'customer.contact.summary',
  usage: 'customer.contact.usage',
  example: 'customer.contact.example',
  takesText: true,

  read(text, { customers }) {
    const { rest, ...customer } = findCustomerAtStart(text, customers);
    return { customer, said: rest === '' ? null : tidyContact(readContactLine(rest)) };
  },

  async run({ customer, said }, context) {
    if (said === null) return answerContacts(customer, context);
    const { birthday: _form, language: _only, ...input } = said;
    const press: ChoicePress = {
      action: 'contact:keep',
      label: 'visit.pickButton',
      value: (customerId) => ({ customerId, ...input }),
    };
    if (customer.kind !== 'one') {
      return say(await askWhichCustomer(context, customer, press, 'customer.contact.example'));
    }
    const added = await addContact(context, customer.id, said);
    return say(contactEcho(added, 'contact.added', context.words));
  },
});
