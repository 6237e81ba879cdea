import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askProgress } from '../../src/usecases/ask-progress.ts';
import { exportProgress } from '../../src/usecases/export-progress.ts';
import { sentences } from '../../src/views/message.ts';
import { readProgress } from './show.ts';

/** `/progress export last month`: the figures of every topic, as a spreadsheet. */
export default defineCommand({
  noun: 'progress',
  verbs: ['export', '导出', '匯出'],
  summary: 'progress.exportSummary',
  usage: 'progress.exportUsage',
  example: 'progress.exportExample',
  takesText: true,
  read: readProgress,
  async run(line, context) {
    const query = await askProgress(context, line, 'progress.exportExample');
    await exportProgress(context, query);
    return say(sentences(context.words.t('export.coming')));
  },
});
