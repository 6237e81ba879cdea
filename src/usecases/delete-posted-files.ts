import type { WorkspaceId } from '../domain/person.ts';
import { type Instant, instant } from '../domain/zoned-time.ts';
import type { PostedFile } from '../ports/erasures.ts';
import type { Repositories } from '../ports/store.ts';

/** Slack takes 50 calls of `files.delete` in a minute (its Tier 3). */
const betweenDeletionsMs = 1_200;

/** Queues that files which the bot put into Slack are deleted there. Answers with how many. */
export async function deletePostedFiles(
  { erasures, outbox }: Repositories,
  workspaceId: WorkspaceId,
  now: Instant,
): Promise<number> {
  const files = await erasures.postedFiles(workspaceId);
  for (const [index, { messageId, channelId, fileId }] of files.entries()) {
    await outbox.add({
      workspaceId,
      dedupeKey: `deletion/${fileId ?? messageId}/${now}`,
      kind: 'delete',
      channelId,
      threadTs: null,
      target: fileId,
      content: { kind: 'deletion' },
      subjectId: messageId,
      subjectVersion: null,
      priority: 0,
      notBefore: instant(now + index * betweenDeletionsMs),
      expiresAt: null,
      createdAt: now,
    });
  }
  return countOf(files);
}

/** One that was uploaded twice is one file to whoever asked for it. */
export const countOf = (files: readonly PostedFile[]): number =>
  new Set(files.map(({ messageId }) => messageId)).size;
