import { validateMessage, wordFault } from '../../block-kit/validate-payload.ts';
import type { Log } from '../ports/log.ts';
import { type Message, shorten } from '../views/message.ts';
import type { Reply } from './reply.ts';

/** Slack recommends no more for a text that stands alone. */
const plainTextLimit = 4_000;

/**
 * The message where Slack takes it. Blocks that Slack would refuse are a fault of ours: it is logged
 * with its place, and the plain text goes out instead, so that the person is told all the same.
 */
export function sendableMessage(message: Message, log: Log): Message {
  const faults = validateMessage(message);
  if (faults.length === 0) return message;
  log.error({ faults: faults.map(wordFault) }, 'a message goes out as plain text');
  return { text: shorten(message.text, plainTextLimit), blocks: [] };
}

/** The reply with its message as Slack takes it. */
export function sendableReply(reply: Reply, log: Log): Reply {
  return reply.kind === 'message' || reply.kind === 'rewrite'
    ? { ...reply, message: sendableMessage(reply.message, log) }
    : reply;
}
