import { UserError } from '../../src/domain/user-error.ts';
import { withCodes } from '../../src/language/quantities/mention-names.ts';
import { readTicketLine, unreadRating } from '../../src/language/read-ticket-line.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { openForm, say } from '../../src/slack/reply.ts';
import { askWhichCustomer } from '../../src/usecases/ask-which-customer.ts';
import { answerTicketDraft } from '../../src/usecases/ticket/answer-ticket-draft.ts';
import { allow } from '../../src/usecases/use-case-context.ts';
import { emptyTicketForm } from '../../src/views/ticket-form.ts';

/** `/ticket open 华新钢铁 10kV 2000kVA 双电源 增容 5月底前送电`; what cannot be guessed opens the form. */
export default defineCommand({
  noun: 'ticket',
  verbs: ['open', 'new', '新建', '建单', '建單', '立项', '立項', '受理', '报装', '報裝'],
  summary: 'ticket.open.summary',
  usage: 'ticket.open.usage',
  example: 'ticket.open.example',
  takesText: true,

  read(text, { now, actor, customers, mentioned, isWorkday }) {
    if (text === '') return null;
    const unread = unreadRating(text);
    if (unread !== null) throw new UserError(unread, {}, 'ticket.open.example');
    const reading = { now, zone: actor.person.timeZone, customers, isWorkday };
    return readTicketLine(withCodes(text, mentioned), reading);
  },

  async run(line, context) {
    const { words, responseUrl, actor } = context;
    allow(context, {
      do: 'open-ticket',
      to: { teamId: actor.team.id, managerId: actor.person.id },
    });
    if (line === null) return openForm(emptyTicketForm({ draft: null, responseUrl }, words));
    const { customer, ...said } = line;
    if (customer.kind === 'one') {
      const answer = await answerTicketDraft(context, { ...said, customerId: customer.id });
      return 'form' in answer ? openForm(answer.form) : say(answer.message);
    }
    const press = {
      action: 'ticket:choose-customer',
      label: 'visit.pickButton',
      value: (customerId: string) => ({ ...said, customerId }),
    } as const;
    return say(await askWhichCustomer(context, customer, press, 'ticket.open.example'));
  },
});
