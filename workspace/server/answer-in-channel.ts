import { objectsOf } from '../../block-kit/slack-json.ts';
import { validateMessage, wordFault } from '../../block-kit/validate-payload.ts';
import type { SlackJson } from '../protocol.ts';
import type { ResponseContext } from './issue-response-urls.ts';
import { sendChangeEvent, sendMessageEvents } from './send-events.ts';
import type { World } from './world.ts';

/** What the app answers to a command or an action. */
export type ChannelAnswer = {
  readonly text: string;
  readonly blocks: unknown;
  /** For everybody; otherwise for the person alone. */
  readonly isInChannel: boolean;
  readonly replacesOriginal: boolean;
  readonly deletesOriginal: boolean;
  readonly threadTs: string | null;
};

/**
 * Shows an answer where the person is: as a new message, in place of the message that was acted
 * upon, or by deleting that. The answer is `null`, or Slack's error with its messages.
 */
export function answerInChannel(
  world: World,
  context: ResponseContext,
  answer: ChannelAnswer,
): SlackJson | null {
  const { messages, app } = world;
  const { channelId, personId } = context;
  const messageTs = context.original.ts;
  const { text } = answer;
  const faults = validateMessage({ text, blocks: answer.blocks });
  if (faults.length > 0) {
    return { error: 'invalid_blocks', response_metadata: { messages: faults.map(wordFault) } };
  }
  const blocks = objectsOf(answer.blocks);
  const original = messageTs === null ? undefined : messages.find(channelId, messageTs, personId);
  if (answer.deletesOriginal) {
    if (original === undefined) return { error: 'message_not_found' };
    messages.remove(original);
    sendChangeEvent(world, original, null);
    return null;
  }
  if (text === '' && blocks.length === 0) return { error: 'no_text' };
  if (answer.replacesOriginal && messageTs !== null) {
    if (original === undefined) return { error: 'message_not_found' };
    const changed = messages.change(original, { text, blocks });
    sendChangeEvent(world, original, changed);
    return null;
  }
  const message = messages.add({
    channelId,
    authorId: app.botUserId,
    text,
    blocks,
    threadTs: answer.threadTs,
    ephemeralFor: answer.isInChannel ? null : personId,
  });
  if (context.original.isCommand) context.original.ts = message.ts;
  if (answer.isInChannel) sendMessageEvents(world, message);
  return null;
}
