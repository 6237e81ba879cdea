import { parseReference } from '../../src/domain/reference.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { dateOfPhrase, daysLeftOpen, readDates } from '../../src/language/dates/read-dates.ts';
import { dueVerbs } from '../../src/language/due-verbs.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { snoozeFollowUp } from '../../src/usecases/close-follow-up.ts';
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

  read(text, { now, today, actor, isWorkday }) {
    const [, typed = '', when = ''] = /^(\S*)\s*([\s\S]*)$/u.exec(text) ?? [];
    const reference = parseReference(typed);
    if (reference?.kind !== 'followUp') {
      throw new UserError('error.referenceMissing', {}, 'due.snooze.example');
    }
    if (when === '') throw new UserError('error.snoozeDayMissing', {}, 'due.snooze.example');
    const dates = readDates(when, {
      now,
      zone: actor.person.timeZone,
      isWorkday,
      reading: 'phrase',
    });
    if (daysLeftOpen(dates, today).length > 0) {
      throw new UserError('error.twoDays', { text: when.slice(0, 200) }, 'due.snooze.example');
    }
    const found = dateOfPhrase(
      when,
      dates.filter(({ grain }) => grain === 'day'),
    );
    if (!found) {
      throw new UserError('error.dateMissing', { text: when.slice(0, 200) }, 'due.snooze.example');
    }
    return {
      number: reference.number,
      due: { day: found.day, time: found.time },
      keepsTime: found.part === null,
    };
  },

  async run({ number, due, keepsTime }, context) {
    const { followUp } = await snoozeFollowUp(context, { number }, due, keepsTime);
    return say(followUpCard(await showFollowUp(context, followUp), null, context.words));
  },
});
