import type { Instant } from '../domain/zoned-time.ts';
import type { NewOutboxMessage } from '../ports/reminders.ts';
import type { Address } from './ready-message.ts';

/** The record that a message is about, and what words it. */
export type PostedRecord = {
  /** Key of the `RecordMessage`. */
  readonly rule: string;
  readonly subjectId: string;
  readonly version: number | null;
  /** Set where the words depend on whom it goes to: a channel or a Slack user. */
  readonly to?: string;
};

/** An outbox message about a record: worded from it when it goes out, ahead of reminders. */
export function recordPost(
  { rule, subjectId, version, to }: PostedRecord,
  { workspaceId, channelId, threadTs = null, target = null }: Omit<Address, 'kind'>,
  dedupeKey: string,
  now: Instant,
): NewOutboxMessage {
  return {
    workspaceId,
    dedupeKey,
    kind: 'post',
    channelId,
    threadTs,
    target,
    content: { kind: 'rewrite', rule, subjectId, ...(to === undefined ? {} : { to }) },
    subjectId,
    subjectVersion: version,
    priority: 0,
    notBefore: now,
    expiresAt: null,
    createdAt: now,
  };
}
