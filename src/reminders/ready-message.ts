import type { WorkspaceId } from '../domain/person.ts';
import type { Instant } from '../domain/zoned-time.ts';
import type { NewOutboxMessage, OutboxContent } from '../ports/reminders.ts';
import type { Message } from '../views/message.ts';

/** Where a message goes: a channel, a person's direct messages, or one person in a channel. */
export type Address = {
  readonly workspaceId: WorkspaceId;
  /** Channel, or the Slack user who gets a direct message. */
  readonly channelId: string;
  readonly kind?: 'post' | 'private';
  readonly threadTs?: string | null;
  /** private: who sees it. post: who hears of it when it cannot be posted there. */
  readonly target?: string | null;
};

/** An outbox message whose words are ready, to go out at once, ahead of reminders. */
export function readyMessage(
  {
    text,
    blocks,
    drawnBySlack,
    about,
  }: Message & Pick<Extract<OutboxContent, { kind: 'ready' }>, 'about' | 'drawnBySlack'>,
  { workspaceId, channelId, kind = 'post', threadTs = null, target = null }: Address,
  dedupeKey: string,
  now: Instant,
): NewOutboxMessage {
  return {
    workspaceId,
    dedupeKey,
    kind,
    channelId,
    threadTs,
    target,
    content: {
      kind: 'ready',
      text,
      blocks,
      ...(drawnBySlack ? { drawnBySlack } : {}),
      ...(about ? { about } : {}),
    },
    subjectId: null,
    subjectVersion: null,
    priority: 0,
    notBefore: now,
    expiresAt: null,
    createdAt: now,
  };
}
