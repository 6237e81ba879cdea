import { personAtStart } from '../../src/language/quantities/mention-names.ts';
import { defineTicketCommand } from '../../src/slack/define-ticket-command.ts';
import { findNamedColleague } from '../../src/usecases/find-colleague.ts';
import { linkLeader } from '../../src/usecases/ticket/steer-ticket.ts';

const off = /^(?:off|none|nobody|取消|[无無])$/iu;

/** `/ticket GC-12 link @leader`, `/ticket GC-12 link off` */
export default defineTicketCommand({
  verbs: ['link', '挂钩', '掛鉤', '挂钩领导', '掛鉤領導'],
  summary: 'ticket.link.summary',
  usage: 'ticket.link.usage',
  example: 'ticket.link.example',
  run: async ({ opened, text, example }, context) => {
    if (off.test(text.trim())) return linkLeader(context, opened, null);
    const named = personAtStart(text, context.mentioned);
    const { colleague } = await findNamedColleague(context, text, named, example);
    return linkLeader(context, opened, colleague.id);
  },
});
