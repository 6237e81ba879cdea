import { UserError } from '../../src/domain/user-error.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { listVisits } from '../../src/usecases/list-visits.ts';
import { shorten } from '../../src/views/message.ts';
import { visitList } from '../../src/views/visit-list.ts';

/** Longer texts are not searched for; the button of a page would not hold them. */
const textLimit = 200;

/** `/visit search second feed`: visits of the team in whose notes the words stand. */
export default defineCommand({
  noun: 'visit',
  verbs: ['search', 'find', '搜索', '搜尋', '查找', '查'],
  summary: 'visit.search.summary',
  usage: 'visit.search.usage',
  example: 'visit.search.example',
  takesText: true,

  read(typed) {
    const text = shorten(typed.trim(), textLimit);
    if (text === '') throw new UserError('error.searchMissing', {}, 'visit.search.example');
    return { who: 'team', when: 'any', customerId: null, text } as const;
  },

  async run(query, context) {
    const list = await listVisits(context, query, 1);
    return say(visitList(list, { action: 'visit:list', value: query }, context.words));
  },
});
