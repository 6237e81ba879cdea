import type { WorkspaceMessage } from '../protocol.ts';
import { momentOf } from './arrange-messages.ts';

/** The newest moment seen in each channel, in epoch milliseconds by channel id. */
export type SeenMoments = ReadonlyMap<string, number>;

/** The newest moment of each channel that has messages. */
export function newestMoments(messages: readonly WorkspaceMessage[]): SeenMoments {
  const newest = new Map<string, number>();
  for (const { channelId, ts } of messages) {
    newest.set(channelId, Math.max(newest.get(channelId) ?? 0, momentOf(ts)));
  }
  return newest;
}

/** How many messages of others came after what was seen, by channel id; channels with none are absent. */
export function countUnread(
  messages: readonly WorkspaceMessage[],
  personId: string,
  seen: SeenMoments,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { channelId, ts, authorId } of messages) {
    if (authorId === personId || momentOf(ts) <= (seen.get(channelId) ?? 0)) continue;
    counts.set(channelId, (counts.get(channelId) ?? 0) + 1);
  }
  return counts;
}
