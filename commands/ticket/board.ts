import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { sendBoard } from '../../src/usecases/send-picture.ts';
import { sentences } from '../../src/views/message.ts';

/** `/ticket board`: the team's open tickets by stage and light, as a picture by direct message. */
export default defineCommand({
  noun: 'ticket',
  verbs: ['board', 'wall', '看板', '看板图', '看板圖', '墙板', '牆板'],
  summary: 'ticket.board.summary',
  usage: 'ticket.board.usage',
  example: 'ticket.board.example',
  takesText: false,
  read: () => null,
  run: async (_nothing, context) => {
    await sendBoard(context);
    return say(sentences(context.words.t('chart.coming')));
  },
});
