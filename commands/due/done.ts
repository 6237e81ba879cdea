import { formatReference } from '../../src/domain/reference.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { splitReference } from '../../src/language/split-reference.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { completeFollowUp } from '../../src/usecases/close-follow-up.ts';
import { showFollowUp } from '../../src/usecases/show-follow-ups.ts';
import { followUpCard } from '../../src/views/follow-up-card.ts';
import { formatInstant } from '../../src/views/format-dates.ts';

/** `/due done F-31 drawings sent` */
export default defineCommand({
  noun: 'due',
  verbs: ['done', 'finish', 'complete', 'close', '完成', '办结', '辦結'],
  summary: 'due.done.summary',
  usage: 'due.done.usage',
  example: 'due.done.example',
  takesText: true,

  read: (text) => splitReference('followUp', text, 'due.done.example'),

  async run({ number, rest }, context) {
    const { words, actor } = context;
    const { followUp, isChanged } = await completeFollowUp(context, { number }, rest || null);
    const card = await showFollowUp(context, followUp);
    if (!isChanged && followUp.closed) {
      throw new UserError('error.alreadyDone', {
        reference: formatReference('followUp', number),
        person: card.actor?.name ?? '?',
        when: formatInstant(followUp.closed.at, actor.person.timeZone, context.today, words),
      });
    }
    return say(followUpCard(card, null, words));
  },
});
