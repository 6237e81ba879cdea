import { findCustomer } from '../../src/language/customers/find-customer.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { openForm, say } from '../../src/slack/reply.ts';
import { askWhichCustomer } from '../../src/usecases/ask-which-customer.ts';
import { findOwnCustomer, markOf } from '../../src/usecases/edit-customer.ts';
import { editPress } from '../../src/views/customer-card.ts';
import { customerEditForm } from '../../src/views/customer-form.ts';
import type { ChoicePress } from '../../src/views/which-customer.ts';

const choicePress: ChoicePress = {
  action: 'customer:edit',
  label: 'button.edit',
  value: (customerId) => ({ customerId }),
};

/** `/customer edit 华新` opens the form with all that is known of a customer. */
export default defineCommand({
  noun: 'customer',
  verbs: ['edit', 'change', '修改', '编辑', '編輯'],
  summary: 'customer.edit.summary',
  usage: 'customer.edit.usage',
  example: 'customer.edit.example',
  takesText: true,
  read: (text, { customers }) => findCustomer(text, customers),

  async run(match, context) {
    if (match.kind !== 'one') {
      return say(await askWhichCustomer(context, match, choicePress, 'customer.edit.example'));
    }
    const { words, responseUrl } = context;
    const customer = await findOwnCustomer(context, match.id);
    const target = { customer, seen: markOf(customer), responseUrl, isOnCard: false };
    return openForm(customerEditForm(target, words), editPress(customer, words));
  },
});
