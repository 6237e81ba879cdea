import { type Instant, instant } from '../domain/zoned-time.ts';

/** Slack takes one message a second in each channel, and forgives short bursts. */
const perMessageMs = 1_000;
/** Ours: what Slack calls short. */
const burst = 3;

/** How fast each channel is served. */
export type Pace = {
  /** Counts a message that was posted. Until when the channel is left alone; null: it may go on. */
  posted(channelId: string, now: Instant): Instant | null;
};

/** As fast as it can: for a clock that stands still, on which no second ever passes. */
export const unpaced: Pace = { posted: () => null };

/**
 * A bucket for each channel: it holds a burst and fills up by one a second. What it has seen is
 * forgotten with the process; a pause that it asks for is kept in the database.
 */
export function paceChannels(): Pace {
  /** When each channel's bucket is full again. */
  const fullAt = new Map<string, number>();
  return {
    posted(channelId, now) {
      for (const [other, at] of fullAt) if (at <= now) fullAt.delete(other);
      const full = Math.max(now, fullAt.get(channelId) ?? now) + perMessageMs;
      fullAt.set(channelId, full);
      const freeAt = full - (burst - 1) * perMessageMs;
      return freeAt > now ? instant(freeAt) : null;
    },
  };
}
