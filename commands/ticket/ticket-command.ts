import type { Stage, TicketFile } from '../../src/domain/ticket/ticket.ts';
import type { MessageKey } from '../../src/i18n/words.ts';
import { splitTicketNumber } from '../../src/language/split-ticket-number.ts';
import {
  type Command,
  defineCommand,
  type GestureContext,
} from '../../src/slack/define-command.ts';
import { type Reply, say } from '../../src/slack/reply.ts';
import {
  chooseStage,
  findTicket,
  type OpenedTicket,
} from '../../src/usecases/ticket/find-ticket.ts';
import { readStage } from '../../src/usecases/ticket/read-stage.ts';
import { showTicket } from '../../src/usecases/ticket/show-ticket.ts';

type Verb =
  | 'accept'
  | 'decline'
  | 'done'
  | 'approve'
  | 'reject'
  | 'skip'
  | 'wait'
  | 'resume'
  | 'assign'
  | 'plan'
  | 'green'
  | 'block'
  | 'unblock'
  | 'link'
  | 'note'
  | 'history'
  | 'close'
  | 'reopen';

/** What a verb works on: the ticket that stands first in the line, and what is said behind it. */
export type TypedOnTicket = { readonly opened: OpenedTicket; readonly text: string };

/** A command `/ticket <verb> GC-12 …`; a ticket that it changed is shown. */
export function ticketCommand(
  verb: Verb,
  verbs: readonly string[],
  run: (typed: TypedOnTicket, context: GestureContext) => Promise<TicketFile | Reply>,
): Command {
  const example: MessageKey = `ticket.${verb}.example`;
  return defineCommand({
    noun: 'ticket',
    verbs: [verb, ...verbs],
    summary: `ticket.${verb}.summary`,
    usage: `ticket.${verb}.usage`,
    example,
    takesText: true,
    read: (text) => splitTicketNumber(text, example),
    async run({ number, rest }, context) {
      const opened = await findTicket(context, { number });
      const result = await run({ opened, text: rest }, context);
      return 'ticket' in result ? say(await showTicket(context, result, 'ticket.saved')) : result;
    },
  });
}

/** The stage that a text names, or the one that can only be meant, and the rest of the text. */
export function stageOf(
  { opened, text }: TypedOnTicket,
  context: GestureContext,
  fits?: (stage: Stage) => boolean,
): { readonly stage: Stage; readonly rest: string } {
  const { stage, rest } = readStage(text, opened.template);
  return { stage: chooseStage(context, opened, stage, fits), rest };
}
