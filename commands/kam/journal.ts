import type { Member } from '../../src/domain/person.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { personAtStart } from '../../src/language/quantities/mention-names.ts';
import { readWhen } from '../../src/language/read-when.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { findMentioned } from '../../src/usecases/find-colleague.ts';
import { showJournal } from '../../src/usecases/keep-journal.ts';
import { journalCard } from '../../src/views/journal-card.ts';

/** `/kam journal`, `/kam journal yesterday`, `/kam journal @wang Friday` */
export default defineCommand({
  noun: 'kam',
  verbs: ['journal', 'wrapup', 'wrap-up', '日志', '日誌', '小结', '小結'],
  summary: 'kam.journal.summary',
  usage: 'kam.journal.usage',
  example: 'kam.journal.example',
  takesText: true,

  read(text, { now, today, actor, mentioned, isWorkday }) {
    const named = personAtStart(text, mentioned);
    const said = named ? named.rest : text;
    if (!named && /^[@＠]/u.test(said)) {
      throw new UserError('error.personMissing', {}, 'kam.journal.example');
    }
    const zone = actor.person.timeZone;
    const when = said && readWhen(said, { now, zone, isWorkday }, 'kam.journal.example');
    return { person: named?.person ?? null, day: when ? when.due.day : today };
  },

  async run({ person, day }, context) {
    const of: Member = person ? await findMentioned(context, person) : context.actor.person;
    return say(journalCard(await showJournal(context, of, day), context.words));
  },
});
