import { UserError } from '../../src/domain/user-error.ts';
import { readGradeAtEnd, readRatedName } from '../../src/language/quantities/read-rating.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { openForm, say } from '../../src/slack/reply.ts';
import { nameOnly, wholeKva } from '../../src/usecases/add-customer.ts';
import { addUnlessAlike } from '../../src/usecases/add-unless-alike.ts';
import { customerForm } from '../../src/views/customer-form.ts';
import { additionAnswer } from '../../src/views/which-customer.ts';

/**
 * `/customer add Riverside Hospital 10kV 2000kVA`; without a name it opens the form. Look-alikes are
 * shown first.
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
    const { rest, creditGrade } = readGradeAtEnd(text);
    const { name, voltage, capacity } = readRatedName(rest);
    // A load in kW, or a range, is no contracted capacity: asked for, not guessed.
    const isSure = capacity === null || (capacity.power === 'apparent' && capacity.from === null);
    if (!isSure) throw new UserError('error.capacityNumber', {}, 'customer.add.example');
    return { name, voltage, capacityKva: capacity && wholeKva(capacity.value), creditGrade };
  },

  async run(typed, context) {
    if (typed === null) return openForm(customerForm('', context.words));
    const input = { ...nameOnly(typed.name), ...typed };
    const { actor, today, words } = context;
    const added = await addUnlessAlike(context, input);
    return say(additionAnswer(added, input, { manager: actor.person, today, words }));
  },
});
