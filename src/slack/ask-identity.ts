import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { WorkspaceId } from '../domain/person.ts';
import type { Log } from '../ports/log.ts';
import { classifyOutcome } from './classify-outcome.ts';

const identity = z.object({
  team_id: z.string().transform((id) => id as WorkspaceId),
  user_id: z.string(),
  bot_id: z.string().default(''),
});

/** Who the bot is, by Slack's word. */
export type Identity = z.output<typeof identity>;

/** Half a minute after the network is back people are answered; a supervisor may give up sooner. */
const longestWaitMs = 15_000;
const firstWaitMs = 1_000;

/**
 * Asks Slack who the bot is, and goes on asking until it is reached: a start without a network would
 * otherwise end again and again, until the supervisor gives it up.
 *
 * @throws what Slack refuses the bot with.
 */
export async function askIdentity(client: WebClient, log: Log): Promise<Identity> {
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(longestWaitMs, waitMs * 2)) {
    try {
      return identity.parse(await client.auth.test());
    } catch (error) {
      const { kind, reason } = classifyOutcome(error);
      if (kind === 'parked' || kind === 'blocked' || error instanceof z.ZodError) throw error;
      log.warn({ reason, waitMs }, 'Slack is not reached; trying again');
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}
