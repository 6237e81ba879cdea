import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askForSpreadsheet } from '../../src/usecases/ask-for-spreadsheet.ts';
import { filterOf } from '../../src/usecases/list-visits.ts';
import { allow } from '../../src/usecases/use-case-context.ts';
import { sentences } from '../../src/views/message.ts';
import { readVisitQuery } from './list.ts';

/** `/visit export month`: what the list shows, as a spreadsheet. */
export default defineCommand({
  noun: 'visit',
  verbs: ['export', '导出', '匯出'],
  summary: 'visit.export.summary',
  usage: 'visit.export.usage',
  example: 'visit.export.example',
  takesText: true,
  read: (text, context) => readVisitQuery(text, context, 'visit.export.example'),
  async run(query, context) {
    const { words } = context;
    allow(context, { do: 'see-customers' });
    const reference = words.t('export.visits');
    const filter = await filterOf(context, query);
    await askForSpreadsheet(context, { document: 'visits', reference, filter });
    return say(sentences(words.t('export.coming')));
  },
});
