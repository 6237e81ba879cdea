import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { OutboxMessage } from '../ports/reminders.ts';
import { classifyOutcome } from './classify-outcome.ts';
import { conversationOf, type Fate, windowBeforeMs } from './find-in-history.ts';
import { fileNameOf } from './share-file.ts';

const pageSize = 100;

const filePage = z.object({ files: z.array(z.looseObject({ name: z.string().nullish() })) });

/**
 * Looks by its name for a file whose sharing was never confirmed, among those of its conversation.
 * A file that was uploaded and not shared is not there, and may be uploaded again.
 */
export async function findSharedFile(client: WebClient, message: OutboxMessage): Promise<Fate> {
  const { content, channelId, firstTryAt, createdAt, id } = message;
  if (content.kind !== 'file') throw new Error(`The message ${id} has no file`);
  try {
    const since = Math.floor(((firstTryAt ?? createdAt) - windowBeforeMs) / 1000);
    const answer = await client.files.list({
      channel: await conversationOf(client, channelId),
      ts_from: String(since),
      count: pageSize,
    });
    const { files } = filePage.parse(answer);
    const name = fileNameOf(id, content);
    if (files.some((file) => file.name === name)) return { kind: 'found', place: null };
    return files.length < pageSize
      ? { kind: 'absent' }
      : { kind: 'unproven', reason: 'too many files to look through', isPassing: false };
  } catch (error) {
    const { kind, reason } = classifyOutcome(error);
    return { kind: 'unproven', reason, isPassing: kind !== 'blocked' && kind !== 'parked' };
  }
}
