import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { OutboxMessage } from '../ports/reminders.ts';
import { filesByName } from './find-shared-file.ts';

/** Slack's words for a file that is there no more, or never was shown. */
const goneErrors: readonly unknown[] = ['file_deleted', 'file_not_found'];

/**
 * Deletes a file in Slack; one that is gone is deleted. Where its id was not kept all files are deleted
 * that bear the name of the message that brought it, but for those it has brought since, whose ids are.
 */
export async function deleteFile(
  client: WebClient,
  fileId: string | null,
  broughtBy: OutboxMessage | undefined,
): Promise<void> {
  for (const file of fileId === null ? await unkeptIds(client, broughtBy) : [fileId]) {
    try {
      await client.files.delete({ file });
    } catch (error) {
      const isGone = error instanceof WebAPIPlatformError && goneErrors.includes(error.data.error);
      if (!isGone) throw error;
    }
  }
}

async function unkeptIds(
  client: WebClient,
  broughtBy: OutboxMessage | undefined,
): Promise<readonly string[]> {
  if (!broughtBy) return [];
  const { ids, isWhole } = await filesByName(client, broughtBy);
  if (!isWhole) throw new Error('too many files to look through');
  return ids.filter((id) => !broughtBy.slackFileIds.includes(id));
}
