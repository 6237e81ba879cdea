import { UserError } from '../../src/domain/user-error.ts';
import { findCustomerAtStart } from '../../src/language/customers/find-customer.ts';
import { readImportantDate } from '../../src/language/read-important-date.ts';
import { defineCommand, type ReadingContext } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askWhichCustomer } from '../../src/usecases/ask-which-customer.ts';
import { addImportantDate } from '../../src/usecases/keep-important-dates.ts';
import { dateEcho } from '../../src/views/important-date-card.ts';
import { shorten } from '../../src/views/message.ts';
import type { ChoicePress } from '../../src/views/which-customer.ts';
import { answerDates } from './dates.ts';

/** `/customer date 华新 合同到期 2027-03-31`; without a day it shows those of the customer. */
export default defineCommand({
  noun: 'customer',
  verbs: ['date', '日期'],
  summary: 'customer.date.summary',
  usage: 'customer.date.usage',
  example: 'customer.date.example',
  takesText: true,

  read(text, context) {
    const { rest, ...customer } = findCustomerAtStart(text, context.customers);
    return { customer, said: rest === '' ? null : readSaid(rest, context) };
  },

  async run({ customer, said }, context) {
    if (said === null) return answerDates(customer, context);
    const press: ChoicePress = {
      action: 'date:add',
      label: 'visit.pickButton',
      value: (customerId) => ({ customerId, ...said }),
    };
    if (customer.kind !== 'one') {
      return say(await askWhichCustomer(context, customer, press, 'customer.date.example'));
    }
    const card = await addImportantDate(context, { customerId: customer.id, ...said });
    return say(dateEcho(card, 'dates.added', context.words));
  },
});

/** @throws UserError where it names no day, or several. */
function readSaid(text: string, { now, actor, isWorkday }: ReadingContext) {
  const zone = actor.person.timeZone;
  const { day, hasSeveralDays, ...said } = readImportantDate(text, { now, zone, isWorkday });
  const shown = { text: shorten(text, 200) };
  if (hasSeveralDays) throw new UserError('error.twoDays', shown, 'customer.date.example');
  if (day === null) throw new UserError('error.dateMissing', shown, 'customer.date.example');
  return { ...said, day };
}
