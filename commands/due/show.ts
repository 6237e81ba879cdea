import { parseReference } from '../../src/domain/reference.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { findVisibleFollowUp } from '../../src/usecases/find-record.ts';
import { showFollowUp } from '../../src/usecases/show-follow-ups.ts';
import { followUpCard } from '../../src/views/follow-up-card.ts';

/** `F-31`, after any noun or alone: the follow-up as it stands. */
export default defineCommand({
  noun: 'due',
  verbs: ['show', '查看'],
  summary: 'due.show.summary',
  usage: 'due.show.usage',
  example: 'due.show.example',
  takesText: true,
  reference: 'followUp',

  read(text) {
    const reference = parseReference(text);
    if (reference?.kind !== 'followUp') {
      throw new UserError('error.referenceMissing', {}, 'due.show.example');
    }
    return reference.number;
  },

  async run(number, context) {
    const followUp = await findVisibleFollowUp(context, { number });
    return say(followUpCard(await showFollowUp(context, followUp), null, context.words));
  },
});
