import type { OutboxContent, OutboxMessage } from '../ports/reminders.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * Queues that a message which Slack has shows its subject as it is now; nothing where its place is not
 * known. `mark`: tells this change from others. `version`: the subject's.
 */
export async function queueRewrite(
  { repositories, actor, now }: UseCaseContext,
  sent: OutboxMessage,
  content: Extract<OutboxContent, { kind: 'rewrite' }>,
  { mark, version }: { readonly mark: string; readonly version: number | null },
): Promise<void> {
  if (sent.slackChannelId === null || sent.slackTs === null) return;
  await repositories.outbox.add({
    workspaceId: actor.team.workspaceId,
    dedupeKey: `${sent.dedupeKey}/rewrite/${mark}`,
    kind: 'update',
    channelId: sent.slackChannelId,
    threadTs: null,
    target: sent.slackTs,
    content,
    subjectId: content.subjectId,
    subjectVersion: version,
    priority: 0,
    notBefore: now,
    expiresAt: null,
    createdAt: now,
  });
}
