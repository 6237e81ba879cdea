import { useMemo, useState } from 'react';
import type { WorkspaceState } from '../protocol.ts';
import { countUnread, newestMoments, type SeenMoments } from './count-unread.ts';

type Seen = {
  readonly personId: string;
  readonly moments: SeenMoments;
  /** The channel on screen, and what of it had been seen before it was opened. */
  readonly channelId: string | null;
  readonly newSince: number | null;
};

/** What came while a person looked elsewhere. */
export type Unread = {
  /** New messages by channel id. */
  readonly unread: ReadonlyMap<string, number>;
  /**
   * Epoch milliseconds: what is later was new when the channel on screen was opened. `null` where
   * nothing was.
   */
  readonly newSince: number | null;
};

/**
 * Counts new messages. What is there when a person's page opens counts as seen.
 * @param channelId The channel on screen; its messages are seen as they come.
 */
export function useUnread(state: WorkspaceState, channelId: string | null): Unread {
  const { messages, personId } = state;
  const newest = useMemo(() => newestMoments(messages), [messages]);
  const here = channelId === null ? 0 : (newest.get(channelId) ?? 0);
  const [seen, setSeen] = useState<Seen>({ personId, moments: newest, channelId, newSince: null });

  const known = seen.personId === personId ? seen.moments : newest;
  const seenHere = channelId === null ? 0 : (known.get(channelId) ?? 0);
  const isElsewhere = seen.channelId !== channelId || seen.personId !== personId;
  if (isElsewhere || seenHere < here) {
    // What comes while the reader looks on is not new to them.
    const wasNew = seenHere < here ? seenHere : null;
    const newSince = isElsewhere ? wasNew : seen.newSince;
    const moments = channelId === null ? known : new Map(known).set(channelId, here);
    setSeen({ personId, moments, channelId, newSince });
  }
  const unread = useMemo(
    () => countUnread(messages, personId, seen.moments),
    [messages, personId, seen.moments],
  );
  return { unread, newSince: seen.newSince };
}
