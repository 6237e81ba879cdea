import { UserError } from '../../src/domain/user-error.ts';
import { readNewCustomerLine } from '../../src/language/read-new-customer-line.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { openForm, say } from '../../src/slack/reply.ts';
import { nameOnly, wholeKva } from '../../src/usecases/add-customer.ts';
import { addUnlessAlike } from '../../src/usecases/add-unless-alike.ts';
import { customerForm } from '../../src/views/customer-form.ts';
import { additionAnswer } from '../../src/views/which-customer.ts';

/**
 * `/customer add Riverside Hospital 10kV 2000kVA contact Dr Lee 13812345678`; without a name it opens
 * the form. Look-alikes are shown first.
 */
export default defineCommand({
  noun: 'customer',
  // Not `new`: customers are called New Something.
  verbs: ['add', '新增', '添加', '新建'],
  summary: 'customer.add.summary',
  usage: 'customer.add.usage',
  example: 'customer.add.example',
  takesText: true,

  read(text) {
    if (text.trim() === '') return null;
    const { name, voltage, capacity, creditGrade, contact } = readNewCustomerLine(text);
    // A load in kW, or a range, is no contracted capacity: asked for, not guessed.
    const isSure = capacity === null || (capacity.power === 'apparent' && capacity.from === null);
    if (!isSure) throw new UserError('error.capacityNumber', {}, 'customer.add.example');
    if (contact?.name === '') {
      throw new UserError('error.contactName', {}, 'customer.add.contactExample');
    }
    const capacityKva = capacity && wholeKva(capacity.value);
    return { name, voltage, capacityKva, creditGrade, contact };
  },

  async run(typed, context) {
    if (typed === null) return openForm(customerForm('', context.words));
    const { contact, ...said } = typed;
    const input = { ...nameOnly(said.name), ...said };
    const { actor, today, words } = context;
    const added = await addUnlessAlike(context, input, contact);
    const shown = { ...input, contact };
    return say(additionAnswer(added, shown, { manager: actor.person, today, words }));
  },
});
