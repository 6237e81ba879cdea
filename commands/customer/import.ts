import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askForSpreadsheet } from '../../src/usecases/ask-for-spreadsheet.ts';
import { allow } from '../../src/usecases/use-case-context.ts';
import { lines, withCode } from '../../src/views/rich-text.ts';

/** `/customer import`: the template for a list of customers. A file with the word is read. */
export default defineCommand({
  noun: 'customer',
  verbs: ['import', '导入', '匯入'],
  summary: 'customer.import.summary',
  usage: 'customer.import.usage',
  example: 'customer.import.example',
  takesText: false,
  read: () => null,
  async run(_nothing, context) {
    const { words } = context;
    allow(context, { do: 'import-customers', for: 'self' });
    const reference = words.t('import.templateTitle');
    await askForSpreadsheet(context, { document: 'customer-template', reference });
    const sentence = words.t('import.template');
    return say({ text: sentence, blocks: [lines(withCode(sentence))] });
  },
});
