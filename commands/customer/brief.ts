import { findCustomer } from '../../src/language/customers/find-customer.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askWhichCustomer } from '../../src/usecases/ask-which-customer.ts';
import { briefCustomer } from '../../src/usecases/brief-customer.ts';
import { customerBrief } from '../../src/views/customer-brief.ts';
import type { ChoicePress } from '../../src/views/which-customer.ts';

const choicePress: ChoicePress = {
  action: 'customer:brief',
  label: 'customer.brief',
  value: (customerId) => ({ customerId, isInPlace: true }),
};

/** `/customer brief 华新`: one message to read on the way there. */
export default defineCommand({
  noun: 'customer',
  verbs: ['brief', 'briefing', '简报', '簡報'],
  summary: 'customer.brief.summary',
  usage: 'customer.brief.usage',
  example: 'customer.brief.example',
  takesText: true,
  read: (text, { customers }) => findCustomer(text, customers),
  run: async (match, context) =>
    say(
      match.kind === 'one'
        ? customerBrief(await briefCustomer(context, match.id), context.words)
        : await askWhichCustomer(context, match, choicePress, 'customer.brief.example'),
    ),
});
