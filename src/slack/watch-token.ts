import type { WebClient } from '@slack/web-api';
import type { WorkspaceId } from '../domain/person.ts';
import { type Instant, instant } from '../domain/zoned-time.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { TokenRefusal } from '../ports/workspaces.ts';
import { classifyOutcome, isTokenRefused } from './classify-outcome.ts';

export type TokenWatch = {
  /** Whose token it is. */
  readonly workspaceId: WorkspaceId;
  isRefused(): boolean;
  /** Since when and why; null: Slack takes it. */
  refusal(): TokenRefusal | null;
  /**
   * Slack has refused the token, or says that it will. Nothing is posted from then on.
   * @param uninstalledAt When the app was removed, where that is what Slack says.
   */
  refuse(reason: string, uninstalledAt?: Instant): Promise<void>;
  /** Asks Slack again where it refuses; call it regularly. */
  look(): Promise<void>;
};

/** Ours: a faulty Slack refuses good tokens for minutes, and `auth.test` may be asked far more often. */
const lookEveryMs = 60_000;

const meaning =
  'Slack refuses the bot: nothing is sent until the app is installed again and the bot is started with its new SLACK_BOT_TOKEN';

/**
 * Keeps what Slack says of the bot's token. Its events come in any order, repeated, late or never, and
 * so a refusal holds until `auth.test` says otherwise, and no longer.
 */
export function watchToken(tools: {
  readonly store: Store;
  readonly workspaceId: WorkspaceId;
  readonly client: WebClient;
  readonly clock: () => Instant;
  readonly log: Log;
}): TokenWatch {
  const { store, workspaceId, client, clock, log } = tools;
  let refusal: TokenRefusal | null = null;
  let lookedAt = clock();

  return {
    workspaceId,
    isRefused: () => refusal !== null,
    refusal: () => refusal,
    async refuse(reason, uninstalledAt) {
      const known = refusal;
      if (known && (uninstalledAt === undefined || known.uninstalledAt !== null)) return;
      const now = clock();
      refusal = {
        reason,
        since: known?.since ?? now,
        uninstalledAt: uninstalledAt ?? null,
        purgedAt: null,
      };
      // An event may be of an installation before this one: Slack is asked before anything is erased.
      lookedAt = uninstalledAt === undefined ? now : instant(now - lookEveryMs);
      log.error(refusal, meaning);
      const kept = refusal;
      try {
        await store.write(({ workspaces }) => workspaces.setRefusal(workspaceId, kept));
      } catch (error) {
        // What is not kept is to be told again.
        if (refusal === kept) refusal = known;
        throw error;
      }
    },
    async look() {
      const now = clock();
      // A clock that was set back must not end it.
      if (!refusal || (now >= lookedAt && now - lookedAt < lookEveryMs)) return;
      lookedAt = now;
      const asked = refusal;
      try {
        await client.auth.test();
      } catch (error) {
        const outcome = classifyOutcome(error);
        if (!isTokenRefused(outcome))
          log.warn({ reason: outcome.reason }, 'Slack does not say whether it takes the token');
        return;
      }
      // Slack has told of another one meanwhile.
      if (refusal !== asked) return;
      refusal = null;
      log.info({}, 'Slack takes the token again; what waited goes');
      try {
        await store.write(async ({ workspaces, outbox }) => {
          await workspaces.endRefusal(workspaceId);
          await outbox.unpark('Slack takes the token again');
        });
      } catch (error) {
        // As long as it stands in the database it goes on, and something is erased by it.
        refusal ??= asked;
        throw error;
      }
    },
  };
}
