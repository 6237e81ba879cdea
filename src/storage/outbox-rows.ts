import type { OutboxContent, OutboxMessage } from '../ports/reminders.ts';
import type { OutboxMessage as Row } from './generated/client.ts';
import { columnTo, orNull } from './row-values.ts';

/** One row that is damaged must not keep the sender from the others: it would claim it for ever. */
function readContent(text: string): OutboxContent {
  try {
    return JSON.parse(text);
  } catch {
    return { kind: 'unreadable' };
  }
}

/** What is left of words that were said long ago. */
export const forgotten: OutboxContent = { kind: 'ready', text: '', blocks: [] };

const kinds = ['post', 'private', 'update', 'file', 'delete'] as const;

/** A row as the message that it keeps. */
export function toMessage(row: Row): OutboxMessage {
  return {
    id: row.id,
    workspaceId: columnTo.workspaceId(row.workspaceId),
    dedupeKey: row.dedupeKey,
    kind: kinds.find((kind) => kind === row.kind) ?? 'post',
    channelId: row.channelId,
    threadTs: row.threadTs,
    target: row.target,
    content: readContent(row.content),
    subjectId: row.subjectId,
    subjectVersion: row.subjectVersion,
    priority: row.priority,
    sequence: row.sequence,
    notBefore: columnTo.instant(row.notBefore),
    expiresAt: orNull(row.expiresAt, columnTo.instant),
    state: columnTo.outboxState(row.state),
    reason: row.reason,
    attempt: row.attempt,
    checks: row.checks,
    fence: row.fence,
    leaseUntil: orNull(row.leaseUntil, columnTo.instant),
    firstTryAt: orNull(row.firstTryAt, columnTo.instant),
    lastTryAt: orNull(row.lastTryAt, columnTo.instant),
    slackChannelId: row.slackChannelId,
    slackTs: row.slackTs,
    slackFileIds: columnTo.fileIds(row.slackFileIds),
    createdAt: columnTo.instant(row.createdAt),
  };
}
