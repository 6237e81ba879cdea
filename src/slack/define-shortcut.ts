import type { GestureContext } from './define-command.ts';
import type { ChosenMessage } from './read-shortcut.ts';
import type { Reply } from './reply.ts';

/** What is chosen from Slack's own menus: that of a message, or the one that is always there. */
export type Shortcut = {
  /** As the manifest has it. */
  readonly callbackId: string;
  /** `message`: the one in whose menu it was chosen; null where it was chosen from none. */
  run(message: ChosenMessage | null, context: GestureContext): Promise<Reply>;
};

/** Where the answer to a form goes that a shortcut opened: to where the shortcut was chosen. */
export const answerPlaceOf = (message: ChosenMessage | null, { responseUrl }: GestureContext) => ({
  responseUrl,
  threadTs: message?.threadTs ?? null,
});
