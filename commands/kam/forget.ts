import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { findPerson } from '../../src/usecases/erase-person.ts';
import { erasePreview } from '../../src/views/erase-person.ts';

/** `/kam forget 王主任 13812345678`: where a contact is named, with the button that erases them. */
export default defineCommand({
  noun: 'kam',
  verbs: ['forget', 'erase', '遗忘', '遺忘', '清除', '抹除'],
  summary: 'kam.forget.summary',
  usage: 'kam.forget.usage',
  example: 'kam.forget.example',
  takesText: true,
  read: (text) => text,
  run: async (typed, context) =>
    say(erasePreview(await findPerson(context, typed), context.deliveryKey, context.words)),
});
