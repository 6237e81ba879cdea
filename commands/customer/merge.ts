import { UserError } from '../../src/domain/user-error.ts';
import { readMergeLine } from '../../src/language/read-merge-line.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askMergeOf } from '../../src/usecases/merge/ask-merge-of.ts';

/** `/customer merge Acme into Acme Foods`: shows what one customer would be of two; a button does it. */
export default defineCommand({
  noun: 'customer',
  verbs: ['merge', '合并', '合併'],
  summary: 'customer.merge.summary',
  usage: 'customer.merge.usage',
  example: 'customer.merge.example',
  takesText: true,

  read(text, { customers }) {
    const line = readMergeLine(text, customers);
    if (!line) throw new UserError('error.mergeWhich', {}, 'customer.merge.example');
    return line;
  },

  run: async (line, context) => say(await askMergeOf(context, line)),
});
