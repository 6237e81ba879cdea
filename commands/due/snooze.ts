import { dueVerbs } from '../../src/language/due-verbs.ts';
import { readWhen } from '../../src/language/read-when.ts';
import { splitReference } from '../../src/language/split-reference.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { snoozeFollowUp } from '../../src/usecases/move-follow-up.ts';
import { showFollowUp } from '../../src/usecases/show-follow-ups.ts';
import { followUpCard } from '../../src/views/follow-up-card.ts';

/** `/due snooze F-31 next Wednesday 3pm` */
export default defineCommand({
  noun: 'due',
  verbs: dueVerbs.snooze,
  summary: 'due.snooze.summary',
  usage: 'due.snooze.usage',
  example: 'due.snooze.example',
  takesText: true,

  read(text, { now, actor, isWorkday }) {
    const { number, rest } = splitReference('followUp', text, 'due.snooze.example');
    return { number, ...readWhen(rest, { now, zone: actor.person.timeZone, isWorkday }) };
  },

  async run({ number, due, keepsTime }, context) {
    const followUp = await snoozeFollowUp(context, { number }, { due, keepsTime, reason: null });
    return say(followUpCard(await showFollowUp(context, followUp), null, context.words));
  },
});
