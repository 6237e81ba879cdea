import { findCustomer } from '../../src/language/customers/find-customer.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askWhichCustomer } from '../../src/usecases/ask-which-customer.ts';
import { showCustomer } from '../../src/usecases/show-customer.ts';
import { customerCard } from '../../src/views/customer-card.ts';
import type { ChoicePress } from '../../src/views/which-customer.ts';

const showPress: ChoicePress = {
  action: 'customer:show',
  label: 'customer.show',
  value: (customerId) => ({ customerId }),
};

/** `/customer 华新`: where we stand with a customer. */
export default defineCommand({
  noun: 'customer',
  verbs: [],
  summary: 'customer.find.summary',
  usage: 'customer.find.usage',
  example: 'customer.find.example',
  takesText: true,
  read: (text, { customers }) => findCustomer(text, customers),
  run: async (match, context) =>
    say(
      match.kind === 'one'
        ? customerCard(await showCustomer(context, match.id), context.words)
        : await askWhichCustomer(context, match, showPress, 'customer.find.example'),
    ),
});
