import type { SlackJson } from '../protocol.ts';
import type { Fault } from './plan-faults.ts';

const minute = 60_000;
const second = 1_000;

/** Slack's tiers, in calls of one method in a minute. */
const tiers = { two: 20, three: 50, four: 100 } as const;

/** Each method's tier, by its reference page; methods with limits of their own are left out. */
const tierOf: { readonly [method: string]: number } = {
  'api.test': tiers.four,
  'bots.info': tiers.three,
  'chat.delete': tiers.three,
  'chat.postEphemeral': tiers.four,
  'chat.update': tiers.three,
  'conversations.history': tiers.three,
  'conversations.info': tiers.three,
  'conversations.join': tiers.three,
  'conversations.list': tiers.two,
  'conversations.members': tiers.four,
  'conversations.open': tiers.three,
  'conversations.replies': tiers.three,
  'files.completeUploadExternal': tiers.four,
  'files.delete': tiers.three,
  'files.getUploadURLExternal': tiers.four,
  'files.info': tiers.four,
  'files.list': tiers.three,
  'team.info': tiers.three,
  'users.conversations': tiers.three,
  'users.info': tiers.four,
  'users.list': tiers.two,
  'views.open': tiers.four,
  'views.publish': tiers.four,
  'views.push': tiers.four,
  'views.update': tiers.four,
};

/** Messages that a channel takes at once; after these it takes one a second. Slack names no figure. */
const channelBurst = 5;

/** Counts calls and refuses those that come too fast. */
export type RateLimits = {
  /** What a call meets that comes too fast; `undefined` for one that may pass, which is counted. */
  readonly refuse: (method: string, given: SlackJson) => Fault | undefined;
};

/** Nothing is refused. */
export const noRateLimits: RateLimits = { refuse: () => undefined };

/**
 * Slack's limits: so many calls of a method in a minute, and a message a second to a channel.
 * @param channelOf The id of the channel that an argument names, as a name, a person or an id.
 */
export function createRateLimits(
  now: () => number,
  channelOf: (given: string) => string,
): RateLimits {
  const calls = new Map<string, readonly number[]>();
  /** For each channel: when its burst is whole again. */
  const rested = new Map<string, number>();
  const refusal = (milliseconds: number): Fault => ({
    kind: 'rate-limited',
    retryAfterSeconds: Math.max(1, Math.ceil(milliseconds / second)),
  });
  const refusePost = (channel: string): Fault | undefined => {
    const restedAt = Math.max(rested.get(channel) ?? 0, now());
    const ahead = restedAt - now() - (channelBurst - 1) * second;
    if (ahead > 0) return refusal(ahead);
    rested.set(channel, restedAt + second);
    return undefined;
  };
  return {
    refuse(method, { channel }) {
      if (method === 'chat.postMessage') {
        return refusePost(typeof channel === 'string' ? channelOf(channel) : '');
      }
      const limit = tierOf[method];
      if (limit === undefined) return undefined;
      const recent = (calls.get(method) ?? []).filter((at) => at > now() - minute);
      const oldest = recent[recent.length - limit];
      if (oldest !== undefined) return refusal(oldest + minute - now());
      calls.set(method, [...recent, now()]);
      return undefined;
    },
  };
}
