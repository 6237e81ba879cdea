import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { bad, type Finding, good, look } from '../domain/finding.ts';
import type { Instant } from '../domain/zoned-time.ts';
import type { Log } from '../ports/log.ts';
import { aheadLimitMs, skewWorthTellingMs } from '../reminders/judge-clock.ts';
import { classifyOutcome, type Outcome } from './classify-outcome.ts';
import { remedyFor } from './keep-connections.ts';
import { interactiveClient } from './slack-clients.ts';
import { keepSlackTime } from './slack-time.ts';
import type { SlackEntrance } from './start-slack.ts';

export type SlackToCheck = {
  readonly botToken: string;
  readonly entrance: SlackEntrance;
  readonly apiUrl: string;
  /** The manifest's. */
  readonly scopes: readonly string[];
  readonly channels: readonly ChannelToCheck[];
  readonly clock: () => Instant;
  readonly log: Log;
};

/** A team's channel; null: none was set. */
export type ChannelToCheck = {
  readonly team: string;
  readonly kind: 'team' | 'leads' | 'admins';
  readonly id: string | null;
};

/** What Slack says of the token, and the client that asked. */
export type CheckedSlack = {
  readonly findings: readonly Finding[];
  readonly client: WebClient;
  /** The bot's own user; null where Slack refuses the token or is not reached. */
  readonly botUserId: string | null;
};

const identity = z.object({
  user: z.string(),
  user_id: z.string(),
  team: z.string(),
  team_id: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/** Asks Slack about tokens, scopes, channels and the time; changes nothing. */
export async function checkSlack(asked: SlackToCheck): Promise<CheckedSlack> {
  const { botToken, apiUrl, clock, log, scopes, channels } = asked;
  const time = keepSlackTime(clock);
  const client = interactiveClient({ botToken, apiUrl, onDate: time.note });
  const check = 'bot token';
  try {
    const bot = identity.parse(await client.auth.test());
    const findings = [
      good(check, `${bot.user} in ${bot.team} (${bot.team_id})`),
      await checkEntrance(asked),
      checkScopes(scopes, bot.response_metadata?.scopes),
      ...(await Promise.all(channels.map((channel) => checkChannel(client, channel)))),
      judgeDifference(await time.aheadMs(client, log)),
    ];
    return { findings, client, botUserId: bot.user_id };
  } catch (error) {
    const finding = refusal(check, classifyOutcome(error), 'SLACK_BOT_TOKEN');
    return { findings: [finding], client, botUserId: null };
  }
}

/** Slack knows the token, which was good once. */
const goneTokens = new Set(['account_inactive', 'token_revoked', 'app_uninstalled']);
const installAgain =
  'api.slack.com/apps → your app → Install App, then put the new token into SLACK_BOT_TOKEN';

/** Slack said no to a token, or nothing at all. */
function refusal(check: string, { kind, reason }: Outcome, variable: string): Finding {
  return kind === 'parked' || kind === 'blocked'
    ? bad(
        check,
        `Slack refuses it: ${reason}`,
        remedyFor(reason) ??
          (goneTokens.has(reason) ? installAgain : `put the right one into ${variable}`),
      )
    : bad(
        check,
        `Slack is not reached: ${reason}`,
        'look at the network, HTTPS_PROXY and SLACK_API_URL',
      );
}

async function checkEntrance({ entrance, apiUrl }: SlackToCheck): Promise<Finding> {
  if (entrance.kind === 'http') {
    const how = 'save the manifest, or press Verify at Event Subscriptions, while the bot runs';
    return look('signing secret', 'only a request from Slack can prove it', how);
  }
  try {
    // Hands out an address; no connection is opened.
    await interactiveClient({ botToken: entrance.appToken, apiUrl }).apps.connections.open({});
    return good('app token', 'Socket Mode may be joined');
  } catch (error) {
    return refusal('app token', classifyOutcome(error), 'SLACK_APP_TOKEN');
  }
}

function checkScopes(wanted: readonly string[], granted: readonly string[] | undefined): Finding {
  const check = 'scopes';
  if (granted === undefined) {
    return look(check, 'Slack does not name them', 'compare OAuth & Permissions with manifest.yml');
  }
  const missing = wanted.filter((scope) => !granted.includes(scope));
  const extra = granted.filter((scope) => !wanted.includes(scope));
  if (missing.length > 0) {
    return bad(
      check,
      `missing: ${missing.join(', ')}`,
      'paste manifest.yml anew and install the app again',
    );
  }
  return extra.length > 0
    ? look(
        check,
        `not needed: ${extra.join(', ')}`,
        'paste manifest.yml anew and install the app again',
      )
    : good(check, `all ${wanted.length} of manifest.yml`);
}

const channelInfo = z.object({
  channel: z.object({
    name: z.string().optional(),
    is_archived: z.boolean().optional(),
    is_member: z.boolean().optional(),
    is_private: z.boolean().optional(),
    is_ext_shared: z.boolean().optional(),
    is_pending_ext_shared: z.boolean().optional(),
  }),
});

async function checkChannel(client: WebClient, asked: ChannelToCheck): Promise<Finding> {
  const { team, kind, id } = asked;
  const check = `${kind} channel of ${team}`;
  const setUp = 'name another one in /kam setup';
  if (id === null) return look(check, 'none is set', 'type /kam setup in Slack');
  try {
    const { channel } = channelInfo.parse(await client.conversations.info({ channel: id }));
    const name = channel.name === undefined ? id : `#${channel.name} (${id})`;
    if (channel.is_archived) return bad(check, `${name} is archived`, setUp);
    if (!channel.is_member) {
      return bad(check, `the bot is not in ${name}`, 'type /invite @Linesman there');
    }
    if (channel.is_ext_shared || channel.is_pending_ext_shared) {
      const who = `${name} is shared with another company, which reads every post`;
      return bad(check, who, setUp);
    }
    if (kind === 'admins' && !channel.is_private) {
      const open = `${name} is open to the whole company`;
      return look(check, open, 'make it private in Slack, or name a private one in /kam setup');
    }
    return good(check, name);
  } catch (error) {
    const { reason } = classifyOutcome(error);
    return bad(check, `${id}: ${reason}`, `invite the bot there, or ${setUp}`);
  }
}

function judgeDifference(aheadMs: number | null): Finding {
  const check = 'clock';
  if (aheadMs === null) return look(check, 'Slack does not say what time it is', 'try again');
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  const says = `${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} Slack’s`;
  const remedy = 'set it right: timedatectl set-ntp true';
  if (aheadMs > aheadLimitMs) return bad(check, `${says}: reminders wait`, remedy);
  return Math.abs(aheadMs) > skewWorthTellingMs
    ? look(check, says, remedy)
    : good(check, seconds <= 2 ? 'goes with Slack’s' : says);
}
