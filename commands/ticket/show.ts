import { parseReference } from '../../src/domain/reference.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { findTicket } from '../../src/usecases/ticket/find-ticket.ts';
import { showTicket } from '../../src/usecases/ticket/show-ticket.ts';

/** `GC-12`, after any noun or alone: where the ticket stands. */
export default defineCommand({
  noun: 'ticket',
  verbs: ['show', '查看'],
  summary: 'ticket.show.summary',
  usage: 'ticket.show.usage',
  example: 'ticket.show.example',
  takesText: true,
  reference: 'ticket',

  read(text) {
    const reference = parseReference(text);
    if (reference?.kind !== 'ticket') {
      throw new UserError('error.ticketMissing', {}, 'ticket.show.example');
    }
    return reference.number;
  },

  async run(number, context) {
    const { file } = await findTicket(context, { number });
    return say(await showTicket(context, file));
  },
});
