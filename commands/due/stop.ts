import { splitReference } from '../../src/language/split-reference.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { stopRepeating } from '../../src/usecases/close-follow-up.ts';
import { showFollowUp } from '../../src/usecases/show-follow-ups.ts';
import { followUpCard } from '../../src/views/follow-up-card.ts';

/** `/due stop F-31`: it does not come again. */
export default defineCommand({
  noun: 'due',
  verbs: ['stop', '停止', '停止重复', '停止重複', '不再重复', '不再重複'],
  summary: 'due.stop.summary',
  usage: 'due.stop.usage',
  example: 'due.stop.example',
  takesText: true,

  read: (text) => splitReference('followUp', text, 'due.stop.example').number,

  async run(number, context) {
    const followUp = await stopRepeating(context, { number });
    const card = await showFollowUp(context, followUp);
    return say(followUpCard(card, 'due.stopped', context.words));
  },
});
