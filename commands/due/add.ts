import { UserError } from '../../src/domain/user-error.ts';
import { dueVerbs } from '../../src/language/due-verbs.ts';
import { withCodes, withNames } from '../../src/language/quantities/mention-names.ts';
import { readFollowUpLine } from '../../src/language/read-follow-up-line.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { addFollowUp } from '../../src/usecases/keep-follow-up.ts';
import { showFollowUp } from '../../src/usecases/show-follow-ups.ts';
import { followUpCard } from '../../src/views/follow-up-card.ts';
import { shorten } from '../../src/views/message.ts';

/** `/due add send the supply plan tomorrow 10am Acme Foods` */
export default defineCommand({
  noun: 'due',
  verbs: dueVerbs.add,
  summary: 'due.add.summary',
  usage: 'due.add.usage',
  example: 'due.add.example',
  takesText: true,

  read(text, { now, actor, customers, mentioned, isWorkday }) {
    if (text === '') throw new UserError('error.whatMissing', {}, 'due.add.example');
    const line = readFollowUpLine(withCodes(text, mentioned), {
      now,
      zone: actor.person.timeZone,
      customers,
      isWorkday,
    });
    const { ambiguousCustomer, isDayOpen } = line;
    if (isDayOpen) {
      throw new UserError('error.twoDays', { text: shorten(text, 200) }, 'due.add.example');
    }
    if (!line.due) {
      throw new UserError('error.dateMissing', { text: shorten(text, 200) }, 'due.add.example');
    }
    if (line.what === '') throw new UserError('error.whatMissing', {}, 'due.add.example');
    if (ambiguousCustomer !== null) {
      const typed = shorten(withNames(ambiguousCustomer, mentioned), 80);
      throw new UserError('error.customerAmbiguous', { typed }, 'due.add.example');
    }
    return { ...line, what: withNames(line.what, mentioned), due: line.due };
  },

  async run({ what, due, customerId }, context) {
    const followUp = await addFollowUp(context, {
      what,
      due,
      customerId,
      ownerId: context.actor.person.id,
      visitId: null,
    });
    return say(followUpCard(await showFollowUp(context, followUp), 'due.added', context.words));
  },
});
