import { defineCommand } from '../../src/slack/define-command.ts';
import { openForm, say } from '../../src/slack/reply.ts';
import { addCustomer, nameOnly } from '../../src/usecases/add-customer.ts';
import { customerAdded } from '../../src/views/customer-card.ts';
import { customerForm } from '../../src/views/customer-form.ts';

/** `/customer add Riverside Hospital`; without a name it opens the form. */
export default defineCommand({
  noun: 'customer',
  // Not `new`: customers are called New Something.
  verbs: ['add', '新增', '添加', '新建'],
  summary: 'customer.add.summary',
  usage: 'customer.add.usage',
  example: 'customer.add.example',
  takesText: true,

  read: (text) => text.trim(),

  async run(name, context) {
    if (name === '') return openForm(customerForm('', context.words));
    const customer = await addCustomer(context, nameOnly(name));
    return say(customerAdded(customer, context.actor.person, context.words));
  },
});
