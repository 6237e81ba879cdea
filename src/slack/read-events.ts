import { z } from 'zod';
import type { WorkspaceId } from '../domain/person.ts';
import { type Instant, instant } from '../domain/zoned-time.ts';
import { metadataEventType } from './mark-message.ts';
import { channelsNamed, plainLine, typedText } from './read-payloads.ts';

/** A workspace's id takes its brand where it comes in. */
const workspaceId = z.string().transform((id) => id as WorkspaceId);

/** A file that came with a message; it stays in Slack. */
const sentFile = z.object({
  id: z.string(),
  name: z.string(),
  mimeType: z.string(),
  permalink: z.string(),
  /** Where its bytes are; empty in what an earlier version kept. */
  downloadUrl: z.string().default(''),
});
export type SentFile = z.output<typeof sentFile>;

/** Events that are acted on; stored as they stand here until they are done. */
export const incomingEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('line'),
    workspaceId,
    userId: z.string(),
    channelId: z.string(),
    /** Thread to answer in; null outside of one. */
    threadTs: z.string().nullable(),
    isDirect: z.boolean(),
    text: z.string(),
    /** Channels that the text names. */
    namedChannels: z.array(z.string()).default([]),
    /** Slack's mark of the message, `seconds.micros`; null in what an earlier version kept. */
    ts: z.string().nullable().default(null),
    /** Photos and documents that came with it. */
    files: z.array(sentFile).default([]),
  }),
  z.object({
    type: z.literal('invited'),
    workspaceId,
    channelId: z.string(),
    inviterId: z.string(),
  }),
  z.object({
    type: z.literal('token-lost'),
    workspaceId,
    reason: z.enum(['app_uninstalled', 'tokens_revoked']),
    /** Slack's time of it, in milliseconds. */
    at: z.number().transform(instant),
  }),
]);
export type IncomingEvent = z.output<typeof incomingEvent>;

/** When a line was written, by Slack's mark of it; never after it was received. */
export function writtenAt(
  { ts }: Extract<IncomingEvent, { type: 'line' }>,
  receivedAt: Instant,
): Instant {
  const written = ts === null ? Number.NaN : Math.floor(Number(ts) * 1000);
  return written < receivedAt ? instant(written) : receivedAt;
}

const eventEnvelope = z.object({
  type: z.literal('event_callback'),
  team_id: workspaceId,
  event_id: z.string(),
  event: z.looseObject({ type: z.string() }),
});
/** A file as Slack describes it; one that the bot may not see has no more than an id. */
const slackFile = z.object({
  id: z.string(),
  name: typedText.nullish(),
  mimetype: z.string().nullish(),
  permalink: z.string().nullish(),
  url_private_download: z.string().nullish(),
  url_private: z.string().nullish(),
});
const messageEvent = z.object({
  type: z.enum(['message', 'app_mention']),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string(),
  text: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  subtype: z.literal('file_share').optional(),
  files: z.array(slackFile).default([]),
  bot_id: z.undefined().optional(),
});
const describeFile = (file: Omit<z.output<typeof slackFile>, 'permalink'>) => ({
  id: file.id,
  name: file.name || file.id,
  mimeType: file.mimetype ?? '',
  downloadUrl: file.url_private_download ?? file.url_private ?? '',
});
const joinedEvent = z.object({
  type: z.literal('member_joined_channel'),
  user: z.string(),
  channel: z.string(),
  inviter: z.string(),
});

const tokenLost = z.object({
  event_time: z.number(),
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_uninstalled') }),
    // Users whose tokens it was: an app may have tokens of people besides the bot's.
    z.object({
      type: z.literal('tokens_revoked'),
      tokens: z.object({ bot: z.array(z.string()).default([]) }),
    }),
  ]),
});

/** Key and content of an event that is acted on; undefined for all others. */
export function readEvent(
  body: unknown,
  botUserId: string,
): { readonly key: string; readonly event: IncomingEvent } | undefined {
  const envelope = eventEnvelope.safeParse(body);
  if (!envelope.success) return undefined;
  const { team_id, event_id, event } = envelope.data;
  const key = `event/${team_id}/${event_id}`;
  const joined = joinedEvent.safeParse(event);
  if (joined.success) {
    if (joined.data.user !== botUserId) return undefined;
    const { channel: channelId, inviter: inviterId } = joined.data;
    return { key, event: { type: 'invited', workspaceId: team_id, channelId, inviterId } };
  }
  const lost = tokenLost.safeParse(body);
  if (lost.success) {
    const { event: how, event_time } = lost.data;
    if (how.type === 'tokens_revoked' && !how.tokens.bot.includes(botUserId)) return undefined;
    const at = instant(event_time * 1000);
    return { key, event: { type: 'token-lost', workspaceId: team_id, reason: how.type, at } };
  }
  const message = messageEvent.safeParse(event);
  if (!message.success || message.data.user === botUserId) return undefined;
  const { type, channel, channel_type, user, text, ts, thread_ts, files } = message.data;
  const isDirect = type === 'message';
  if (isDirect && channel_type !== 'im') return undefined;
  return {
    key,
    event: {
      type: 'line',
      workspaceId: team_id,
      userId: user,
      channelId: channel,
      // Slack shows a private answer only in a thread that has begun already.
      threadTs: thread_ts ?? null,
      isDirect,
      text: plainLine(text, botUserId).trim(),
      namedChannels: [...channelsNamed(text)],
      ts,
      files: files.flatMap(({ permalink, ...file }) =>
        permalink ? [{ ...describeFile(file), permalink }] : [],
      ),
    },
  };
}

const metadataEcho = z.object({
  event: z.object({
    type: z.literal('message_metadata_posted'),
    user_id: z.string(),
    channel_id: z.string(),
    message_ts: z.string(),
    metadata: z.object({
      event_type: z.string(),
      event_payload: z.object({ key: z.string() }),
    }),
  }),
});

/** A message of this bot as Slack tells of it: which one, and where it stands. */
export type MetadataEcho = {
  readonly outboxId: string;
  readonly channelId: string;
  readonly ts: string;
};

/** Undefined for anything else, also for a mark that another app has copied. */
export function readMetadataEcho(body: unknown, botUserId: string): MetadataEcho | undefined {
  const echo = metadataEcho.safeParse(body);
  if (!echo.success || echo.data.event.user_id !== botUserId) return undefined;
  const { channel_id, message_ts, metadata } = echo.data.event;
  if (metadata.event_type !== metadataEventType) return undefined;
  return { outboxId: metadata.event_payload.key, channelId: channel_id, ts: message_ts };
}

const userChange = z.object({
  team_id: workspaceId,
  event: z.object({ type: z.literal('user_change'), user: z.looseObject({ id: z.string() }) }),
});

/** Somebody whose account or profile has changed, as Slack describes them; undefined for anything else. */
export function readUserChange(
  body: unknown,
): { readonly workspaceId: WorkspaceId; readonly user: unknown } | undefined {
  const change = userChange.safeParse(body);
  if (!change.success) return undefined;
  return { workspaceId: change.data.team_id, user: change.data.event.user };
}

const homeOpened = z.object({
  team_id: workspaceId,
  event: z.object({ type: z.literal('app_home_opened'), user: z.string(), tab: z.string() }),
});

/** Who opened the Home tab; undefined for anything else. */
export function readHomeOpened(
  body: unknown,
): { readonly workspaceId: WorkspaceId; readonly userId: string } | undefined {
  const opened = homeOpened.safeParse(body);
  if (!opened.success || opened.data.event.tab !== 'home') return undefined;
  return { workspaceId: opened.data.team_id, userId: opened.data.event.user };
}
