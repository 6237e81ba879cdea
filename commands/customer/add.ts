import { defineCommand } from '../../src/slack/define-command.ts';
import { openForm, say } from '../../src/slack/reply.ts';
import { nameOnly } from '../../src/usecases/add-customer.ts';
import { addUnlessAlike } from '../../src/usecases/add-unless-alike.ts';
import { additionAnswer } from '../../src/views/customer-card.ts';
import { customerForm } from '../../src/views/customer-form.ts';

/** `/customer add Riverside Hospital`; without a name it opens the form. Look-alikes are shown first. */
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
    const input = nameOnly(name);
    const { actor, today, words } = context;
    const added = await addUnlessAlike(context, input);
    return say(additionAnswer(added, input, { manager: actor.person, today, words }));
  },
});
