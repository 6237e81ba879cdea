import { personAtStart } from '../../src/language/quantities/mention-names.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { type Reply, say } from '../../src/slack/reply.ts';
import { findNamedColleague } from '../../src/usecases/find-colleague.ts';
import { endAbsence } from '../../src/usecases/keep-absences.ts';
import { currentAbsence, showAbsences } from '../../src/usecases/show-absences.ts';
import { absenceEnded, absenceList } from '../../src/views/absence-messages.ts';

/** `/kam back`, for a lead `/kam back @wang`: an absence ends today. */
export default defineCommand({
  noun: 'kam',
  verbs: ['back', '回来', '回來', '销假', '銷假', '返岗', '返崗'],
  summary: 'kam.back.summary',
  usage: 'kam.back.usage',
  example: 'kam.back.example',
  takesText: true,
  read: (text, { mentioned }) => ({
    typed: text.trim(),
    person: personAtStart(text.trim(), mentioned),
  }),

  async run({ typed, person }, context): Promise<Reply> {
    const { words, today, actor } = context;
    const who =
      typed === ''
        ? actor.person
        : (await findNamedColleague(context, typed, person, 'kam.back.example')).colleague;
    const current = await currentAbsence(context, who);
    // What is still to come has its own way to be taken back there.
    if (!current) return say(absenceList(await showAbsences(context), words));
    const ended = await endAbsence(context, current.id);
    const reader = { readerId: actor.person.id, today };
    return say(absenceEnded({ ...ended, absent: ended.person }, ended.isBack, reader, words));
  },
});
