import { randomBytes } from 'node:crypto';

/** Slack's limits for a `response_url`. */
export const responseUrlUses = 5;
export const responseUrlLifeMilliseconds = 30 * 60_000;

/** What a `response_url` was given out for. */
export type ResponseContext = {
  readonly personId: string;
  readonly channelId: string;
  /**
   * The message that `replace_original` means: the one that was acted upon, or after a slash
   * command the last answer to it (`null` before there is one).
   */
  readonly original: { readonly isCommand: boolean; ts: string | null };
};

/** Hands out `response_url`s and takes what is sent to them. */
export type ResponseUrlDesk = {
  readonly issue: (context: ResponseContext) => string;
  /** The context of a use, or Slack's error for one that is spent. */
  readonly use: (key: string) => ResponseContext | 'expired_url' | 'used_url' | 'unknown_url';
};

/** A desk with no addresses out. */
export function createResponseUrlDesk(
  now: () => number,
  addressOf: (key: string) => string,
): ResponseUrlDesk {
  const issued = new Map<string, { context: ResponseContext; at: number; uses: number }>();
  return {
    issue(context) {
      const key = randomBytes(18).toString('hex');
      issued.set(key, { context, at: now(), uses: 0 });
      return addressOf(key);
    },
    use(key) {
      const url = issued.get(key);
      if (url === undefined) return 'unknown_url';
      if (now() - url.at > responseUrlLifeMilliseconds) return 'expired_url';
      if (url.uses >= responseUrlUses) return 'used_url';
      url.uses += 1;
      return url.context;
    },
  };
}
