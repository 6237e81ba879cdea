import { withCodes } from '../../src/language/quantities/mention-names.ts';
import { readProgressLine } from '../../src/language/read-progress-line.ts';
import { defineCommand, type ReadingContext } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askProgress } from '../../src/usecases/ask-progress.ts';
import { answerProgress } from '../../src/usecases/plans-in-progress.ts';

/** What a line asks of progress; people in it by Slack's code, so that no name is taken for a word. */
export const readProgress = (text: string, { now, actor, mentioned, isWorkday }: ReadingContext) =>
  readProgressLine(withCodes(text, mentioned), { now, zone: actor.person.timeZone, isWorkday });

/** `/progress`, `/progress @Emma last month visits`, `/progress 第三季度 工单` */
export default defineCommand({
  noun: 'progress',
  verbs: [],
  summary: 'progress.summary',
  usage: 'progress.usage',
  example: 'progress.example',
  takesText: true,
  read: readProgress,
  async run(line, context) {
    const query = await askProgress(context, line);
    return say(await answerProgress(context, query));
  },
});
