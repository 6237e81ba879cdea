import { UserError } from '../domain/user-error.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import type { CustomerMatch } from '../language/customers/find-customer.ts';
import { type Message, oneLine, shorten } from '../views/message.ts';
import {
  type ChoicePress,
  customerPickList,
  mayBeNew,
  unknownCustomer,
} from '../views/which-customer.ts';
import { describeCustomers } from './show-customer.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * The question that is asked where a name does not mean one customer for certain; each choice comes
 * back as the press.
 *
 * @throws UserError where no name was typed, with the line of `example` that works.
 */
export async function askWhichCustomer(
  context: UseCaseContext & { readonly words: Words },
  match: Exclude<CustomerMatch, { readonly kind: 'one' }>,
  press: ChoicePress,
  example: MessageKey,
): Promise<Message> {
  const { words, today } = context;
  const addition = (typed: string, anyway: boolean) => {
    const name = oneLine(typed);
    const label = words.t('customer.addButton', { name });
    return { name, press: { name: 'customer:add', label, value: { name, anyway } } };
  };
  switch (match.kind) {
    case 'several': {
      const choices = await describeCustomers(context, match.ids);
      const typed = shorten(oneLine(match.typed), 80);
      const question = match.isLikeness
        ? words.t('customer.alike', { typed })
        : words.t('customer.pick', { count: choices.length, typed });
      // Whoever reads the list has seen what the name looks like.
      const add = mayBeNew(match) ? addition(match.typed, true) : null;
      return customerPickList(question, choices, press, add, today, words);
    }
    case 'unknown':
      return unknownCustomer(addition(match.typed, false), words);
    case 'none':
      throw new UserError('error.customerMissing', {}, example);
  }
}
