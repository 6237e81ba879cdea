import { useMemo, useState } from 'react';
import type { WorkspaceState } from '../protocol.ts';
import { countUnread, newestMoments, type SeenMoments } from './count-unread.ts';

type Seen = { readonly personId: string; readonly moments: SeenMoments };

/**
 * New messages by channel id. What is there when a person's page opens counts as seen.
 * @param channelId The channel on screen; its messages are seen as they come.
 */
export function useUnread(
  state: WorkspaceState,
  channelId: string | null,
): ReadonlyMap<string, number> {
  const { messages, personId } = state;
  const newest = useMemo(() => newestMoments(messages), [messages]);
  const [seen, setSeen] = useState<Seen>({ personId, moments: newest });

  const current = channelId === null ? 0 : (newest.get(channelId) ?? 0);
  if (seen.personId !== personId) setSeen({ personId, moments: newest });
  else if (channelId !== null && (seen.moments.get(channelId) ?? 0) < current) {
    setSeen({ personId, moments: new Map(seen.moments).set(channelId, current) });
  }
  return useMemo(
    () => countUnread(messages, personId, seen.moments),
    [messages, personId, seen.moments],
  );
}
