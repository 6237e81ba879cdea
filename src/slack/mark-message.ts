import { createHash } from 'node:crypto';

/** Marks a message as one of this bot's outbox; its payload holds nothing but an opaque key. */
export const metadataEventType = 'linesman_outbox';

/**
 * A UUID made from the outbox id, the same at every attempt, by which Slack may recognise a
 * repeated message. Nothing relies on it.
 */
export function messageId(outboxId: string): string {
  const digits = createHash('sha1').update(`linesman/${outboxId}`).digest('hex');
  const variant = ((Number.parseInt(digits.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `5${digits.slice(13, 16)}`,
    `${variant}${digits.slice(18, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}
