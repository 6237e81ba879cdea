import { parseReference } from '../../src/domain/reference.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { withCodes, withNames } from '../../src/language/quantities/mention-names.ts';
import { readVisitNote } from '../../src/language/read-visit-line.ts';
import { splitReference } from '../../src/language/split-reference.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { addToVisit } from '../../src/usecases/add-to-visit.ts';
import { visitEcho } from '../../src/views/visit-card.ts';
import logVisit from './log.ts';

/**
 * `/visit add V-12 they also want a second meter, call back Friday`. Where no visit is named, a
 * visit is what is to be added: the line is logged.
 */
export default defineCommand({
  noun: 'visit',
  verbs: ['add', 'append', '补充', '補充', '追加'],
  summary: 'visit.add.summary',
  usage: 'visit.add.usage',
  example: 'visit.add.example',
  takesText: true,

  read(text, context) {
    const [first = ''] = text.split(/\s/u);
    if (text !== '' && parseReference(first) === undefined) {
      return { log: logVisit.prepare(text, context) };
    }
    const { number, rest } = splitReference('visit', text, 'visit.add.example');
    if (rest === '') throw new UserError('error.additionMissing', {}, 'visit.add.example');
    const { now, actor, mentioned, isWorkday } = context;
    const zone = actor.person.timeZone;
    const { note, followUp } = readVisitNote(withCodes(rest, mentioned), { now, zone, isWorkday });
    const named = (words: string) => withNames(words, mentioned);
    return {
      number,
      note: named(note),
      followUp: followUp && {
        what: named(followUp.what),
        due: { day: followUp.day, time: followUp.time },
      },
    };
  },

  async run(input, context) {
    if ('log' in input) return input.log(context);
    const { number, ...addition } = input;
    const { mentioned } = context;
    const card = await addToVisit(context, { number }, { ...addition, mentioned });
    return say(visitEcho(card, 'visit.noteAdded', context.words), card.visit.id);
  },
});
