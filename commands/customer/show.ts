import { UserError } from '../../src/domain/user-error.ts';
import { findCustomer } from '../../src/language/customers/find-customer.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { describeCustomers, showCustomer } from '../../src/usecases/show-customer.ts';
import {
  customerCard,
  customerPickList,
  mayBeNew,
  unknownCustomer,
} from '../../src/views/customer-card.ts';
import { oneLine, shorten } from '../../src/views/message.ts';

/** `/customer 华新`: where we stand with a customer. */
export default defineCommand({
  noun: 'customer',
  verbs: [],
  summary: 'customer.find.summary',
  usage: 'customer.find.usage',
  example: 'customer.find.example',
  takesText: true,

  read: (text, { customers }) => findCustomer(text, customers),

  async run(match, context) {
    const { words } = context;
    const addition = (typed: string, anyway: boolean) => {
      const name = oneLine(typed);
      const label = words.t('customer.addButton', { name });
      return { name, press: { name: 'customer:add', label, value: { name, anyway } } };
    };
    switch (match.kind) {
      case 'one':
        return say(customerCard(await showCustomer(context, match.id), words));
      case 'several': {
        const choices = await describeCustomers(context, match.ids);
        const typed = shorten(oneLine(match.typed), 80);
        const question = match.isLikeness
          ? words.t('customer.alike', { typed })
          : words.t('customer.pick', { count: choices.length, typed });
        const press = {
          action: 'customer:show',
          label: 'customer.show',
          value: (customerId: string) => ({ customerId }),
        } as const;
        return say(
          customerPickList(
            question,
            choices,
            press,
            // Whoever reads the list has seen what the name looks like.
            mayBeNew(match) ? addition(match.typed, true) : null,
            context.today,
            words,
          ),
        );
      }
      case 'unknown':
        return say(unknownCustomer(addition(match.typed, false), words));
      case 'none':
        throw new UserError('error.customerMissing', {}, 'customer.find.example');
    }
  },
});
