import { splitReference } from '../../src/language/split-reference.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { showHistory } from '../../src/usecases/show-history.ts';
import { followUpHistory } from '../../src/views/follow-up-history.ts';

/** `/due history F-31`: who did what with it. */
export default defineCommand({
  noun: 'due',
  verbs: ['history', 'log', '记录', '紀錄', '記錄', '历史', '歷史'],
  summary: 'due.history.summary',
  usage: 'due.history.usage',
  example: 'due.history.example',
  takesText: true,

  read: (text) => splitReference('followUp', text, 'due.history.example').number,

  run: async (number, context) =>
    say(followUpHistory(await showHistory(context, { number }), null, context.words)),
});
