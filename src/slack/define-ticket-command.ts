import type { Stage, TicketFile } from '../domain/ticket/ticket.ts';
import { splitTicketNumber } from '../language/split-ticket-number.ts';
import { chooseStage, findTicket, type OpenedTicket } from '../usecases/ticket/find-ticket.ts';
import { readStage } from '../usecases/ticket/read-stage.ts';
import { answerChange } from '../usecases/ticket/show-ticket.ts';
import {
  type Command,
  type CommandDefinition,
  defineCommand,
  type GestureContext,
} from './define-command.ts';
import { type Reply, say } from './reply.ts';

/** What a verb works on: the ticket that stands first in the line, and what is said behind it. */
export type TypedOnTicket = { readonly opened: OpenedTicket; readonly text: string };

/** A command that changes or tells of one ticket. */
type TicketCommand = Pick<CommandDefinition<unknown>, 'verbs' | 'summary' | 'usage' | 'example'> & {
  run(typed: TypedOnTicket, context: GestureContext): Promise<TicketFile | Reply>;
};

/** A command `/ticket <verb> GC-12 …`; what it changed is said. */
export function defineTicketCommand({ run, ...rest }: TicketCommand): Command {
  return defineCommand({
    ...rest,
    noun: 'ticket',
    takesText: true,
    read: (text) => splitTicketNumber(text, rest.example),
    async run({ number, rest: text }, context) {
      const opened = await findTicket(context, { number });
      const result = await run({ opened, text }, context);
      return 'ticket' in result ? say(await answerChange(context, result)) : result;
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
