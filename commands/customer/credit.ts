import { findCustomerAtStart } from '../../src/language/customers/find-customer.ts';
import { readCreditLine } from '../../src/language/read-credit-line.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askWhichCustomer } from '../../src/usecases/ask-which-customer.ts';
import { checkReason, rateCredit, showCredit } from '../../src/usecases/rate-credit.ts';
import { creditHistory } from '../../src/views/credit-history.ts';
import type { ChoicePress } from '../../src/views/which-customer.ts';

/** `/customer credit 华新钢铁` shows the history of the grade, `… 85 按期缴费` or `… B 逾期` gives one. */
export default defineCommand({
  noun: 'customer',
  verbs: ['credit', 'grade', '信用', '信用等级', '信用等級'],
  summary: 'customer.credit.summary',
  usage: 'customer.credit.usage',
  example: 'customer.credit.example',
  takesText: true,

  read(text, { customers }) {
    const { rest, ...customer } = findCustomerAtStart(text, customers);
    if (rest === '') return { customer, rating: null };
    const { reason, ...rating } = readCreditLine(rest);
    return { customer, rating: { ...rating, reason: checkReason(reason) } };
  },

  async run({ customer, rating }, context) {
    const press: ChoicePress = {
      action: rating ? 'credit:rate' : 'credit:list',
      label: rating ? 'visit.pickButton' : 'customer.show',
      value: (customerId) => ({ customerId, ...(rating ?? { page: 1 }) }),
    };
    if (customer.kind !== 'one') {
      return say(await askWhichCustomer(context, customer, press, 'customer.credit.example'));
    }
    const change = rating && (await rateCredit(context, customer.id, rating));
    const history = await showCredit(context, customer.id);
    return say(creditHistory(history, 1, rating !== null, context.words, change));
  },
});
