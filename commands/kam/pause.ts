import { UserError } from '../../src/domain/user-error.ts';
import { readPauseLine } from '../../src/language/read-pause-line.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { holdSending, kindsOrAll, showHolds } from '../../src/usecases/hold-sending.ts';
import { holdsCard, pausedCard } from '../../src/views/pause-card.ts';

/** `/kam pause reminders until tomorrow 8am`; alone it shows what is on hold. */
export default defineCommand({
  noun: 'kam',
  verbs: ['pause', '暂停', '暫停'],
  summary: 'kam.pause.summary',
  usage: 'kam.pause.usage',
  example: 'kam.pause.example',
  takesText: true,

  read(text, { now, today, actor, isWorkday }) {
    if (text.trim() === '') return null;
    const zone = actor.person.timeZone;
    const { kinds, until, isOpen, rest } = readPauseLine(text, { now, today, zone, isWorkday });
    const shown = { text: text.slice(0, 200) };
    if (isOpen) throw new UserError('error.twoDays', shown, 'kam.pause.example');
    if (rest !== '')
      throw new UserError('error.pauseUnclear', { text: rest.slice(0, 200) }, 'kam.pause.example');
    if (!until) throw new UserError('error.pauseUntilMissing', {}, 'kam.pause.example');
    const isVague = until.time === null && until.part !== null && until.part !== 'morning';
    if (isVague) throw new UserError('error.pauseTimeMissing', shown, 'kam.pause.example');
    return { kinds: kindsOrAll(kinds), until };
  },

  async run(asked, context) {
    const { words, today, actor } = context;
    const reader = { zone: actor.person.timeZone, today };
    if (asked === null) return say(holdsCard(await showHolds(context), reader, words));
    const heldUntil = await holdSending(context, asked.kinds, asked.until);
    return say(pausedCard(asked.kinds, heldUntil, reader, words));
  },
});
