import { UserError } from '../../src/domain/user-error.ts';
import { dueVerbs } from '../../src/language/due-verbs.ts';
import {
  personAtStart,
  withCodes,
  withNames,
} from '../../src/language/quantities/mention-names.ts';
import { readFollowUpLine } from '../../src/language/read-follow-up-line.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { addFollowUpFor } from '../../src/usecases/give-follow-up.ts';
import { showFollowUp } from '../../src/usecases/show-follow-ups.ts';
import { followUpCard } from '../../src/views/follow-up-card.ts';
import { shorten } from '../../src/views/message.ts';

/** `/due add send the supply plan tomorrow 10am Acme Foods`, `/due add every Monday check …` */
export default defineCommand({
  noun: 'due',
  verbs: dueVerbs.add,
  summary: 'due.add.summary',
  usage: 'due.add.usage',
  example: 'due.add.example',
  takesText: true,

  read(text, { now, actor, customers, mentioned, isWorkday }) {
    if (text === '') throw new UserError('error.whatMissing', {}, 'due.add.example');
    const owner = personAtStart(text.replace(/^(?:for|给|給)\s*(?=@)/iu, ''), mentioned);
    const line = readFollowUpLine(withCodes(owner?.rest ?? text, mentioned), {
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
    const what = withNames(line.what, mentioned);
    return { ...line, what, due: line.due, owner: owner?.person ?? null };
  },

  async run({ what, due, customerId, repeat, owner }, context) {
    const input = { what, due, customerId, repeat, visitId: null };
    const followUp = await addFollowUpFor(context, owner, input);
    return say(followUpCard(await showFollowUp(context, followUp), 'due.added', context.words));
  },
});
