import type { Mentioned } from '../domain/quantity.ts';
import type { ReferenceKind } from '../domain/reference.ts';
import type { CalendarDay, Instant } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import type { CustomerIndex } from '../language/customers/find-customer.ts';
import type { AttachedFile } from '../usecases/attach-files.ts';
import type { UseCaseContext } from '../usecases/use-case-context.ts';
import type { Reply } from './reply.ts';

/** The nouns that lines start with; each is a slash command. */
export type Noun = 'visit' | 'customer' | 'ticket' | 'due' | 'progress' | 'kam';

/** All that a command, a button or a form may use. */
export type GestureContext = UseCaseContext & {
  readonly words: Words;
  /** The actor's customers, by every name they are known by. */
  readonly customers: CustomerIndex;
  /** People whom the line mentions; it has their names in place of Slack's code. */
  readonly mentioned: readonly Mentioned[];
  /** Whether people of the team's region work on a day. */
  readonly isWorkday: (day: CalendarDay) => boolean;
  /** All that can be typed, in the order of help. */
  readonly commands: readonly CommandHelpEntry[];
  /** The address of calendars without their secret; null where the bot is not reached by HTTP. */
  readonly feedBase: string | null;
  /** Something nobody can guess. */
  readonly newSecret: () => string;
  /** Key of the delivery; its text can be read again by it. */
  readonly deliveryKey: string;
  /** Where it happened. */
  readonly channelId: string;
  /** Channels that the line names. */
  readonly namedChannels: readonly string[];
  /** Whether that is a direct message. */
  readonly isDirect: boolean;
  /** Where an answer can be replaced later, if Slack gave an address. */
  readonly responseUrl: string | null;
  /** An earlier line of this person. */
  readonly earlierLine: (deliveryKey: string) => Promise<EarlierLine>;
};

/** A line that is taken up again. */
export type EarlierLine = {
  /** What it said after its noun and verb. */
  readonly text: string;
  readonly mentioned: readonly Mentioned[];
  /** When it was typed: “tomorrow” is the day after this. */
  readonly receivedAt: Instant;
  /** What came with it. */
  readonly files: readonly AttachedFile[];
};

/** Reading a line happens before the transaction and needs no records. */
export type ReadingContext = Pick<
  GestureContext,
  | 'actor'
  | 'now'
  | 'today'
  | 'settings'
  | 'words'
  | 'customers'
  | 'mentioned'
  | 'isWorkday'
  | 'commands'
>;

/** What help knows of a command. */
export type CommandHelpEntry = {
  readonly noun: Noun;
  readonly summary: MessageKey;
  readonly usage: MessageKey;
  readonly example: MessageKey;
};

export type CommandDefinition<Arguments> = CommandHelpEntry & {
  /** Words after the noun, in every language; none: the line has only the noun and its text. */
  readonly verbs: readonly string[];
  /** Whether text may follow. */
  readonly takesText: boolean;
  /** Set where the command shows a record whose reference stands alone in a line. */
  readonly reference?: ReferenceKind;
  /** Text → what was understood. @throws UserError */
  read(text: string, context: ReadingContext): Arguments;
  /** Does it, inside the line's transaction. @throws UserError */
  run(input: Arguments, context: GestureContext): Promise<Reply>;
};

/** A command with its arguments closed over, as the router holds it. */
export type Command = Omit<CommandDefinition<never>, 'read' | 'run'> & {
  prepare(text: string, context: ReadingContext): (context: GestureContext) => Promise<Reply>;
};

export function defineCommand<Arguments>({
  read,
  run,
  ...rest
}: CommandDefinition<Arguments>): Command {
  return {
    ...rest,
    prepare(text, context) {
      const input = read(text, context);
      return (gesture) => run(input, gesture);
    },
  };
}
