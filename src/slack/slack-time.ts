import type { WebClient } from '@slack/web-api';
import type { Instant } from '../domain/zoned-time.ts';
import type { Log } from '../ports/log.ts';
import { classifyOutcome } from './classify-outcome.ts';

/** Slack's time, by the `Date` of its answers; to the second, and as old as the way back. */
export type SlackTime = {
  /** Takes the header of an answer that has just come. */
  note(date: string | null): void;
  /**
   * How far this clock is ahead of Slack's in milliseconds; negative: behind. Slack is asked where it
   * has not answered lately, or where the clock jumped since. Null: it jumped, and Slack is silent.
   */
  aheadMs(client: Pick<WebClient, 'api'>, log: Log): Promise<number | null>;
};

/** By this clock; a jump shorter than these is not noticed, and is below what holds reminders. */
const freshMs = 5 * 60_000;
const backMs = 60_000;

export function keepSlackTime(clock: () => Instant): SlackTime {
  let noted: { readonly at: Instant; readonly aheadMs: number } | null = null;
  /** When the clock was last known not to have jumped since `noted`. */
  let steadyAt: Instant | null = null;
  const isNear = (at: Instant | null, now: Instant) =>
    at !== null && now - at <= freshMs && at - now <= backMs;
  return {
    note(date) {
      const slackMs = Date.parse(date ?? '');
      if (Number.isNaN(slackMs)) return;
      const at = clock();
      noted = { at, aheadMs: at - slackMs };
      steadyAt = at;
    },
    async aheadMs(client, log) {
      if (!isNear(noted?.at ?? null, clock())) {
        try {
          await client.api.test();
        } catch (error) {
          log.warn({ reason: classifyOutcome(error).reason }, 'Slack does not say what time it is');
        }
      }
      const now = clock();
      if (!isNear(steadyAt, now)) return null;
      steadyAt = now;
      return noted?.aheadMs ?? null;
    },
  };
}
