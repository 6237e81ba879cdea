import { topicOf } from '../../src/domain/progress/figures.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askProgress } from '../../src/usecases/ask-progress.ts';
import { figureAtStart } from '../../src/usecases/figure-called.ts';
import { answerFigureList } from '../../src/usecases/list-behind-figure.ts';
import { readProgress } from './show.ts';

/** `/progress list visits overdue`, `/progress 列表 跟进超期 上月`: what a figure counts. */
export default defineCommand({
  noun: 'progress',
  verbs: ['list', '列表', '清单', '清單'],
  summary: 'progress.listSummary',
  usage: 'progress.listUsage',
  example: 'progress.listExample',
  takesText: true,

  read(text, context) {
    const { figure, rest } = figureAtStart(text);
    return { figure, line: readProgress(rest, context) };
  },

  async run({ figure, line }, context) {
    const asked = await askProgress(context, line, 'progress.listExample');
    return say(await answerFigureList(context, { ...asked, topic: topicOf(figure) }, figure, 1));
  },
});
