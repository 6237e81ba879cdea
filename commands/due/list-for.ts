import { UserError } from '../../src/domain/user-error.ts';
import { findCustomer } from '../../src/language/customers/find-customer.ts';
import { dueVerbs } from '../../src/language/due-verbs.ts';
import { personAtStart } from '../../src/language/quantities/mention-names.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { listDue, type ScopeSaid, scopeOf } from '../../src/usecases/show-follow-ups.ts';
import { dueList } from '../../src/views/due-list.ts';
import { shorten } from '../../src/views/message.ts';

const mine = ['', 'mine', 'my', 'me', '我', '我的', '自己'];
const team = ['team', 'all', 'everybody', '团队', '團隊', '全部', '所有', '全组', '全組', '大家'];

/** `/due list team`, `/due list @wang`, `/due list Acme` */
export default defineCommand({
  noun: 'due',
  verbs: dueVerbs.list,
  summary: 'due.listFor.summary',
  usage: 'due.listFor.usage',
  example: 'due.listFor.example',
  takesText: true,

  read(text, { mentioned, customers }): ScopeSaid {
    const word = text.toLowerCase();
    if (mine.includes(word)) return { kind: 'mine' };
    if (team.includes(word)) return { kind: 'team' };
    const said = personAtStart(text, mentioned);
    if (said) return { kind: 'mentioned', ...said.person };
    const found = findCustomer(text, customers);
    const typed = shorten(text, 80);
    if (found.kind === 'one') return { kind: 'customer', customerId: found.id, typed };
    if (found.kind === 'several' && !found.isLikeness) {
      throw new UserError('error.customerAmbiguous', { typed }, 'due.listFor.example');
    }
    return { kind: 'unknown', typed };
  },

  async run(said, context) {
    const scope = await scopeOf(context, said);
    return say(dueList(await listDue(context, { scope, page: 1 }), context.words));
  },
});
