import { type CustomerMatch, findCustomer } from '../../src/language/customers/find-customer.ts';
import { defineCommand, type GestureContext } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askWhichCustomer } from '../../src/usecases/ask-which-customer.ts';
import { listImportantDates } from '../../src/usecases/list-important-dates.ts';
import { importantDateList } from '../../src/views/important-date-list.ts';
import type { ChoicePress } from '../../src/views/which-customer.ts';

const choicePress: ChoicePress = {
  action: 'date:list',
  label: 'customer.show',
  value: (customerId) => ({ customerId, page: 1 }),
};

/** `/customer dates 华新`: what is ahead there; alone: at all of one's own customers. */
export default defineCommand({
  noun: 'customer',
  verbs: ['dates', '重要日期', '日期一览', '日期一覽'],
  summary: 'customer.dates.summary',
  usage: 'customer.dates.usage',
  example: 'customer.dates.example',
  takesText: true,
  read: (text, { customers }) => findCustomer(text, customers),
  run: (match, context) => answerDates(match, context),
});

/** The dates of the customer that was named, or of all one's own where none was. */
export async function answerDates(match: CustomerMatch, context: GestureContext) {
  if (match.kind === 'several' || match.kind === 'unknown') {
    return say(await askWhichCustomer(context, match, choicePress, 'customer.dates.example'));
  }
  const customerId = match.kind === 'one' ? match.id : null;
  return say(importantDateList(await listImportantDates(context, customerId, 1), context.words));
}
