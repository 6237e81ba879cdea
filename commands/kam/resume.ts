import { UserError } from '../../src/domain/user-error.ts';
import { readPauseLine } from '../../src/language/read-pause-line.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { kindsOrAll, resumeSending } from '../../src/usecases/hold-sending.ts';
import { resumedCard } from '../../src/views/pause-card.ts';

/** `/kam resume`, `/kam resume digest`: what was on hold goes out. */
export default defineCommand({
  noun: 'kam',
  verbs: ['resume', '恢复', '恢復'],
  summary: 'kam.resume.summary',
  usage: 'kam.resume.usage',
  example: 'kam.resume.example',
  takesText: true,

  read(text, { now, today, actor }) {
    const zone = actor.person.timeZone;
    const { kinds, until, rest } = readPauseLine(text, { now, today, zone });
    if (until || rest !== '') {
      throw new UserError(
        'error.pauseUnclear',
        { text: (until?.text ?? rest).slice(0, 200) },
        'kam.resume.example',
      );
    }
    return kindsOrAll(kinds);
  },

  async run(kinds, context) {
    const { ended, waiting } = await resumeSending(context, kinds);
    return say(resumedCard(ended, waiting, context.words));
  },
});
