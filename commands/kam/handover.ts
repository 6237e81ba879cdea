import { UserError } from '../../src/domain/user-error.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askHandOver, readHandOver } from '../../src/usecases/hand-over/ask-hand-over.ts';
import { handOverPreview } from '../../src/views/hand-over-card.ts';

/** `/kam handover @Emma @Wang all`: shows what would go; a button carries it out. */
export default defineCommand({
  noun: 'kam',
  verbs: ['handover', 'hand-over', '交接', '移交', '工作交接'],
  summary: 'kam.handover.summary',
  usage: 'kam.handover.usage',
  example: 'kam.handover.example',
  takesText: true,

  read(text) {
    const typed = text.trim();
    if (typed === '') throw new UserError('error.handOverWho', {}, 'kam.handover.example');
    return typed;
  },

  async run(typed, context) {
    const request = await readHandOver(context, typed, context.mentioned);
    return say(handOverPreview(await askHandOver(context, request), context.words));
  },
});
