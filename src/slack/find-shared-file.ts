import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { OutboxMessage } from '../ports/reminders.ts';
import { classifyOutcome } from './classify-outcome.ts';
import { clockDifferenceMs, conversationOf, type Fate } from './find-in-history.ts';
import { fileNameEnd } from './share-file.ts';

const pageSize = 100;

const filePage = z.object({
  files: z.array(z.looseObject({ id: z.string(), name: z.string().nullish() })),
});

/**
 * Ids of the files that bear a message's name, among those that came into its conversation while it was
 * tried. `isWhole`: whether all of these were looked through.
 */
export async function filesByName(
  client: WebClient,
  { content, channelId, firstTryAt, lastTryAt, createdAt, id }: OutboxMessage,
): Promise<{ readonly ids: readonly string[]; readonly isWhole: boolean }> {
  if (content.kind !== 'file') throw new Error(`The message ${id} has no file`);
  const since = Math.floor(((firstTryAt ?? createdAt) - clockDifferenceMs) / 1000);
  const until = Math.ceil(((lastTryAt ?? createdAt) + clockDifferenceMs) / 1000);
  const answer = await client.files.list({
    channel: await conversationOf(client, channelId),
    ts_from: String(since),
    ts_to: String(until),
    count: pageSize,
  });
  const { files } = filePage.parse(answer);
  // What stands before may have named somebody who was erased since.
  const end = fileNameEnd(id, content);
  return {
    ids: files.filter(({ name }) => name?.endsWith(end)).map((file) => file.id),
    isWhole: files.length < pageSize,
  };
}

/**
 * Looks by its name for a file whose sharing was never confirmed. A file that was uploaded and not
 * shared is not there, and may be uploaded again.
 */
export async function findSharedFile(client: WebClient, message: OutboxMessage): Promise<Fate> {
  try {
    const { ids, isWhole } = await filesByName(client, message);
    if (ids.length > 0) return { kind: 'found', place: null };
    return isWhole
      ? { kind: 'absent' }
      : { kind: 'unproven', reason: 'too many files to look through', isPassing: false };
  } catch (error) {
    const { kind, reason } = classifyOutcome(error);
    return { kind: 'unproven', reason, isPassing: kind !== 'blocked' && kind !== 'parked' };
  }
}
