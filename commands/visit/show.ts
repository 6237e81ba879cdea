import { parseReference } from '../../src/domain/reference.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { findVisit } from '../../src/usecases/find-record.ts';
import { readVisit } from '../../src/usecases/read-visit.ts';

/** `V-12`, after any noun or alone: the visit, with its buttons for those who may change it. */
export default defineCommand({
  noun: 'visit',
  verbs: [],
  summary: 'visit.show.summary',
  usage: 'visit.show.usage',
  example: 'visit.show.example',
  takesText: true,
  reference: 'visit',

  read(text) {
    const reference = parseReference(text);
    if (reference?.kind !== 'visit') throw new Error(`Not the reference of a visit: ${text}`);
    return reference.number;
  },

  async run(number, context) {
    const visit = await findVisit(context, { number });
    return say(await readVisit(context, visit), visit.id);
  },
});
