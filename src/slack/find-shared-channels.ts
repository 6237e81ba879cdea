import { setTimeout as wait } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Instant } from '../domain/zoned-time.ts';
import { classifyOutcome, type Outcome } from './classify-outcome.ts';

/** A channel that is shared meanwhile gets nothing more after so long. Ours. */
const freshMs = 10 * 60 * 1000;

const channelInfo = z.object({
  channel: z.object({
    is_ext_shared: z.boolean().default(false),
    is_pending_ext_shared: z.boolean().default(false),
  }),
});

/** A person who typed a line waits so long for it. Ours: Slack waits three seconds for the answer. */
const patienceMs = 700;

/** Slack has no code for it: a message would go through, and others would read it. */
export const sharedChannel = 'shared_with_others';

/** Channels are called so; everything else that messages go to is one person. */
const isChannel = (place: string): boolean => /^[CG]/.test(place);

export type SharedChannels = {
  /** Why nothing may be posted at a place, or not now; null where it may. */
  refusal(place: string): Promise<Outcome | null>;
  /** Whether others are known to read at a place; where Slack does not say, they are not. */
  areOthersIn(place: string): Promise<boolean>;
};

/**
 * Knows which channels people of another company read: nothing of ours is posted there. Slack is
 * asked again every ten minutes; where it cannot be asked, the message waits.
 */
export function findSharedChannels(client: WebClient, clock: () => Instant): SharedChannels {
  /** When Slack last did not say. */
  const refused = new Map<string, Instant>();
  const known = new Map<string, { readonly at: Instant; readonly isShared: boolean }>();

  async function isShared(place: string): Promise<boolean> {
    const seen = known.get(place);
    if (seen && clock() - seen.at < freshMs) return seen.isShared;
    const { channel } = channelInfo.parse(await client.conversations.info({ channel: place }));
    const found = channel.is_ext_shared || channel.is_pending_ext_shared;
    known.set(place, { at: clock(), isShared: found });
    return found;
  }

  return {
    async areOthersIn(place) {
      if (!isChannel(place)) return false;
      const refusedAt = refused.get(place);
      if (refusedAt !== undefined && clock() - refusedAt < freshMs) return false;
      const asking = isShared(place).catch(() => {
        refused.set(place, clock());
        return false;
      });
      // What is said to one person alone there does not wait long for an answer about the place.
      return Promise.race([asking, wait(patienceMs, false, { ref: false })]);
    },
    async refusal(place) {
      if (!isChannel(place)) return null;
      try {
        return (await isShared(place)) ? { kind: 'blocked', reason: sharedChannel } : null;
      } catch (error) {
        const outcome = classifyOutcome(error);
        // What Slack refuses to say of a channel, it says again when something is posted there.
        if (outcome.kind === 'blocked' || outcome.kind === 'parked') return null;
        return outcome.kind === 'rate-limited' ? outcome : { ...outcome, kind: 'unreachable' };
      }
    },
  };
}
