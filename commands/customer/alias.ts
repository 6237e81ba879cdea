import { readAliasLine } from '../../src/language/read-alias-line.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askWhichCustomer } from '../../src/usecases/ask-which-customer.ts';
import { changeAliases } from '../../src/usecases/change-aliases.ts';
import { customerNames } from '../../src/views/customer-names.ts';
import type { ChoicePress } from '../../src/views/which-customer.ts';

/** `/customer alias 华新钢铁 华钢` adds another name, `-华钢` takes it away, nothing shows them. */
export default defineCommand({
  noun: 'customer',
  verbs: ['alias', 'aliases', '别名', '別名', '简称', '簡稱'],
  summary: 'customer.alias.summary',
  usage: 'customer.alias.usage',
  example: 'customer.alias.example',
  takesText: true,
  read: (text, { customers }) => readAliasLine(text, customers),

  async run({ customer, add, remove }, context) {
    const press: ChoicePress = {
      action: 'customer:alias',
      label: 'visit.pickButton',
      value: (customerId) => ({ customerId, add, remove }),
    };
    return say(
      customer.kind === 'one'
        ? customerNames(await changeAliases(context, customer.id, { add, remove }), context.words)
        : await askWhichCustomer(context, customer, press, 'customer.alias.example'),
    );
  },
});
