import { personAtStart } from '../../src/language/quantities/mention-names.ts';
import { splitReference } from '../../src/language/split-reference.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { findNamedColleague } from '../../src/usecases/find-colleague.ts';
import { giveFollowUp } from '../../src/usecases/give-follow-up.ts';
import { showFollowUp } from '../../src/usecases/show-follow-ups.ts';
import { followUpCard } from '../../src/views/follow-up-card.ts';

const verbs = ['give', 'hand', 'assign', '交给', '交給', '转给', '轉給', '转交', '轉交'];

/** `/due give F-31 @wang please call before noon` */
export default defineCommand({
  noun: 'due',
  verbs,
  summary: 'due.give.summary',
  usage: 'due.give.usage',
  example: 'due.give.example',
  takesText: true,

  read(text, { mentioned }) {
    const { number, rest } = splitReference('followUp', text, 'due.give.example');
    const typed = rest.replace(/^(?:to|给|給)\s+/iu, '');
    return { number, typed, person: personAtStart(typed, mentioned) };
  },

  async run({ number, typed, person }, context) {
    const { colleague, rest } = await findNamedColleague(context, typed, person);
    const followUp = await giveFollowUp(context, { number }, colleague.id, rest || null);
    const card = await showFollowUp(context, followUp);
    return say(followUpCard(card, 'due.given', context.words));
  },
});
