import type { Stage, TicketFile } from '../domain/ticket/ticket.ts';
import type { MessageKey } from '../i18n/words.ts';
import { splitReference } from '../language/split-reference.ts';
import {
  chooseStage,
  findTicket,
  type OpenedTicket,
  type StageChoice,
} from '../usecases/ticket/find-ticket.ts';
import { readStage, refuseNearStage, unknownStage } from '../usecases/ticket/read-stage.ts';
import { answerChange } from '../usecases/ticket/show-ticket.ts';
import {
  type Command,
  type CommandDefinition,
  defineCommand,
  type GestureContext,
} from './define-command.ts';
import { type Reply, say } from './reply.ts';

/** What a verb works on: the ticket that stands first in the line, and what is said behind it. */
export type TypedOnTicket = {
  readonly opened: OpenedTicket;
  readonly text: string;
  /** The line of this verb that works. */
  readonly example: MessageKey;
};

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
    read: (text) => splitReference('ticket', text, rest.example),
    async run({ number, rest: text }, context) {
      const opened = await findTicket(context, { number });
      const result = await run({ opened, text, example: rest.example }, context);
      return 'ticket' in result ? say(await answerChange(context, result)) : result;
    },
  });
}

/**
 * The stage that a text names, or the one that can only be meant, and the rest of the text.
 *
 * @throws UserError where it names nearly one, or where several may be meant.
 */
export function stageOf(
  { opened, text, example }: TypedOnTicket,
  context: GestureContext,
  choice: StageChoice = {},
): { readonly stage: Stage; readonly rest: string } {
  const { stage, rest } = readStage(text, opened.template);
  if (stage === null) refuseNearStage(opened, text);
  return { stage: chooseStage(context, opened, stage, { example, ...choice }), rest };
}

/**
 * The same for a line that takes nothing but a stage.
 *
 * @throws UserError where anything else stands there.
 */
export function onlyStageOf(
  typed: TypedOnTicket,
  context: GestureContext,
  choice: StageChoice = {},
): Stage {
  const { opened, text, example } = typed;
  const { stage } = readStage(text, opened.template);
  if (stage === null && text.trim() !== '') throw unknownStage(opened, text, example);
  return stageOf(typed, context, choice).stage;
}
